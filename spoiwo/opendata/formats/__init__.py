"""Writers: each turns a ``RegisterExport`` into the bytes of one format."""

from collections.abc import Callable
from dataclasses import dataclass

from spoiwo.opendata.export import RegisterExport
from spoiwo.opendata.formats import csv_file, json_file, ods_file, xlsx_file


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ending of its files; ``is_shown`` ones open in the browser, others are saved."""

    ending: str
    content_type: str
    write: Callable[[RegisterExport], bytes]
    is_shown: bool = False


JSON = Format("json", "application/json", json_file.write, is_shown=True)
CSV = Format("csv", "text/csv; charset=utf-8; header=present", csv_file.write)
XLSX = Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_file.write)
ODS = Format("ods", "application/vnd.oasis.opendocument.spreadsheet", ods_file.write)

__all__ = ["CSV", "JSON", "ODS", "XLSX", "Format"]
