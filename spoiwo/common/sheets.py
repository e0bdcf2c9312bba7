"""Tables as files: workbooks (XLSX), and CSV as Excel in Polish opens it by a double click.

CSV: semicolons, a byte order mark, lines ended by CRLF. Other readers need nothing more than to be told
of the semicolon (and, in Python, ``utf-8-sig``).
"""

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

from spoiwo.common.printable import clean

Value = str | int | date | Decimal | None
# No text is taken for a formula, a number or an address.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A spreadsheet takes a cell that begins so for a formula; an apostrophe makes it text again.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
# What a cell and a name of a sheet hold at most; Excel drops the whole cell that has more.
_LONGEST, _LONGEST_NAME = 32_767, 31
# What a name of a sheet must not have, by the rules of Excel.
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its headings, its rows, each as long as the headings."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]


def workbook(title: str, sheets: Iterable[Sheet]) -> bytes:
    """Return the tables as a workbook, a sheet each."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": clean(title)})
        writer = SheetWriter(book)
        for sheet in sheets:
            writer.sheet(sheet.name, sheet.headings, sheet.rows)
    return buffer.getvalue()


class SheetWriter:
    """Writes tables with a bold, frozen heading."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._names: set[str] = set()
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        self._whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._number = book.add_format({"num_format": "#,##0.00", "valign": "top"})

    def sheet(self, name: str, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Add a sheet with a table."""
        put = self.begin(name, headings, len(rows))
        for row in rows:
            put(row)

    def begin(self, name: str, headings: Sequence[str], count: int) -> Callable[[Sequence[Value]], None]:
        """Add a sheet for so many rows and return what writes the next of them."""
        sheet = self._book.add_worksheet(self._own_name(name))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_column(0, len(headings) - 1, 22)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, _held(heading), self._bold)
        sheet.autofilter(0, 0, max(count, 1), len(headings) - 1)
        lines = itertools.count(1)

        def put(row: Sequence[Value]) -> None:
            line = next(lines)
            for at, value in enumerate(row):
                self._cell(sheet, line, at, value)

        return put

    def _cell(self, sheet: xlsxwriter.worksheet.Worksheet, line: int, at: int, value: Value) -> None:
        if isinstance(value, date):
            sheet.write_datetime(line, at, value, self._day)
        elif isinstance(value, Decimal):
            sheet.write_number(line, at, value, self._number)
        elif isinstance(value, int):
            sheet.write_number(line, at, value, self._whole)
        elif value:
            sheet.write_string(line, at, _held(value), self._wrap)

    def _own_name(self, name: str) -> str:
        """Return the name as Excel takes it: without its signs, short, unlike those before."""
        # Names differ by a number where their beginnings are the same; case does not tell them apart.
        said = " ".join(clean(name).translate(_NOT_IN_NAMES).split()).strip("'") or "–"
        own, nth = _shortened(said, _LONGEST_NAME).rstrip(" '"), 1
        while own.casefold() in self._names:
            nth += 1
            mark = f" ({nth})"
            own = f"{_shortened(said, _LONGEST_NAME - len(mark)).rstrip()}{mark}"
        self._names.add(own.casefold())
        return own


def _shortened(name: str, most: int) -> str:
    """Return so much of a name as there is room for, ending with a word unless it is one long word."""
    if len(name) <= most:
        return name
    words = name[: most + 1].rpartition(" ")[0]
    return words if len(words) > most // 2 else name[:most]


def _held(text: str) -> str:
    """Return the text as a cell holds it; where it is too long, an ellipsis says that it goes on."""
    said = clean(text)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table with one heading line; no cell of it is run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([cell(heading) for heading in headings])
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Return the cell as text that no spreadsheet runs as a formula; a number stays one, with its comma."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    text = "" if value is None else clean(str(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_SIGNS) else text
