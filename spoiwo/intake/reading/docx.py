"""DOCX, read from its XML directly: what the page shows, in order, without what is hidden or struck out.

The library for writing DOCX passes over insertions, text boxes and notes, so it is not what reads here. The
elements are those of ISO/IEC 29500-1, section 17.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from spoiwo.intake.reading.archives import local, opened, tree, words_of
from spoiwo.intake.reading.docx_styles import Styles, value
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.model import Block, Kind, Part, Properties, Refused, Warned

_STRUCK = frozenset({"del", "moveFrom"})
_PASSED = frozenset({"instrText", "delText", "rPr", "pPr", "Fallback", "txbxContent", "annotationRef"})
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "ptab": "\t",
}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


@dataclass(slots=True)
class _Reading:
    """What is known while the parts of one file are gone through."""

    styles: Styles
    table: int = 0
    noticed: set[str] = field(default_factory=set)


def read(asked: Asked) -> Found:
    """Return what a DOCX says."""
    with opened(asked.content) as archive:
        document = tree(archive, "word/document.xml")
        body = (
            next((node for node in document if local(node) == "body"), None) if document is not None else None
        )
        if body is None:
            raise Refused("damaged")
        reading = _Reading(Styles.of(tree(archive, "word/styles.xml")))
        found = Found(list(_blocks(body, reading)))
        found.blocks += _edges(archive, reading) + _notes(archive, reading)
        _tell(archive, found)
        _warn(archive, found, reading)
    return found


def _blocks(parent: etree._Element, reading: _Reading, depth: int = 0) -> Iterator[Block]:
    if depth > 40:
        raise Refused("damaged")
    for node in parent:
        name = local(node)
        if name == "p":
            yield from _paragraph(node, reading, depth)
        elif name == "tbl":
            yield from _table(node, reading, depth)
        elif name in _STRUCK:
            reading.noticed.add("tracked_changes")
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _blocks(node, reading, depth + 1)


def _paragraph(node: etree._Element, reading: _Reading, depth: int) -> Iterator[Block]:
    text = "".join(_words(node, reading)).strip("\t\n")
    if text.strip():
        yield _told(node, text, reading.styles)
    for box in _boxes(node):
        yield from _blocks(box, reading, depth + 1)


def _told(node: etree._Element, text: str, styles: Styles) -> Block:
    if level := styles.heading(node):
        return Block(Kind.HEADING, text, level=level)
    if level := styles.item(node):
        return Block(Kind.ITEM, text, level=level)
    return Block(Kind.PARAGRAPH, text)


def _words(node: etree._Element, reading: _Reading) -> Iterator[str]:
    """Yield the words of a paragraph; what is struck out, hidden or a command is passed over."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        name = local(one)
        if name in _STRUCK:
            reading.noticed.add("tracked_changes")
        elif name == "ins":
            reading.noticed.add("tracked_changes")
            waiting.extend(reversed(one))
        elif name == "r" and _is_hidden(one):
            reading.noticed.add("hidden_text")
        elif name == "t":
            yield one.text or ""
        elif name in _SIGNS and one is not node:
            yield _SIGNS[name]
        elif name not in _PASSED:
            waiting.extend(reversed(one))


def _is_hidden(run: etree._Element) -> bool:
    settings = next((node for node in run if local(node) == "rPr"), None)
    told = (
        next((node for node in settings if local(node) == "vanish"), None) if settings is not None else None
    )
    return told is not None and value(told) not in {"0", "false", "off"}


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the boxes of text fastened to a paragraph, once each: a second copy is kept for old programs."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if local(one) == "txbxContent":
            yield one
        elif local(one) not in {"Fallback", *_STRUCK}:
            waiting.extend(reversed(one))


def _table(node: etree._Element, reading: _Reading, depth: int) -> Iterator[Block]:
    """Yield a row each; a table of one cell is a frame, and what stands in it is read as text."""
    rows = [[cell for cell in row if local(cell) == "tc"] for row in _rows(node)]
    if all(len(cells) == 1 for cells in rows):
        for cells in rows:
            yield from _blocks(cells[0], reading, depth + 1)
        return
    reading.table += 1
    number = reading.table
    for cells in rows:
        said = tuple(_said(cell, reading, depth + 1) for cell in cells)
        if any(said):
            yield Block(Kind.ROW, "\t".join(said), cells=said, table=number)


def _said(cell: etree._Element, reading: _Reading, depth: int) -> str:
    return "\n".join(one.text.strip(" ") for one in _blocks(cell, reading, depth))


def _rows(node: etree._Element) -> Iterator[etree._Element]:
    for one in node:
        if local(one) == "tr":
            yield one
        elif local(one) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _rows(one)


def _edges(archive: zipfile.ZipFile, reading: _Reading) -> list[Block]:
    """Return what stands at the edge of every page: letterheads, numbers of pages."""
    names = [name for name in archive.NameToInfo if name.startswith(("word/header", "word/footer"))]
    read = [
        list(_blocks(root, reading))
        for name in sorted(names)[:12]
        if (root := tree(archive, name)) is not None
    ]
    unlike = {block.text: block for blocks in read for block in blocks}
    return [replace(block, part=Part.FURNITURE, why="running") for block in unlike.values()]


def _notes(archive: zipfile.ZipFile, reading: _Reading) -> list[Block]:
    roots = [root for name in _NOTES if (root := tree(archive, name)) is not None]
    # Notes of a type are no notes: they hold the lines drawn above the notes.
    notes = [note for root in roots for note in root if not any("type" in key for key in note.attrib)]
    return [replace(block, part=Part.NOTE) for note in notes for block in _blocks(note, reading)]


def _tell(archive: zipfile.ZipFile, found: Found) -> None:
    core = tree(archive, "docProps/core.xml")
    found.title = words_of(core, "title")
    found.properties = Properties(
        author=words_of(core, "creator"),
        changed=words_of(core, "modified"),
        language=words_of(core, "language"),
    )


def _warn(archive: zipfile.ZipFile, found: Found, reading: _Reading) -> None:
    names = archive.NameToInfo
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        reading.noticed.add("macros")
    if "word/comments.xml" in names:
        reading.noticed.add("remarks")
    if any(name.startswith("word/embeddings/") for name in names):
        reading.noticed.add("embedded")
    found.warnings += [Warned(code) for code in sorted(reading.noticed)]
