"""Lists as offices send them: made by the libraries that read them nowhere in the product."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.worksheet.worksheet import Worksheet

from spoiwo.accounts.models import User
from spoiwo.intake import services
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.partnerships.models import Partnership

Rows = Sequence[Sequence[object]]
HEADINGS = ("Nazwa", "Data przystąpienia")


def an_xlsx(rows: Rows, title: str = "Lista") -> bytes:
    """Return an XLSX file with these rows."""
    book = openpyxl.Workbook(write_only=True)
    add_sheet(book, title, rows)
    return saved(book)


def add_sheet(book: openpyxl.Workbook, title: str, rows: Rows) -> Worksheet:
    """Add a sheet with these rows."""
    sheet: Worksheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    return sheet


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as a file."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def an_ods(rows: Rows) -> bytes:
    """Return an ODS file with these rows."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Lista")
    for row in rows:
        line = TableRow()
        for value in row:
            cell = TableCell()
            cell.addElement(P(text="" if value is None else str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def a_csv(rows: Rows, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    """Return a CSV file with these rows."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(encoding)


@dataclass(frozen=True, slots=True)
class Bring:
    """Brings lists in as one officer."""

    officer: User
    home: Partnership

    def __call__(self, content: bytes, name: str = "lista.csv") -> ImportBatch:
        return services.upload_list(
            actor=self.officer, partnership=self.home, upload=io.BytesIO(content), name=name
        )

    def rows(self, *rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> ImportBatch:
        """Bring in these rows under headings."""
        return self(a_csv([headings, *rows]))


def row_of(batch: ImportBatch, number: int) -> ImportRow:
    """Return a row as it is stored now."""
    row: ImportRow = batch.rows.get(number=number)
    return row


def codes_of(row: ImportRow) -> list[str]:
    """Return the codes of what the records say about a row."""
    return [finding["code"] for finding in row.findings]


def verdicts_of(batch: ImportBatch) -> list[str]:
    """Return the verdicts of all rows in order."""
    return list(batch.rows.order_by("number").values_list("verdict", flat=True))
