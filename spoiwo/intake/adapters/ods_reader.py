"""ODS, read from its XML directly: repeated cells and rows are counted before they are made."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Sheet:
    """What has been read of one sheet so far; ``last`` is the number of its last row."""

    lines: list[Line] = field(default_factory=list)
    last: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read(content: bytes) -> Table:
    """Return the table of the sheet that looks most like a list; raises Unreadable."""
    sheets: dict[str, _Sheet] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_bomb(archive)
        refuse_declarations(archive, ["content.xml"])
        with archive.open("content.xml") as source:
            for title, sheet in _sheets(source):
                sheets[title] = sheet
                if len(sheets) >= _MOST_SHEETS:
                    break
    if not sheets:
        raise Unreadable("empty")
    title = max(sheets, key=lambda name: _likeness(sheets[name].lines))
    rows, numbers = collect(sheets[title].lines)
    return Table(
        rows,
        numbers,
        sheet=title,
        other_sheets=tuple(name for name in sheets if name != title),
        hidden_rows=frozenset(sheets[title].hidden_rows),
        hidden_columns=frozenset(sheets[title].hidden_columns),
    )


def _likeness(lines: list[Line]) -> tuple[int, int]:
    top = [cells for _number, cells in lines[:30]]
    place = heading_row(top)
    known = 0 if place is None else len({recognise(cell) for cell in top[place]} - {None})
    return known, min(len(top), 1)


def _sheets(source: object) -> Iterator[tuple[str, _Sheet]]:
    title, depth, sheet = "", 0, _Sheet()
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        if element.tag == f"{_TABLE}table":
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                title, sheet = element.get(f"{_TABLE}name", "") or "?", _Sheet()
            elif event == "end" and depth == 0:
                yield title, sheet
                element.clear()
        elif event == "end" and depth == 1 and element.tag == f"{_TABLE}table-row":
            _take_row(element, sheet)
            element.clear()
        elif event == "end" and depth == 1 and element.tag == f"{_TABLE}table-column":
            _take_column(element, sheet)


def _take_row(element: Element, sheet: _Sheet) -> None:
    """Add the row as often as it is repeated, when it holds a word."""
    times = _times(element, "number-rows-repeated")
    cells = _cells(element)
    if any(cell.strip() for cell in cells):
        if len(sheet.lines) + times > MOST_ROWS + MOST_EMPTY_ROWS:
            raise Unreadable("too_many_rows", most=MOST_ROWS)
        numbers = range(sheet.last + 1, sheet.last + times + 1)
        sheet.lines.extend((number, cells) for number in numbers)
        if _is_hidden(element):
            sheet.hidden_rows.update(numbers)
    sheet.last += times


def _take_column(element: Element, sheet: _Sheet) -> None:
    first = sheet.columns
    sheet.columns = min(first + _times(element, "number-columns-repeated"), MOST_COLUMNS)
    if _is_hidden(element):
        sheet.hidden_columns.update(range(first + 1, sheet.columns + 1))


def _is_hidden(element: Element) -> bool:
    """Say whether the row or column was hidden by hand ("collapse") or by a filter."""
    return element.get(f"{_TABLE}visibility", "visible") != "visible"


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
