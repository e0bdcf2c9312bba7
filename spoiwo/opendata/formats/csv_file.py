"""CSV as Excel in Polish opens it by a double click: semicolons, a byte order mark, lines ended by CRLF.

Other readers need nothing more than to be told of the semicolon (and, in Python, ``utf-8-sig``).
"""

import csv
import io

from spoiwo.opendata.export import RegisterExport
from spoiwo.opendata.formats.columns import COLUMNS, Value

# A spreadsheet takes a cell that begins so for a formula; an apostrophe makes it text again.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(export: RegisterExport) -> bytes:
    """Return the register as a table: one heading line, then members, the suspended, the announced."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([str(column.heading) for column in COLUMNS])
    for row in export.everyone:
        writer.writerow([cell(column.value(row)) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def cell(value: Value) -> str:
    """Return the cell as text that no spreadsheet runs as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
