"""Setting site furniture aside by its words, in any format: pages are copied, printed and pasted with it.

A rule names a kind of furniture as portals of offices and blogs write it; it never names a portal. Rules ask
the whole block, so a sentence of an article that happens to speak of cookies or a newsletter stays.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spoiwo.intake.reading.furniture_words import ALONE
from spoiwo.intake.reading.model import Block, Kind, Part
from spoiwo.intake.reading.publication import is_publication

_I = re.IGNORECASE
# The whole block is one of these, give or take signs around it.
_ALONE = tuple(
    (why, re.compile(rf"^[\W_]*(?:{'|'.join(words.strip().splitlines())})[\W_]*$", _I))
    for why, words in ALONE.items()
)
# The block speaks of these within so many letters.
_SPEAKS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "cookies", 900,
        re.compile(
            r"(?=.*\b(?:cookies?|ciasteczk\w+|ciasteczek)\b)(?=.*\b(?:witryn\w|stron[aęy]|serwis\w*|portal\w*|"
            r"korzysta\w*|wykorzystuj\w+|używa\w*|stosuj\w+|przeglądark\w+)\b)",
            _I | re.S,
        ),
    ),
    (
        "sign_up", 500,
        re.compile(
            r"(?=.*\b(?:newsletter\w*|subskryp\w+|powiadomieni\w+|wiadomości mailow\w+)\b)"
            r"(?=.*\b(?:zapisz|podaj|"
            r"chcesz|otrzymywać|wyrażam zgodę|wypisać)\b)(?!.*\b(?:podpisa|spotka|partnerstw)\w*)",
            _I | re.S,
        ),
    ),
    (
        "gallery", 4000,
        re.compile(r"^(?:\W*(?:zdjęcie galerii|galeria artykułu)\b.*|.*imagePreview=.*)$", _I | re.S),
    ),
    (
        "rights", 900,
        re.compile(r"^(?=.*\badministrator\w* (?:\w+ )?danych)(?=.*\b(?:formularz|zgod)\w*)", _I | re.S),
    ),
)  # fmt: skip
# What follows these on a page belongs to them: an answer form, a box for an address.
_OPENS = {"comments": 12, "sign_up": 2, "related": 8, "cookies": 1}
_LONG = 220


@dataclass(slots=True)
class _Open:
    why: str = ""
    left: int = 0


def set_aside(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the furniture among them marked; what is marked already stays so."""
    told = list(_marked(blocks))
    return _without_echoes(told)


def _marked(blocks: list[Block]) -> Iterator[Block]:
    open_, last = _Open(), _last_prose(blocks)
    for place, block in enumerate(blocks):
        why = _why(block) if block.part is Part.MAIN else ""
        if block.part is not Part.MAIN:
            yield replace(block, why=why_aside(block.text) or "site") if block.why == "site" else block
        elif why:
            open_ = _Open(why, _OPENS.get(why, 0))
            yield _aside(block, why)
        elif open_.left and place > last and _may_belong(block):
            open_.left -= 1
            yield _aside(block, open_.why)
        else:
            open_ = _Open()
            yield block


def why_aside(text: str) -> str:
    """Return which furniture the words of a block are, or nothing."""
    words = " ".join(text.split())
    if not words:
        return ""
    if len(words) <= _LONG:
        if is_publication(words):
            return "publication"
        for why, pattern in _ALONE:
            if pattern.match(words):
                return why
    return next((why for why, most, rule in _SPEAKS if len(words) <= most and rule.match(words)), "")


def _why(block: Block) -> str:
    return "" if block.kind is Kind.ROW else why_aside(block.text)


def _aside(block: Block, why: str) -> Block:
    part = Part.PUBLICATION if why == "publication" else Part.FURNITURE
    return replace(block, part=part, why=why)


def _may_belong(block: Block) -> bool:
    return len(block.text) < _LONG and block.kind is not Kind.ROW


def _last_prose(blocks: list[Block]) -> int:
    """Return the place of the last long block that is no furniture: boxes are opened only below it."""
    long = (
        place for place, block in enumerate(blocks)
        if block.part is Part.MAIN and len(block.text) >= _LONG and not _why(block)
    )  # fmt: skip
    return max(long, default=-1)


def _without_echoes(blocks: list[Block]) -> list[Block]:
    """Mark the words for a picture that repeat the heading below: "cele partnerstwa", "Cele partnerstwa"."""
    main = [place for place, block in enumerate(blocks) if block.part is Part.MAIN]
    told = list(blocks)
    for here, below in itertools.pairwise(main):
        words, next_words = blocks[here].text.strip(), blocks[below].text.strip()
        same_page = blocks[here].page == blocks[below].page
        if same_page and len(words) <= 90 and words.casefold() == next_words.casefold():
            told[here] = replace(blocks[here], part=Part.FURNITURE, why="gallery")
            if blocks[below].kind is Kind.PARAGRAPH:
                told[below] = replace(blocks[below], kind=Kind.HEADING, level=2)
    return told
