"""XLSX, read without computing anything: a formula counts as the text of its stored result."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import cast

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from spoiwo.intake.adapters import xlsx_hidden
from spoiwo.intake.adapters.sniffing import refuse_bomb, refuse_declarations
from spoiwo.intake.adapters.tables import MOST_COLUMNS, MOST_EMPTY_ROWS, MOST_ROWS, Table, Unreadable, collect
from spoiwo.intake.columns import heading_row, recognise

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_MERGED = 20_000
_MOST_SHEETS = 20
_LAST_ROW = MOST_ROWS + MOST_EMPTY_ROWS
Cells = list[str]
Range = tuple[int, int, int, int]


def read(content: bytes) -> Table:
    """Return the table of the sheet that looks most like a list; raises Unreadable."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_bomb(archive)
        texts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        refuse_declarations(archive, texts)
    with warnings.catch_warnings():
        # openpyxl warns of extensions it drops (colours, validations): nothing we read.
        warnings.simplefilter("ignore")
        return _read(content)


def _read(content: bytes) -> Table:
    with closing(_open(content)) as book:
        title = _best_sheet(book)
        source = _source(book, title)
        merged = _merged_ranges(source)
        has_formulas = any(cell.startswith("=") for line in _lines(book, title) for cell in line)
        lines = _with_results(content, title) if has_formulas else _lines(book, title)
        rows, numbers = collect(enumerate(_merge(lines, merged), start=1))
        others = tuple(name for name in book.sheetnames if name != title)
        return Table(
            rows,
            numbers,
            sheet=title,
            other_sheets=others,
            is_1904=book.epoch == CALENDAR_MAC_1904,
            hidden_rows=xlsx_hidden.rows(source),
            hidden_columns=xlsx_hidden.columns(source),
        )


def _open(content: bytes, *, with_results: bool = False) -> Workbook:
    return openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=with_results, keep_links=False
    )


def _best_sheet(book: Workbook) -> str:
    """Return the sheet in whose first rows most headings are known."""
    titles = [name for name in book.sheetnames[:_MOST_SHEETS] if hasattr(book[name], "iter_rows")]
    shown = [name for name in titles if book[name].sheet_state == "visible"] or titles
    if not shown:
        raise Unreadable("empty")
    return max(shown, key=lambda name: _likeness(book, name))


def _likeness(book: Workbook, title: str) -> tuple[int, int]:
    top = list(islice(_lines(book, title), 30))
    filled = sum(bool(cell.strip()) for line in top for cell in line)
    place = heading_row(top)
    known = 0 if place is None else len({recognise(cell) for cell in top[place]} - {None})
    return known, min(filled, 1)


def _lines(book: Workbook, title: str) -> Iterator[Cells]:
    sheet = book[title]
    # The size a sheet declares is often wrong, and may be a lie: the rows themselves are counted.
    sheet.reset_dimensions()
    # One column more than allowed is read, so that too many are noticed.
    for row in sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True):
        yield [as_text(value) for value in row]


def _with_results(content: bytes, title: str) -> Iterator[Cells]:
    """Yield stored results; a formula whose result was never stored stays as it is written."""
    with closing(_open(content)) as formulas, closing(_open(content, with_results=True)) as results:
        for written, shown in zip(_lines(formulas, title), _lines(results, title), strict=False):
            yield [
                cell if cell.startswith("=") and not result else result
                for cell, result in zip(written, shown, strict=False)
            ]


def as_text(value: object) -> str:
    """Return a cell's value the way the screen shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y") if value.time() == time() else value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    if isinstance(value, float | Decimal):
        return format(value, "f") if abs(float(value)) < 1e16 else str(value)
    if isinstance(value, time | timedelta):
        return str(value)
    text = getattr(value, "text", value)  # an array formula carries its text in an attribute
    return str(text)


def _source(book: Workbook, title: str) -> bytes:
    # A sheet opened for reading only does not tell what is merged or hidden, so its text is asked.
    with book[title]._get_source() as source:  # type: ignore[attr-defined]  # no public way
        return bytes(source.read())


def _merged_ranges(source: bytes) -> list[Range]:
    found = _MERGED.findall(source)
    if len(found) > _MOST_MERGED:
        raise Unreadable("bomb")
    return [cast(Range, range_boundaries(ref.decode("ascii"))) for ref in found]


def _merge(lines: Iterable[Cells], ranges: list[Range]) -> Iterator[Cells]:
    """Give every row of a cell merged downwards its value, as the eye does; across, it stays in the first."""
    lasts = {(left - 1, top): bottom for left, top, _right, bottom in ranges if bottom > top}
    running: dict[int, tuple[int, str]] = {}
    for number, cells in enumerate(lines, start=1):
        for place, (last, value) in running.items():
            if number <= last and place < len(cells):
                cells[place] = cells[place] or value
        for place, value in enumerate(cells):
            if (place, number) in lasts:
                running[place] = (lasts[place, number], value)
        yield cells
