"""From lines to blocks: which lines go on, which begin an item, which stand alone.

Used for plain text and for pages of PDF, where nothing but the lines is left of the document. The words stay
as they are; a line that goes on is joined to the next by a line feed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from spoiwo.intake.reading.model import Block, Kind

# Signs of lists, also behind a bookmark or a picture that Word left in the text.
_ITEM = re.compile(
    r"^\s*(?:\[(?:bookmark|image):[^\]]*\]\s*)*"
    r"(?:[•·●▪■◦○➢➤✓\uf0b7\uf0a7\uf0d8*]\s*|[-–—]\s*(?=[^\W\d])|\(?\d{1,2}[.)](?!\d)\s*(?=\D)|\(?[a-zż][)]\s+)(?=\S)"
)
_NUMBERED_DAY = re.compile(
    r"^\s*\d{1,2}\.?\s+(?:stycz|lut|mar[czt]|kwie|maj|czerw|lip|sierp|wrze|paźd|listop|grud)", re.I
)
_ENDED = re.compile(r"[.!?:;]['”\")\]]*\s*$")
# A word parted by the end of its line, or "Bielsko-" of "Bielsko-Biała"; there the hyphen may stand twice.
_PARTED = re.compile(r"[a-ząćęłńóśźż][\u2010-]\s*$")
_OTHER_PART = re.compile(r"\s*[\u2010-]?[^\W\d_]")
_LONGEST_WRAP = 130
_SHORT_TITLE = 90


def blocks_of(lines: Iterable[str], page: int = 0, *, wrapped: bool = True) -> Iterator[Block]:
    """Yield the blocks of the lines of one page or text, in order.

    ``wrapped`` is False where lines are known to end because somebody ended them.
    """
    groups = list(_groups(lines))
    width = _width(groups) if wrapped else 0
    for group in groups:
        for number, run in enumerate(_runs(group, width)):
            yield replace(_block(run, page), is_close=number > 0)


def _width(groups: list[list[str]]) -> int:
    """Return the width the text was wrapped to; 0 when most lines end short of any edge."""
    pairs = [
        (before, line)
        for group in groups
        for before, line in pairwise(group)
        if not _begins_item(line) and not before.rstrip().endswith(";")
    ]
    width = max((len(before.strip()) for before, _line in pairs), default=0)
    full = sum(_is_full(before, line, width) for before, line in pairs)
    return width if 40 <= width <= _LONGEST_WRAP and full * 10 >= len(pairs) * 6 and len(pairs) > 1 else 0


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield runs of lines between empty ones."""
    group: list[str] = []
    for line in lines:
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _runs(group: list[str], width: int) -> Iterator[list[str]]:
    run = [group[0]]
    for line in group[1:]:
        if _goes_on(run[-1], line, width):
            run.append(line)
        else:
            yield run
            run = [line]
    yield run


def _goes_on(before: str, line: str, width: int) -> bool:
    """Say whether a line belongs to the one before it."""
    if _PARTED.search(before) and _OTHER_PART.match(line):
        return True
    if _begins_item(line) or before.rstrip().endswith(";"):
        return False
    first = line.lstrip()[0]
    torn = len(before) - len(before.rstrip()) >= 2 and not _ENDED.search(before)
    small = first.islower() or first in ",;.)”"
    if _ENDED.search(before):
        # A full stop within wrapped text: the line reached the edge, and the next would not have fitted.
        return bool(width) and _is_full(before, line, width)
    return small or torn or (bool(width) and _is_full(before, line, width))


def _is_full(before: str, line: str, width: int) -> bool:
    word = line.split(maxsplit=1)[0]
    return len(before.strip()) + 1 + len(word) > width * 0.88


def _begins_item(line: str) -> bool:
    return bool(_ITEM.match(line)) and not _NUMBERED_DAY.match(line)


def _block(run: list[str], page: int) -> Block:
    text = "\n".join(line.strip(" \t\r") for line in run)
    if _begins_item(run[0]):
        return Block(Kind.ITEM, text, level=1, page=page)
    if len(run) == 1 and _looks_like_title(text):
        return Block(Kind.HEADING, text, level=2, page=page)
    return Block(Kind.PARAGRAPH, text, page=page)


def _looks_like_title(text: str) -> bool:
    """Say whether a line alone may be a heading: short, in capitals, without an end."""
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or len(text) > _SHORT_TITLE or text[-1] in ".,;:!?":
        return False
    return len(letters) > 5 and all(letter.isupper() for letter in letters)
