"""Reading spreadsheets from outside, and writing the template of one.

Nothing here believes a file: its kind is told by its content, its size is counted while it is read.
"""

from spoiwo.intake.adapters.reading import read_table
from spoiwo.intake.adapters.sniffing import tell_format
from spoiwo.intake.adapters.tables import MOST_COLUMNS, MOST_ROWS, Table, Unreadable
from spoiwo.intake.adapters.template_file import template_file

__all__ = [
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Table",
    "Unreadable",
    "read_table",
    "tell_format",
    "template_file",
]
