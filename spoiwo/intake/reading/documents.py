"""From bytes to a ``ReadDocument``, in the process that is asked; ``running`` asks a process of its own."""

import hashlib
import importlib
from collections.abc import Callable
from dataclasses import replace

from spoiwo.intake.reading import furniture, mail, publication
from spoiwo.intake.reading.found import Asked, Found, Told
from spoiwo.intake.reading.language import language_of
from spoiwo.intake.reading.model import (
    Block,
    Format,
    Kind,
    Part,
    ReadDocument,
    Refused,
    RefusedFile,
    Warned,
)  # fmt: skip
from spoiwo.intake.reading.names import extension_of, safe_name
from spoiwo.intake.reading.sniffing import tell_format
from spoiwo.intake.reading.titles import with_titles
from spoiwo.intake.reading.torn import without_torn

# Readers are loaded when they are needed: a page is read before the library for PDF would be there.
_READERS = {
    Format.DOCX: ("docx", "read"),
    Format.RTF: ("rtf", "read"),
    Format.ODT: ("odt", "read"),
    Format.PDF: ("pdf", "read"),
    Format.PICTURE: ("ocr", "read"),
    Format.HTML: ("html", "read"),
    Format.MHTML: ("mail", "read_page"),
    Format.EML: ("mail", "read"),
    Format.TEXT: ("text", "read"),
    Format.XLSX: ("lists", "read"),
    Format.ODS: ("lists", "read"),
    Format.CSV: ("lists", "read"),
}
_OF_PAGES = frozenset(
    {Format.HTML, Format.MHTML, Format.TEXT, Format.PDF, Format.EML, Format.DOCX, Format.ODT, Format.RTF}
)
_OF_PARAGRAPHS = frozenset({Format.DOCX, Format.ODT, Format.RTF})
_DEEPEST = 2
_LONGEST_TITLE = 300


def told_nobody(_number: int, _pages: int, _blocks: list[Block]) -> None:
    """Take the place of whoever waits for pages, when nobody does."""


def read_here(content: bytes, name: str, told: Told = told_nobody, depth: int = 0) -> ReadDocument:
    """Return the document; raises Refused. Of an old Word file says that an office program is needed."""
    format_ = tell_format(content, extension_of(safe_name(name)))
    if format_ is Format.DOC:
        raise Refused("needs_office")
    asked = Asked(content, extension_of(safe_name(name)), told, depth, safe_name(name))
    found = _reader(format_)(asked)
    if format_ is Format.EML:
        _read_attachments(asked, found)
    return _whole(asked, format_, found)


def _reader(format_: Format) -> Callable[[Asked], Found]:
    module, function = _READERS[format_]
    read: Callable[[Asked], Found] = getattr(
        importlib.import_module(f"spoiwo.intake.reading.{module}"), function
    )
    return read


def _whole(asked: Asked, format_: Format, found: Found) -> ReadDocument:
    kept = [replace(block, text=_kept(block.text), cells=_all_kept(block.cells)) for block in found.blocks]
    whole = without_torn(kept) if format_ in _OF_PARAGRAPHS else kept
    blocks = [block for block in whole if block.text.strip()]
    if format_ in _OF_PAGES:
        blocks = furniture.set_aside(blocks)
    if found.from_lines:
        blocks = with_titles(blocks)
    main = "\n".join(block.text for block in blocks if block.part is Part.MAIN)
    if not main.strip() and not found.is_scan and not found.attachments:
        raise Refused("empty_page")
    return ReadDocument(
        format=format_,
        name=asked.name,
        sha256=hashlib.sha256(asked.content).hexdigest(),
        size=len(asked.content),
        title=" ".join(_kept(found.title or _first_heading(blocks)).split())[:_LONGEST_TITLE],
        language=language_of(main),
        blocks=tuple(blocks),
        properties=publication.told_by(blocks, found.properties),
        pages=found.pages,
        is_scan=found.is_scan,
        warnings=tuple(found.warnings),
        attachments=tuple(found.attachments),
    )


def _first_heading(blocks: list[Block]) -> str:
    """Return the first heading of the main text, or its first line when that is short enough for a title."""
    main = [block for block in blocks if block.part is Part.MAIN]
    heading = next((block.text for block in main[:5] if block.kind is Kind.HEADING), "")
    first = main[0].text if main else ""
    is_title = len(first) <= 150 and not first.rstrip().endswith((".", ",", ";", ":"))
    return " ".join((heading or (first if is_title else "")).split())


def _kept(text: str) -> str:
    """Return the text without what neither JSON nor a database can keep."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def _all_kept(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_kept(text) for text in texts)


def _read_attachments(asked: Asked, found: Found) -> None:
    for number, (name, content) in enumerate(mail.attachments(asked.content)):
        if number >= mail.MOST_ATTACHMENTS:
            found.warnings.append(Warned("more_attachments", {"most": mail.MOST_ATTACHMENTS}))
            return
        found.attachments.append(_attachment(name, content, asked.depth + 1))


def _attachment(name: str, content: bytes, depth: int) -> ReadDocument | RefusedFile:
    try:
        if depth > _DEEPEST:
            raise Refused("too_deep")
        return read_here(content, name, depth=depth)
    except Refused as error:
        digest = hashlib.sha256(content).hexdigest()
        return RefusedFile(safe_name(name), digest, len(content), error.code, error.params)
