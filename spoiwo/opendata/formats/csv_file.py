"""CSV as Excel in Polish opens it by a double click (``common.sheets``)."""

from spoiwo.common.sheets import csv_table
from spoiwo.opendata.export import RegisterExport
from spoiwo.opendata.formats.columns import COLUMNS


def write(export: RegisterExport) -> bytes:
    """Return the register as a table: one heading line, then members, the suspended, the announced."""
    return csv_table(
        [str(column.heading) for column in COLUMNS],
        ([column.value(row) for column in COLUMNS] for row in export.everyone),
    )
