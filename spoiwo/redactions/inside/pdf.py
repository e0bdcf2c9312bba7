"""What a PDF says: pages, notes, fields, properties, attached files, and versions saved over."""

import logging
import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from spoiwo.redactions.inside.pieces import Piece, Place, Unreadable

_MOST_PAGES = 600
# A program that saves by adding to the end leaves every earlier version readable.
_END = re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
_MOST_VERSIONS = 12
log = logging.getLogger(__name__)
# A damaged or hostile file fails in any of these ways.
_FAILURES = (
    PyPdfError, DependencyError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError,
    AssertionError, RecursionError, OverflowError, NotImplementedError, OSError,
)  # fmt: skip


def pieces(content: bytes) -> Iterator[Piece]:
    """Yield what the PDF says; raises Unreadable."""
    try:
        yield from _of(_opened(content))
        yield from _earlier(content)
    except _FAILURES as error:
        if not isinstance(error, PyPdfError | DependencyError):
            # The library says so of damaged files; it may be a fault of ours too, so it is told.
            log.info("A PDF could not be read through", exc_info=error)
        raise Unreadable from error


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted or len(reader.pages) > _MOST_PAGES:
        raise Unreadable
    return reader


def _of(reader: PdfReader) -> Iterator[Piece]:
    for number, page in enumerate(reader.pages, 1):
        words = page.extract_text()
        yield Piece(Place.PAGE, words, number)
        if not words.strip() and _has_picture(page):
            yield Piece.picture(number)
        yield from (Piece(place, said, number) for place, said in _notes(page))
    yield from (Piece(Place.FORM, words) for words in _fields(reader))
    yield Piece(Place.METADATA, "\n".join(_properties(reader)))
    for name, contents in reader.attachments.items():
        said = b"\n".join(contents).decode("utf-8", "ignore")
        yield Piece(Place.ATTACHMENT, f"{name}\n{said}")


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    inner = resources.get_object().get("/XObject") if resources is not None else None
    drawn: Iterable[Any] = inner.get_object().values() if inner is not None else ()
    return any(one.get_object().get("/Subtype") == "/Image" for one in drawn)


def _notes(page: PageObject) -> Iterator[tuple[Place, str]]:
    """Yield what is fastened to a page: notes of people, and what links say of themselves."""
    notes = page.get("/Annots")
    for note in notes.get_object() if notes is not None else ():
        told = note.get_object()
        kind = told.get("/Subtype")
        if kind == "/Widget":
            continue  # fields of forms are read apart
        keys = ("/Contents",) if kind == "/Link" else ("/Contents", "/T", "/Subj", "/RC")
        said = "\n".join(str(told[key]) for key in keys if key in told)
        if said.strip():
            yield Place.PAGE if kind == "/Link" else Place.COMMENT, said


def _fields(reader: PdfReader) -> Iterator[str]:
    for name, field in (reader.get_fields() or {}).items():
        if (value := field.get("/V")) is not None:
            yield f"{name}\n{value}"


def _properties(reader: PdfReader) -> Iterator[str]:
    yield from (str(value) for value in (reader.metadata or {}).values())
    more = reader.root_object.get("/Metadata")
    if more is not None:
        # XMP is XML: its words are what stands outside the tags.
        yield re.sub(r"<[^>]*>", "\n", more.get_object().get_data().decode("utf-8", "ignore"))
    yield from (str(entry.title) for entry in _entries(reader.outline))


def _entries(outline: Iterable[Any]) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _entries(entry)
        else:
            yield entry


def _earlier(content: bytes) -> Iterator[Piece]:
    """Yield what earlier versions said; the last end is that of the file itself."""
    ends = [match.end() for match in _END.finditer(content)][:-1]
    for end in ends[-_MOST_VERSIONS:]:
        try:
            said = "\n".join(piece.words for piece in _of(_opened(content[:end])))
        except (*_FAILURES, Unreadable):
            continue  # the first part of a file made for the web is no version of its own
        yield Piece(Place.EARLIER, said)
