"""One door to all readers."""

import importlib
import zipfile
import zlib

from defusedxml.common import DefusedXmlException

from spoiwo.intake.adapters import csv_reader, ods_reader
from spoiwo.intake.adapters.sniffing import tell_format
from spoiwo.intake.adapters.tables import Table, Unreadable
from spoiwo.intake.states import Format


def _read_xlsx(content: bytes) -> Table:
    # Its library takes megabytes of every process, and lists are brought in rarely.
    reader = importlib.import_module("spoiwo.intake.adapters.xlsx_reader")
    table: Table = reader.read(content)
    return table


_READERS = {
    Format.CSV: csv_reader.read,
    Format.XLSX: _read_xlsx,
    Format.ODS: ods_reader.read,
}
# What libraries say when a file is broken; broken XML is a SyntaxError in each of them.
# Anything else would be an error of ours and should be heard.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, DefusedXmlException, NotImplementedError, OSError, EOFError,
    RuntimeError, KeyError, ValueError, TypeError, AttributeError, IndexError, LookupError, OverflowError,
    AssertionError,
)  # fmt: skip


def read_table(content: bytes) -> Table:
    """Return the table in the file, every cell as text; raises Unreadable and nothing else."""
    read = _READERS[tell_format(content)]
    try:
        return read(content)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("damaged") from error
