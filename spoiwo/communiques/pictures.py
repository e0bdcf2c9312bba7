"""A communiqué as a picture for social pages (1200 × 630 points), set in our own typefaces the Polish way."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

from spoiwo.common import polish
from spoiwo.communiques.models import Communique

SIZE = (1200, 630)
# The light theme of static/css/tokens.css: paper, ink, brick, line.
PAPER, INK, MUTED, BRICK = "#fbfaf7", "#1d2327", "#545c61", "#a4391e"
_MARGIN = 72
_WIDTH = SIZE[0] - 2 * _MARGIN
_MOST_LINES = 5
_SIZES = (76, 68, 60, 54, 48, 42, 38)
DISPLAY, TEXT = "brygada-1918", "source-sans-3"
# Letters are parted into files as static/css/fonts.css says.
_POLISH = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻ")
_LATIN = frozenset("Óó§«»°·“”„‘’–—…→\u00a0\u2010\u2011\u2012")


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in a size, whose letters lie in several files."""

    family: str
    points: int

    def runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Yield pieces of the text with the file that has their letters."""
        piece, part = "", ""
        for sign in text:
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
    """Return the picture as PNG; what does not fit ends with an ellipsis."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 18, SIZE[1]), fill=BRICK)
    small = Face(TEXT, 30)
    _write(draw, (_MARGIN, 64), communique.label, small, BRICK)
    face, lines = set_title(communique.title)
    top, step = 128, round(face.points * 1.18)
    for number, line in enumerate(lines):
        _write(draw, (_MARGIN, top + number * step), line, face, INK)
    foot = [*_wrapped(polish.bind(communique.partnership.short_name), small)[:1], _bare(communique.address)]
    draw.line((_MARGIN, 500, SIZE[0] - _MARGIN, 500), fill="#857f73", width=2)
    for number, line in enumerate(foot):
        _write(draw, (_MARGIN, 520 + number * 42), line, small, MUTED)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def set_title(title: str) -> tuple[Face, list[str]]:
    """Return the largest size in which the title fits, and its lines: no one-letter word ends any."""
    words = polish.bind(polish.polish_quotes(polish.tidy(title)))
    for points in _SIZES:
        face = Face(DISPLAY, points)
        lines = _wrapped(words, face)
        fits = len(lines) <= _MOST_LINES and len(lines) * points * 1.18 <= 350
        if fits and all(face.width(line) <= _WIDTH for line in lines):
            return face, lines
    shown = [_cut(line, face) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
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
