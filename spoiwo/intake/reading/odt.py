"""ODT, read from its XML directly (OASIS OpenDocument 1.3, part 3): text, headings, lists, tables, notes."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from spoiwo.intake.reading.archives import local, opened, tree, words_of
from spoiwo.intake.reading.found import Asked, Found
from spoiwo.intake.reading.model import Block, Kind, Part, Properties, Refused, Warned

_PASSED = frozenset({"annotation", "tracked-changes", "note-citation", "forms", "script", "title", "desc"})
_SECTIONS = frozenset({"section", "text-box", "index-body", "numbered-paragraph", "table-of-content"})
_MOST_CELLS = 200


@dataclass(slots=True)
class _Reading:
    table: int = 0
    notes: list[Block] = field(default_factory=list)
    noticed: set[str] = field(default_factory=set)
    titles: frozenset[str] = frozenset()


def read(asked: Asked) -> Found:
    """Return what an ODT says."""
    with opened(asked.content) as archive:
        root = tree(archive, "content.xml")
        body = (
            next((node for node in root.iter() if local(node) == "text"), None) if root is not None else None
        )
        if body is None:
            raise Refused("damaged")
        reading = _Reading(titles=_titles(root))
        found = Found(list(_blocks(body, reading, 0)))
        found.blocks += _edges(archive, reading) + reading.notes
        _tell(archive, found)
        if any(name.startswith(("Basic/", "Scripts/")) for name in archive.NameToInfo):
            reading.noticed.add("macros")
        found.warnings += [Warned(code) for code in sorted(reading.noticed)]
    return found


def _titles(root: etree._Element) -> frozenset[str]:
    """Return the names of styles made from that of titles."""
    made = (
        node
        for node in root.iter()
        if local(node) == "style" and _attribute(node, "parent-style-name") == "Title"
    )
    return frozenset({"Title", *(_attribute(node, "name") for node in made)})


def _attribute(node: etree._Element, name: str) -> str:
    return next((str(one) for key, one in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _blocks(parent: etree._Element, reading: _Reading, depth: int, nested: int = 0) -> Iterator[Block]:
    if nested > 60:
        raise Refused("damaged")
    for node in parent:
        name = local(node)
        if name in {"p", "h"}:
            yield from _paragraph(node, reading, depth, nested)
        elif name == "list":
            yield from _blocks(node, reading, depth + 1, nested + 1)
        elif name in {"list-item", "list-header", "frame", "a", *_SECTIONS}:
            yield from _blocks(node, reading, depth, nested + 1)
        elif name == "table":
            yield from _table(node, reading, nested)
        elif name == "tracked-changes":
            reading.noticed.add("tracked_changes")


def _paragraph(node: etree._Element, reading: _Reading, depth: int, nested: int) -> Iterator[Block]:
    boxes: list[etree._Element] = []
    text = "".join(_words(node, reading, boxes, 0)).strip("\t\n")
    if not text.strip():
        pass
    elif local(node) == "h":
        yield Block(Kind.HEADING, text, level=_whole(node, "outline-level", 9))
    elif _attribute(node, "style-name") in reading.titles:
        yield Block(Kind.HEADING, text, level=1)
    else:
        yield Block(Kind.ITEM, text, level=depth) if depth else Block(Kind.PARAGRAPH, text)
    for box in boxes:
        yield from _blocks(box, reading, 0, nested + 1)


def _words(
    node: etree._Element, reading: _Reading, boxes: list[etree._Element], nested: int
) -> Iterator[str]:
    """Yield the words of a paragraph; notes and boxes are set aside, remarks passed over."""
    if nested > 60:
        raise Refused("damaged")
    yield node.text or ""
    for one in node:
        name = local(one)
        if name == "note":
            _take_note(one, reading, nested)
        elif name == "text-box":
            boxes.append(one)
        elif name in _PASSED:
            reading.noticed.update({"remarks"} if name == "annotation" else ())
        elif name in {"s", "tab", "line-break"}:
            yield {"tab": "\t", "line-break": "\n"}.get(name) or " " * _whole(one, "c", 100)
        else:
            yield from _words(one, reading, boxes, nested + 1)
        yield one.tail or ""


def _take_note(note: etree._Element, reading: _Reading, nested: int) -> None:
    for body in note:
        if local(body) == "note-body":
            said = list(_blocks(body, reading, 0, nested + 1))
            reading.notes += [replace(block, part=Part.NOTE) for block in said]


def _table(node: etree._Element, reading: _Reading, nested: int) -> Iterator[Block]:
    """Yield a row each; a table of one column is a frame, and what stands in it is read as text."""
    rows = [[cell for cell in row if local(cell) == "table-cell"] for row in _rows(node, 0)]
    if all(len(cells) <= 1 for cells in rows):
        for cells in rows:
            for cell in cells:
                yield from _blocks(cell, reading, 0, nested + 1)
        return
    reading.table += 1
    number = reading.table
    for cells in rows:
        read = [
            [one.text.strip(" ") for one in _blocks(cell, reading, 0, nested + 1)]
            for cell in cells[:_MOST_CELLS]
        ]
        said = tuple("\n".join(texts) for texts in read)
        if any(said):
            yield Block(Kind.ROW, "\t".join(said), cells=said, table=number)


def _rows(node: etree._Element, nested: int) -> Iterator[etree._Element]:
    for one in node:
        if local(one) == "table-row":
            yield one
        elif local(one) in {"table-header-rows", "table-rows", "table-row-group"} and nested < 20:
            yield from _rows(one, nested + 1)


def _edges(archive: zipfile.ZipFile, reading: _Reading) -> list[Block]:
    """Return what stands at the edge of every page."""
    root = tree(archive, "styles.xml")
    edges = (
        [node for node in root.iter() if local(node).startswith(("header", "footer"))]
        if root is not None
        else []
    )
    said = {block.text: block for edge in edges[:20] for block in _blocks(edge, reading, 0)}
    return [replace(block, part=Part.FURNITURE, why="running") for block in said.values()]


def _tell(archive: zipfile.ZipFile, found: Found) -> None:
    meta = tree(archive, "meta.xml")
    found.title = words_of(meta, "title")
    found.properties = Properties(
        author=words_of(meta, "initial-creator") or words_of(meta, "creator"),
        changed=words_of(meta, "date"),
        language=words_of(meta, "language"),
    )


def _whole(node: etree._Element, name: str, most: int) -> int:
    told = _attribute(node, name) or "1"
    return max(1, min(int(told), most)) if told.isdecimal() and len(told) < 6 else 1
