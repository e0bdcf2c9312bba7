"""Blocks as the plain data the typst paper reads."""

import hashlib
from collections.abc import Iterable

from spoiwo.documents.charts import as_picture
from spoiwo.documents.model import (
    Align,
    Bar,
    Block,
    BulletList,
    Chart,
    Fact,
    Facts,
    Heading,
    Item,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Text,
    spans,
)
from spoiwo.documents.prepared import shares

Leaf = str | int | float | bool | None
Tree = dict[str, "Leaf | Tree | Branch"]
Branch = list["Leaf | Tree | Branch"]


def picture_name(content: bytes) -> str:
    """Return the name of the file the paper takes a picture from."""
    return hashlib.sha256(content).hexdigest()


def block(one: Block) -> Tree:
    """Return one block as data; its ``kind`` says how the paper prints it."""
    match one:
        case Heading():
            return {"kind": "heading", "level": one.level, "text": one.text}
        case Paragraph():
            return {"kind": "paragraph", "text": _pieces(one.text)}
        case Note():
            return {"kind": "note", "text": _pieces(one.text)}
        case BulletList() | NumberedList():
            return _entries(one)
        case Table():
            return _table(one)
        case Facts():
            return {"kind": "facts", "items": facts(one.items)}
        case Signatures():
            lines: Branch = [
                {"name": line.name, "office": line.office, "institution": line.institution}
                for line in one.lines
            ]
            return {"kind": "signatures", "lines": lines}
        case Picture():
            named = {"file": picture_name(one.content), "words": one.words}
            return {"kind": "picture", **named, "caption": one.caption, "width": one.width_mm}
        case Chart():
            return block(as_picture(one))
        case PageBreak():
            return {"kind": "page-break"}


def facts(items: Iterable[Fact]) -> Branch:
    """Return named values as data."""
    return [{"label": fact.label, "value": _pieces(fact.value)} for fact in items]


def _pieces(text: Text) -> Branch:
    return [[span.text, span.strong, span.emphasis, isinstance(span, Bar)] for span in spans(text)]


def _entries(entries: BulletList | NumberedList) -> Tree:
    kind = "numbered" if isinstance(entries, NumberedList) else "bullets"
    return {"kind": kind, "items": [_entry(item) for item in entries.items]}


def _entry(item: Item | Text) -> Tree:
    if not isinstance(item, Item):
        return {"text": _pieces(item), "nested": None}
    return {"text": _pieces(item.text), "nested": _entries(item.nested) if item.nested else None}


def _table(table: Table) -> Tree:
    align = table.align or (Align.LEFT,) * len(table.headings)
    return {
        "kind": "table",
        "caption": table.caption,
        "headings": list(table.headings),
        "rows": [[_pieces(cell) for cell in row] for row in table.rows],
        "heads-rows": table.heads_rows,
        "shares": list(shares(table)),
        "align": [str(side) for side in align],
        "row-mm": table.row_mm,
    }
