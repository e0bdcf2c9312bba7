"""ODS: the same two sheets in the format of public offices (KRI), with a heading row and a language."""

import io
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from odf.dc import Language, Title
from odf.namespaces import FONS
from odf.number import DateStyle, Day, Month, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import P

from spoiwo.opendata.export import RegisterExport
from spoiwo.opendata.formats.columns import COLUMNS, Value, about

COUNTRIES = {"pl": "PL", "en": "GB", "uk": "UA"}
CENTIMETRES_A_CHARACTER = 0.19


def write(export: RegisterExport) -> bytes:
    """Return the register as a spreadsheet of the OpenDocument kind."""
    document = OpenDocumentSpreadsheet()
    _speak(document, export.name)
    styles = _styles(document)
    document.spreadsheet.addElement(_register(document, export, styles))
    document.spreadsheet.addElement(_about(export, styles))
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


def _register(document: OpenDocumentSpreadsheet, export: RegisterExport, styles: dict[str, Style]) -> Table:
    table = Table(name=_("Register"))
    for at, column in enumerate(COLUMNS):
        width = Style(name=f"column-{at}", family="table-column")
        width.addElement(TableColumnProperties(columnwidth=f"{column.width * CENTIMETRES_A_CHARACTER:.2f}cm"))
        document.automaticstyles.addElement(width)
        table.addElement(TableColumn(stylename=width))
    headings = TableHeaderRows()
    headings.addElement(_row([str(column.heading) for column in COLUMNS], styles, "heading"))
    table.addElement(headings)
    for institution in export.everyone:
        table.addElement(_row([column.value(institution) for column in COLUMNS], styles))
    return table


def _about(export: RegisterExport, styles: dict[str, Style]) -> Table:
    table = Table(name=_("About the file"))
    for label, value in about(export):
        table.addElement(_row([label, value], styles))
    return table


def _row(values: list[Value] | list[str], styles: dict[str, Style], style: str = "words") -> TableRow:
    row = TableRow()
    for value in values:
        row.addElement(_cell(value, styles, style))
    return row


def _cell(value: Value, styles: dict[str, Style], style: str) -> TableCell:
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), stylename=styles["day"])
        cell.addElement(P(text=f"{value:%d.%m.%Y}"))
    elif value:
        cell = TableCell(valuetype="string", stylename=styles[style])
        cell.addElement(P(text=value))
    else:
        cell = TableCell()
    return cell
