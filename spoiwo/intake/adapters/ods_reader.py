"""ODS, read from its XML directly: repeated cells and rows are counted before they are made."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from spoiwo.intake.adapters.sniffing import refuse_bomb, refuse_declarations
from spoiwo.intake.adapters.tables import MOST_COLUMNS, MOST_EMPTY_ROWS, MOST_ROWS, Table, Unreadable, collect
from spoiwo.intake.columns import heading_row, recognise

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_SHEETS = 20
Line = tuple[int, tuple[str, ...]]


def read(content: bytes) -> Table:
    """Return the table of the sheet that looks most like a list; raises Unreadable."""
    sheets: dict[str, list[Line]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_bomb(archive)
        refuse_declarations(archive, ["content.xml"])
        with archive.open("content.xml") as source:
            for title, lines in _sheets(source):
                sheets[title] = lines
                if len(sheets) >= _MOST_SHEETS:
                    break
    if not sheets:
        raise Unreadable("empty")
    title = max(sheets, key=lambda name: _likeness(sheets[name]))
    rows, numbers = collect(sheets[title])
    return Table(rows, numbers, sheet=title, other_sheets=tuple(name for name in sheets if name != title))


def _likeness(lines: list[Line]) -> tuple[int, int]:
    top = [cells for _number, cells in lines[:30]]
    place = heading_row(top)
    known = 0 if place is None else len({recognise(cell) for cell in top[place]} - {None})
    return known, min(len(top), 1)


def _sheets(source: object) -> Iterator[tuple[str, list[Line]]]:
    title, number, depth = "", 0, 0
    lines: list[Line] = []
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        if element.tag == f"{_TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                title, lines, number = element.get(f"{_TABLE}name", "") or "?", [], 0
            elif event == "end" and depth == 0:
                yield title, lines
                element.clear()
        elif event == "end" and element.tag == f"{_TABLE}table-row" and depth == 1:
            number = _take_row(element, lines, number)
            element.clear()


def _take_row(element: Element, lines: list[Line], number: int) -> int:
    """Add the row as often as it is repeated when it holds a word, and return the number of its last copy."""
    times = _times(element, "number-rows-repeated")
    cells = _cells(element)
    if any(cell.strip() for cell in cells):
        if len(lines) + times > MOST_ROWS + MOST_EMPTY_ROWS:
            raise Unreadable("too_many_rows", most=MOST_ROWS)
        lines.extend((number + copy, cells) for copy in range(1, times + 1))
    return number + times


def _cells(row: Element) -> tuple[str, ...]:
    cells: list[str] = []
    for element in row:
        if element.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        text = _text(element)
        times = _times(element, "number-columns-repeated")
        # Formatting is repeated to the edge of the sheet; only one column beyond the limit is of interest.
        cells.extend([text] * min(times, MOST_COLUMNS + 1 - len(cells)))
        if len(cells) > MOST_COLUMNS:
            break
    return tuple(cells)


def _times(element: Element, name: str) -> int:
    told = element.get(f"{_TABLE}{name}", "1")
    return max(1, min(int(told), 10_000_000)) if told.isdecimal() and len(told) < 9 else 1


def _text(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""))
    shown = "\n".join(_paragraph(part) for part in cell if part.tag == f"{_TEXT}p")
    # A number shown as 000331501 keeps the zeros it is shown with; one shown as 1,2E+13 is read whole.
    if kind == "float" and not shown.isdecimal():
        return _number(cell.get(f"{_OFFICE}value", ""))
    return shown


def _paragraph(element: Element) -> str:
    """Return a paragraph's text without comments; runs of spaces are elements of their own."""
    parts = [element.text or ""]
    for inner in element:
        if inner.tag == f"{_TEXT}s":
            parts.append(" " * min(_spaces(inner), 100))
        elif inner.tag == f"{_TEXT}tab":
            parts.append(" ")
        elif inner.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif not inner.tag.startswith(_OFFICE):
            parts.append(_paragraph(inner))
        parts.append(inner.tail or "")
    return "".join(parts)


def _spaces(element: Element) -> int:
    told = element.get(f"{_TEXT}c", "1")
    return int(told) if told.isdecimal() and len(told) < 4 else 1


def _date(value: str) -> str:
    year, _dash, rest = value.partition("-")
    month, _dash, day = rest.partition("-")
    return f"{day[:2]}.{month}.{year}" if day else value


def _number(value: str) -> str:
    whole, point, rest = value.partition(".")
    return whole if point and not rest.strip("0") else value
