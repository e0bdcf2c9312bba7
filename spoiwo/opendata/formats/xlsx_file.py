"""XLSX: a sheet with the register, its heading frozen and repeated in print, and a sheet about the file."""

import io
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from spoiwo.common.sheets import OPTIONS
from spoiwo.opendata.export import RegisterExport
from spoiwo.opendata.formats.columns import COLUMNS, Value, about

A4 = 9
# Rows leave memory as they are written.
_OPTIONS = {**OPTIONS, "constant_memory": True}


def write(export: RegisterExport) -> bytes:
    """Return the register as a workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties(
            {
                "title": export.name,
                "comments": export.url,
                "created": export.generated_at.replace(tzinfo=None),
            }
        )
        _register(book, export)
        _about(book, export)
    return buffer.getvalue()


def _register(book: xlsxwriter.Workbook, export: RegisterExport) -> None:
    sheet = book.add_worksheet(_("Register"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    _print_setup(sheet, export)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
    for at, column in enumerate(COLUMNS):
        sheet.write_string(0, at, str(column.heading), bold)
    for line, row in enumerate(export.everyone, start=1):
        for at, column in enumerate(COLUMNS):
            _cell(sheet, line, at, column.value(row), wrap, day)
    sheet.autofilter(0, 0, len(export.everyone), len(COLUMNS) - 1)


def _cell(sheet: Worksheet, line: int, at: int, value: Value, wrap: object, day: object) -> None:
    if isinstance(value, date):
        sheet.write_datetime(line, at, value, day)
    elif value:
        sheet.write_string(line, at, value, wrap)


def _print_setup(sheet: Worksheet, export: RegisterExport) -> None:
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    # "&" begins a code in a header; doubled it is a plain sign. Excel cuts headers at 255 characters.
    title = f"{export.name[:180]} – {export.day:%d.%m.%Y}".replace("&", "&&")
    sheet.set_header(f"&L{title}"[:255])
    sheet.set_footer("&L" + export.url.replace("&", "&&")[:200] + "&R&P / &N")


def _about(book: xlsxwriter.Workbook, export: RegisterExport) -> None:
    sheet = book.add_worksheet(_("About the file"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    for line, (label, value) in enumerate(about(export)):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, value, wrap)
