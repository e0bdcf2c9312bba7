"""Own looks of two partnerships: colours, signs and menus are invented for the demonstration."""

from io import BytesIO

from PIL import Image, ImageDraw

from demo.building import ACTOR
from spoiwo.partnerships.models import Partnership
from spoiwo.sites.services import SiteDraft, edit_site
from spoiwo.sites.states import Section

_PAPER = "#ffffff"


def lubuskie(partnership: Partnership) -> None:
    """Give the partnership a vine-green look with all that its pages have."""
    edit_site(
        actor=ACTOR,
        partnership=partnership,
        version=0,
        draft=SiteDraft(
            colour="#2f6b1f",
            sections=(
                Section.ABOUT,
                Section.ARTICLES,
                Section.MEETINGS,
                Section.SIGNATORIES,
                Section.RECOMMENDATIONS,
                Section.PRACTICES,
                Section.NEWSLETTER,
            ),
            sign=_bunch("#2f6b1f"),
            sign_words="Znak pokazowy: kiść winogron z trzech rzędów",
        ),
    )


def zwolen(partnership: Partnership) -> None:
    """Give the partnership a blue look and a menu with a link of its own."""
    edit_site(
        actor=ACTOR,
        partnership=partnership,
        version=0,
        draft=SiteDraft(
            colour="#1f4e8c",
            sections=(
                Section.ABOUT,
                Section.ARTICLES,
                Section.MEETINGS,
                Section.OFFERS,
                Section.IDEAS,
                Section.REQUESTS,
            ),
            links=(("Kontakt", "/kontakt/"),),
            sign=_bridge("#1f4e8c"),
            sign_words="Znak pokazowy: most o dwóch przęsłach nad rzeką",
        ),
    )


def _bunch(ink: str) -> BytesIO:
    image = Image.new("RGB", (288, 288), _PAPER)
    canvas = ImageDraw.Draw(image)
    for row, number in enumerate((3, 2, 1)):
        left = 144 - number * 44
        for berry in range(number):
            at = left + berry * 88
            canvas.ellipse((at + 4, 52 + row * 76, at + 84, 132 + row * 76), fill=ink)
    canvas.line((144, 8, 144, 56), fill=ink, width=14)
    return _saved(image)


def _bridge(ink: str) -> BytesIO:
    image = Image.new("RGB", (432, 288), _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((8, 84, 424, 112), fill=ink)
    for left in (24, 224):
        canvas.arc((left, 100, left + 184, 300), 180, 360, fill=ink, width=22)
    for line in (236, 264):
        canvas.line((8, line, 424, line), fill=ink, width=8)
    return _saved(image)


def _saved(image: Image.Image) -> BytesIO:
    upload = BytesIO()
    image.save(upload, "PNG")
    upload.seek(0)
    return upload
