"""Tables as ODS, the format of public offices (KRI), with heading rows and a language."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from odf.dc import Language, Title
from odf.namespaces import FONS
from odf.number import DateStyle, Day, Month, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import P

from spoiwo.common.printable import clean
from spoiwo.common.sheets import Sheet, Value

COUNTRIES = {"pl": "PL", "en": "GB", "uk": "UA"}
_WIDTH_CM = 5.0


def open_document(title: str, sheets: Iterable[Sheet], *, widths: Sequence[float] = ()) -> bytes:
    """Return the tables as a spreadsheet of the OpenDocument kind in the active language, a sheet each.

    ``widths`` are those of the columns of the first sheet in centimetres.
    """
    document = OpenDocumentSpreadsheet()
    _speak(document, title)
    styles = _styles(document)
    for at, sheet in enumerate(sheets):
        document.spreadsheet.addElement(_table(document, sheet, at, widths if at == 0 else (), styles))
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def _speak(document: OpenDocumentSpreadsheet, title: str) -> None:
    """Say in which language the file is and what it is called: readers of the screen need both."""
    code = (get_language() or "pl")[:2]
    style = Style(name="Default", family="table-cell")
    words = TextProperties()
    words.setAttrNS(FONS, "language", code)
    words.setAttrNS(FONS, "country", COUNTRIES.get(code, "PL"))
    style.addElement(words)
    document.styles.addElement(style)
    document.meta.addElement(Language(text=f"{code}-{COUNTRIES.get(code, 'PL')}"))
    document.meta.addElement(Title(text=title))


def _styles(document: OpenDocumentSpreadsheet) -> dict[str, Style]:
    numbers = DateStyle(name="day-format")
    for part in (Day(style="long"), Text(text="."), Month(style="long"), Text(text="."), Year(style="long")):
        numbers.addElement(part)
    document.automaticstyles.addElement(numbers)
    heading = Style(name="heading", family="table-cell", parentstylename="Default")
    heading.addElement(TextProperties(fontweight="bold"))
    heading.addElement(TableCellProperties(wrapoption="wrap", verticalalign="top"))
    words = Style(name="words", family="table-cell", parentstylename="Default")
    words.addElement(TableCellProperties(wrapoption="wrap", verticalalign="top"))
    day = Style(name="day", family="table-cell", parentstylename="Default", datastylename="day-format")
    day.addElement(TableCellProperties(verticalalign="top"))
    for style in (heading, words, day):
        document.automaticstyles.addElement(style)
    return {"heading": heading, "words": words, "day": day}


def _table(
    document: OpenDocumentSpreadsheet,
    sheet: Sheet,
    at: int,
    widths: Sequence[float],
    styles: dict[str, Style],
) -> Table:
    table = Table(name=sheet.name)
    for place, width in enumerate(widths or [_WIDTH_CM] * len(sheet.headings)):
        column = Style(name=f"column-{at}-{place}", family="table-column")
        column.addElement(TableColumnProperties(columnwidth=f"{width:.2f}cm"))
        document.automaticstyles.addElement(column)
        table.addElement(TableColumn(stylename=column))
    if sheet.headings:
        headings = TableHeaderRows()
        headings.addElement(_row(sheet.headings, styles, "heading"))
        table.addElement(headings)
    for row in sheet.rows:
        table.addElement(_row(row, styles))
    return table


def _row(values: Sequence[Value], styles: dict[str, Style], style: str = "words") -> TableRow:
    row = TableRow()
    for value in values:
        row.addElement(_cell(value, styles, style))
    return row


def _cell(value: Value, styles: dict[str, Style], style: str) -> TableCell:
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), stylename=styles["day"])
        cell.addElement(P(text=f"{value:%d.%m.%Y}"))
    elif isinstance(value, int | Decimal):
        cell = TableCell(valuetype="float", value=str(value), stylename=styles[style])
        cell.addElement(P(text=str(value).replace(".", ",")))
    elif value:
        cell = TableCell(valuetype="string", stylename=styles[style])
        cell.addElement(P(text=clean(value)))
    else:
        cell = TableCell()
    return cell
