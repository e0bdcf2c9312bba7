"""A communiqué as a picture for social pages (1200 × 630 points), set in our own typefaces the Polish way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

from spoiwo.common import polish
from spoiwo.communiques.marks import lineup_on
from spoiwo.communiques.models import Communique
from spoiwo.documents.model import Sign
from spoiwo.projects.selectors import printed_signs

SIZE = (1200, 630)
# The light theme of static/css/tokens.css: paper, ink, brick, line.
PAPER, INK, MUTED, BRICK = "#fbfaf7", "#1d2327", "#545c61", "#a4391e"
_MARGIN = 72
_WIDTH = SIZE[0] - 2 * _MARGIN
_MOST_LINES = 5
# How high the title may be: whole, and above the signs of a project.
_TITLE, _TITLE_ABOVE_SIGNS = 350, 230
# Signs stand on white at the bottom (their line is 1056 points long, with seven points a millimetre).
_BAND, _POINTS_A_MM = 118, 7
_SIGNS_LINE_MM, _SIGNS_HEIGHT_MM = 148.0, 12.0
_SIZES = (76, 68, 60, 54, 48, 42, 38)
DISPLAY, TEXT = "brygada-1918", "source-sans-3"
# Letters are parted into files as static/css/fonts.css says.
_POLISH = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻ")
_LATIN = frozenset("Óó§«»°·“”„‘’–—…→\u00a0\u2010\u2011\u2012")


# Controls, ends of lines and signs without a shape (Default_Ignorable_Code_Point): the shaper refuses them.
_SHAPELESS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in a size, whose letters lie in several files."""

    family: str
    points: int

    def runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Yield pieces of the text with the file that has their letters."""
        piece, part = "", ""
        for sign in _SHAPELESS.sub("", text):
            needed = _part_of(sign)
            if piece and needed != part:
                yield _font(self.family, part, self.points), piece
                piece = ""
            piece, part = piece + sign, needed
        if piece:
            yield _font(self.family, part, self.points), piece

    def width(self, text: str) -> float:
        """Return how many points the text takes."""
        return sum(font.getlength(piece) for font, piece in self.runs(text))


def _part_of(sign: str) -> str:
    if sign in _POLISH:
        return "polish"
    if sign < "\u007f" or sign in _LATIN:
        return "latin"
    return "cyrillic" if "\u0400" <= sign <= "\u045f" or sign in "Ґґ№" else "western"


@lru_cache(maxsize=64)
def _font(family: str, part: str, points: int) -> ImageFont.FreeTypeFont:
    place = finders.find(f"fonts/{family}-{part}.woff2")
    if not isinstance(place, str):
        raise FileNotFoundError(f"the typeface {family}-{part} is not where it should be")
    return ImageFont.truetype(place, points)


def picture(communique: Communique) -> bytes:
    """Return the picture as PNG; what does not fit ends with an ellipsis.

    A communiqué of a project has its line of signs on white at the bottom; other logos have no room.
    """
    signs = _signs(communique)
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 18, SIZE[1]), fill=BRICK)
    small = Face(TEXT, 30)
    _write(draw, (_MARGIN, 64), communique.label, small, BRICK)
    face, lines = set_title(communique.title, _TITLE_ABOVE_SIGNS if signs else _TITLE)
    top, step = 128, round(face.points * 1.18)
    for number, line in enumerate(lines):
        _write(draw, (_MARGIN, top + number * step), line, face, INK)
    foot = [*_wrapped(polish.bind(communique.partnership.short_name), small)[:1], _bare(communique.address)]
    base = 380 if signs else 500
    draw.line((_MARGIN, base, SIZE[0] - _MARGIN, base), fill="#857f73", width=2)
    for number, line in enumerate(foot):
        _write(draw, (_MARGIN, base + 20 + number * 42), line, small, MUTED)
    if signs:
        _stand(image, draw, signs)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _signs(communique: Communique) -> list[Sign]:
    found = lineup_on(communique)
    if found is None:
        return []
    printed = printed_signs(found, line_mm=_SIGNS_LINE_MM, height_mm=_SIGNS_HEIGHT_MM)
    return [sign for sign in printed if not sign.apart]


def _stand(image: Image.Image, draw: ImageDraw.ImageDraw, signs: Sequence[Sign]) -> None:
    """Put the signs in their order along the bottom, with equal room between them."""
    top = SIZE[1] - _BAND
    draw.rectangle((18, top, *SIZE), fill="#ffffff")
    widths = [round(sign.width_mm * _POINTS_A_MM) for sign in signs]
    room = (_WIDTH - sum(widths)) // max(1, len(signs) - 1)
    left = _MARGIN
    for sign, width in zip(signs, widths, strict=True):
        with Image.open(BytesIO(sign.content)) as read:
            whole = read.convert("RGBA")
        shown = whole.resize((width, max(1, round(width * whole.height / whole.width))))
        if sign.ruled:
            line = left - room // 2
            draw.line((line, top + 17, line, SIZE[1] - 17), fill="#595959", width=2)
        image.paste(shown, (left, top + (_BAND - shown.height) // 2), shown)
        left += width + room


def set_title(title: str, height: int = _TITLE) -> tuple[Face, list[str]]:
    """Return the largest size in which the title fits, and its lines: no one-letter word ends any.

    ``height`` is how many points all lines may take.
    """
    most = min(_MOST_LINES, int(height // (_SIZES[-1] * 1.18)))
    words = polish.bind(polish.polish_quotes(polish.tidy(title)))
    for points in _SIZES:
        face = Face(DISPLAY, points)
        lines = _wrapped(words, face)
        fits = len(lines) <= most and len(lines) * points * 1.18 <= height
        if fits and all(face.width(line) <= _WIDTH for line in lines):
            return face, lines
    shown = [_cut(line, face) for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = _cut(f"{shown[-1]} …", face)
    return face, shown


def _wrapped(text: str, face: Face) -> list[str]:
    """Break at spaces that may be broken, so that what belongs together stays together."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer) <= _WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, face: Face) -> str:
    if face.width(line) <= _WIDTH:
        return line
    while line and face.width(f"{line}…") > _WIDTH:
        line = line[:-1].rstrip(" …")
    return f"{line}…"


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def _write(draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, face: Face, colour: str) -> None:
    left, top = place
    for font, piece in face.runs(text):
        # On one base line: letters of two files may have different heights.
        draw.text((left, top + face.points), piece, font=font, fill=colour, anchor="ls")
        left += font.getlength(piece)
