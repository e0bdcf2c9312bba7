"""PDF: the text of each page as it is read, running heads set aside, scans recognised as such."""

import re
import zlib
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from spoiwo.intake.reading import ocr, recogniser
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.lines import blocks_of
from spoiwo.intake.reading.model import Block, Part, Properties, Refused, Warned

MOST_PAGES = 1_000
# A page with fewer letters than this and a picture on it is a picture of a page.
_FEWEST_LETTERS = 25
_MOST_PICTURES = 40
_FAILURES = (
    PyPdfError, DependencyError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError,
    AssertionError, RecursionError, OverflowError, NotImplementedError, OSError,
)  # fmt: skip
_LONGEST_HEAD = 120
_DIGITS = re.compile(r"\d+")


def read(asked: Asked) -> Found:
    """Return what a PDF says, telling of every page when it is read."""
    try:
        return _read(asked)
    except _FAILURES as error:
        raise Refused("damaged") from error


def _read(asked: Asked) -> Found:
    reader, found = _opened(asked.content), Found(from_lines=True)
    found.pages = len(reader.pages)
    if not found.pages:
        raise Refused("no_pages")
    scanned, unread, broken = 0, 0, 0
    for number, page in enumerate(reader.pages, 1):
        blocks, kind = _page(page, number)
        scanned += kind in {"seen", "unread"}
        unread += kind == "unread"
        broken += kind == "broken"
        found.blocks += blocks
        asked.told(number, found.pages, blocks)
    if broken == found.pages:
        raise Refused("damaged")
    found.is_scan = scanned * 2 > found.pages
    found.blocks = _without_running(found.blocks, found.pages)
    _warn(found, scanned, unread, broken)
    _tell(reader, found)
    return found


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(content), strict=False)
    # Files that only forbid printing open with an empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("locked")
    if len(reader.pages) > MOST_PAGES:
        raise Refused("too_many_pages", most=MOST_PAGES)
    return reader


def _page(page: PageObject, number: int) -> tuple[list[Block], str]:
    """Return the blocks of a page and how it was got: "text", "seen" by recognition, "unread", "broken"."""
    try:
        text = page.extract_text()
    except _FAILURES:
        return [], "broken"
    if sum(sign.isalpha() for sign in text) >= _FEWEST_LETTERS or not _has_picture(page):
        return list(blocks_of(text.splitlines(), number)), "text"
    seen = _recognised(page)
    return list(blocks_of((seen or text).splitlines(), number)), "seen" if seen else "unread"


def _has_picture(page: PageObject) -> bool:
    try:
        inner: Any = page.get("/Resources", {}).get_object().get("/XObject", {}).get_object()
        return any(one.get_object().get("/Subtype") in {"/Image", "/Form"} for one in inner.values())
    except _FAILURES:
        return False


def _recognised(page: PageObject) -> str:
    """Return the words of the largest picture of a page, where recognition is at hand."""
    if not recogniser.program():
        return ""
    try:
        pictures = [one for one, _number in zip(page.images, range(_MOST_PICTURES), strict=False)]
        largest = max(pictures, key=lambda one: len(one.data), default=None)
        return ocr.words(largest.data) if largest is not None else ""
    except (*_FAILURES, Refused):
        return ""


def _without_running(blocks: list[Block], pages: int) -> list[Block]:
    """Mark what stands first or last on most pages, figures aside: running heads and numbers of pages."""
    if pages < 3:
        return [_number_aside(block) for block in blocks]
    by_page: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        by_page.setdefault(block.page, []).append(place)
    edges = {place for places in by_page.values() for place in {*places[:2], *places[-2:]}}
    counted = Counter(_shape(blocks[place]) for place in edges)
    running = {
        shape
        for shape, count in counted.items()
        if count >= max(3, pages * 0.4) and len(shape) <= _LONGEST_HEAD
    }
    return [
        _aside(block) if place in edges and _shape(block) in running else _number_aside(block)
        for place, block in enumerate(blocks)
    ]


def _shape(block: Block) -> str:
    return _DIGITS.sub("#", " ".join(block.text.split()))


def _number_aside(block: Block) -> Block:
    alone = re.fullmatch(
        r"(?:strona\s+)?[-–]?\s*\d{1,4}\s*(?:[-–]|(?:/|z)\s*\d{1,4})?", block.text.strip(), re.I
    )
    return _aside(block) if alone else block


def _aside(block: Block) -> Block:
    return replace(block, part=Part.FURNITURE, why="running")


def _warn(found: Found, scanned: int, unread: int, broken: int) -> None:
    if scanned > unread:
        found.warnings.append(Warned("recognised", {"count": scanned - unread}))
    if unread:
        code = "scan_unread" if found.is_scan else "pages_unread"
        found.warnings.append(Warned(code, {"count": unread}))
    if broken:
        found.warnings.append(Warned("pages_broken", {"count": broken}))
    text = "".join(block.text for block in found.blocks)
    odd = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in text)
    if odd > 20 and odd * 10 > len(text):
        found.warnings.append(Warned("letters_lost"))


def _tell(reader: PdfReader, found: Found) -> None:
    """Take the properties; a file whose properties are broken is read all the same."""
    try:
        told = reader.metadata
        root = reader.root_object
        language = str(root.get("/Lang", ""))
        if told is not None:
            found.title = str(told.title or "").strip()
            found.properties = Properties(
                author=str(told.author or "").strip(), changed=_day(told.modification_date), language=language
            )
        if "/JavaScript" in str(root.get("/Names", "")) or "/OpenAction" in root:
            found.warnings.append(Warned("macros"))
        if reader.attachments:
            found.warnings.append(Warned("embedded"))
    except _FAILURES:
        return


def _day(moment: datetime | None) -> str:
    return moment.isoformat() if moment is not None else ""
