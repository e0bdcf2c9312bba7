"""One door to all readers."""

import zipfile
import zlib

from defusedxml.common import DefusedXmlException

from spoiwo.intake.adapters import csv_reader, ods_reader
from spoiwo.intake.adapters.sniffing import tell_format
from spoiwo.intake.adapters.tables import Table, Unreadable
from spoiwo.intake.states import Format


def _read_xlsx(content: bytes) -> Table:
    from spoiwo.intake.adapters import xlsx_reader  # megabytes, rarely needed

    return xlsx_reader.read(content)


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
