"""Values of an indicator as files, in Polish: each with its period, source, day and how it came."""

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common.sheets import OPTIONS, SheetWriter, csv_table
from spoiwo.common.sheets import Value as Cell
from spoiwo.files import kinds
from spoiwo.indicators.models import Indicator
from spoiwo.indicators.selectors.readings import Reading, name_of

FORMATS = {"csv": kinds.CSV, "xlsx": kinds.XLSX}


def table_of(indicator: Indicator, readings: Sequence[Reading], form: str) -> bytes:
    """Return the readings as "csv" or "xlsx"; what is covered in a reading stays covered in the file."""
    with override("pl"):
        rows = [_row(indicator, one) for one in readings]
        return csv_table(_headings(), rows) if form == "csv" else _workbook(indicator.name, rows)


def _workbook(title: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": title})
        SheetWriter(book).sheet(_("Values"), _headings(), rows)
    return buffer.getvalue()


def _headings() -> tuple[str, ...]:
    return (
        _("Code"), _("Indicator"), _("TERYT"), _("Territorial unit"), _("Period"), _("From"),
        _("To, inclusive"), _("Number"), _("Unit of measure"), _("Where there is no number"), _("Source"),
        _("Taken from the source on"), _("How it came"), _("To be checked"),
        _("Invented for the demonstration"),
    )  # fmt: skip


def _row(indicator: Indicator, reading: Reading) -> tuple[Cell, ...]:
    value = reading.value
    return (
        indicator.code,
        indicator.name,
        reading.key,
        name_of(value.unit),
        str(reading.period),
        value.valid_from,
        reading.period.last_day,
        None if reading.number is None else reading.number.normalize(),
        indicator.measured_in,
        reading.words if reading.number is None else "",
        value.source,
        value.fetched_on,
        str(value.get_origin_display()),
        _("yes") if indicator.to_check else _("no"),
        indicator.demo_note,
    )
