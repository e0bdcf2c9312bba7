"""The TERC file of the central statistical office: CSV with semicolons, UTF-8, one row for every unit.

Columns (domain.md 10.1): ``WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA``. Codes are text with leading zeros;
``STAN_NA`` is the day of which the whole file speaks. Every fault gets one sentence.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.exceptions import BadInput
from spoiwo.territory import codes
from spoiwo.territory.codes import Kind, Level

COLUMNS = ("WOJ", "POW", "GMI", "RODZ", "NAZWA", "NAZWA_DOD", "STAN_NA")
LARGEST = 8 * 1024 * 1024
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class TercRow:
    """A unit as the file has it."""

    code: str
    kind: Kind
    name: str
    extra_name: str

    @property
    def key(self) -> str:
        return codes.key_of(self.code)

    @property
    def level(self) -> Level:
        return codes.level_of(self.code)


@dataclass(frozen=True, slots=True)
class TercFile:
    """A whole readable file; ``parts`` counts rows that are no units of their own and were passed over."""

    name: str
    sha256: str
    state_on: date
    rows: tuple[TercRow, ...]
    parts: int

    @property
    def rows_read(self) -> int:
        return len(self.rows) + self.parts


def read_terc(stream: BinaryIO, file_name: str) -> TercFile:
    """Return the file's units, voivodeships first; BadInput says in one sentence why it cannot be used."""
    content = stream.read(LARGEST + 1)
    try:
        records = list(_records(_text(content)))
    except csv.Error:
        raise BadInput(_("The file is damaged: its rows cannot be told apart. Download it again.")) from None
    if not records:
        raise BadInput(_("The file has its headings but no rows. Download it again."))
    rows = [_row(line, record) for line, record in records if record["RODZ"] not in codes.PARTS]
    rows.sort(key=lambda row: (len(row.key), row.code))
    _check_whole(rows)
    return TercFile(
        name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        state_on=_state_on(records),
        rows=tuple(rows),
        parts=len(records) - len(rows),
    )


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise BadInput(
            _("The file is larger than %(limit)d MB, so it is not a TERC file.")
            % {"limit": LARGEST // 1024**2}
        )
    if content.startswith(b"PK"):
        raise BadInput(_("This is a ZIP archive. Unpack it and give the CSV file from inside."))
    if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        raise BadInput(_("This is an XML file. Download TERC in the CSV format."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(
            _("The file is not in UTF-8, so Polish letters would be lost. Download it again.")
        ) from None


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text), delimiter=";")
    found = [(name or "").strip().upper() for name in reader.fieldnames or ()]
    missing = [name for name in COLUMNS if name not in found]
    if missing:
        raise BadInput(
            ngettext(
                "The file lacks the column %(names)s. A TERC file has: %(all)s.",
                "The file lacks the columns %(names)s. A TERC file has: %(all)s.",
                len(missing),
            )
            % {"names": ", ".join(missing), "all": ", ".join(COLUMNS)}
        )
    reader.fieldnames = found
    for record in reader:
        values = {name: (record[name] or "").strip() for name in COLUMNS}
        if any(values.values()):
            yield reader.line_num, values


def _row(line: int, record: dict[str, str]) -> TercRow:
    code = record["WOJ"] + record["POW"] + record["GMI"] + record["RODZ"]
    if not codes.is_code(code):
        raise BadInput(
            _("Line %(line)d: “%(code)s” is not a TERYT code. Give the original file, not a copy.")
            % {"line": line, "code": code}
        )
    name = record["NAZWA"]
    if not 0 < len(name) <= LONGEST_NAME or len(record["NAZWA_DOD"]) > LONGEST_NAME:
        raise BadInput(_("Line %(line)d: the name is empty or too long.") % {"line": line})
    kind = codes.kind_of(code)
    # The register writes voivodeships in capitals.
    return TercRow(code, kind, name.lower() if kind == Kind.VOIVODESHIP else name, record["NAZWA_DOD"])


def _check_whole(rows: list[TercRow]) -> None:
    keys: set[str] = set()
    for row in rows:
        if row.key in keys:
            raise BadInput(_("The unit %(code)s is in the file twice.") % {"code": row.code})
        if len(row.key) > 2 and codes.parent_key(row.key) not in keys:
            raise BadInput(
                _("The unit %(code)s is in the file, but %(parent)s around it is not. Give the whole file.")
                % {"code": row.code, "parent": codes.parent_key(row.key)}
            )
        keys.add(row.key)


def _state_on(records: list[tuple[int, dict[str, str]]]) -> date:
    days = {record["STAN_NA"] for _line, record in records}
    if len(days) > 1:
        raise BadInput(_("The rows speak of different days (STAN_NA). Give one file of one day."))
    try:
        return date.fromisoformat(days.pop())
    except ValueError:
        raise BadInput(_("STAN_NA should be a day written as 2026-01-01.")) from None
