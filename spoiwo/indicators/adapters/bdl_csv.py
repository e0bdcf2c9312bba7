"""Tables saved from the bank's pages: wide ones (a column a year) and long ones (a line a value).

Wide: ``"Kod";"Nazwa";"ogółem;2023;[osoba]";…``. Long: ``"Kod";"Nazwa";"Ogółem";"Rok";"Wartosc";"Jednostka
miary";"Atrybut"``. Semicolons, decimal commas, UTF-8 or the old encodings of Polish.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from spoiwo.common.polish import fold
from spoiwo.indicators.cells import Cell, Read, Unreadable, is_year, number_of
from spoiwo.indicators.marks import SIGNS
from spoiwo.indicators.states import Absence, Span

MOST_LINES, MOST_COLUMNS, MOST_VALUES = 60_000, 2_000, 300_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = (
    "styczen", "luty", "marzec", "kwiecien", "maj", "czerwiec", "lipiec", "sierpien", "wrzesien",
    "pazdziernik", "listopad", "grudzien",
)  # fmt: skip
_PARTS = {
    **{name: (Span.MONTH, at) for at, name in enumerate(_MONTHS, start=1)},
    **{f"{roman} kwartal": (Span.QUARTER, at) for at, roman in enumerate(("i", "ii", "iii", "iv"), start=1)},
    **{f"{at} kwartal": (Span.QUARTER, at) for at in range(1, 5)},
    **{f"{roman} polrocze": (Span.HALF, at) for at, roman in enumerate(("i", "ii"), start=1)},
}
# "styczeń–marzec", "I–III kwartał": numbers added up since January are of no period of ours.
_ADDED_UP = re.compile(r"^[a-z]+ ?[-–] ?[a-z]+(?: kwartaly?)?$")
_FORMULA_SIGNS = ("=", "+", "@", "\t")
_GROUPED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?|-?\d+(?:[.,]\d+)?")
_YEAR_HEADING, _VALUE_HEADING, _MARK_HEADING, _MEASURE_HEADING = (
    "rok",
    "wartosc",
    "atrybut",
    "jednostka miary",
)


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the values of a column belong."""

    at: int
    series: str
    year: int
    span: Span
    part: int


def read(content: bytes) -> Read:
    """Return the values of a table; raises Unreadable."""
    rows = _rows(content)
    headings = [fold(cell).strip() for cell in next(rows, [])]
    if headings[:2] != ["kod", "nazwa"]:
        raise Unreadable(
            _("This is no table of the Local Data Bank: it does not begin with “Kod” and “Nazwa”.")
        )
    if len(headings) > MOST_COLUMNS:
        raise Unreadable(_("The table has more columns than the bank hands out."))
    result = Read()
    if {_YEAR_HEADING, _VALUE_HEADING} <= set(headings):
        _read_long(rows, headings, result)
    else:
        _read_wide(rows, headings, result)
    return result


def _rows(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        for at, row in enumerate(reader):
            if at > MOST_LINES:
                raise Unreadable(_("The table has more lines than there are units in Poland."))
            if any(cell.strip() for cell in row):
                yield row
    except csv.Error as error:
        raise Unreadable(
            _("Line %(number)s cannot be read as a line of a table.") % {"number": reader.line_num}
        ) from error


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise Unreadable(_("This is not a table of text. Save it from the bank as CSV."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1250", "replace")
    if "\ufffd" in text or any(0x80 <= ord(sign) < 0xA0 for sign in text):
        raise Unreadable(_("The encoding of the file cannot be told. Save it from the bank as CSV in UTF-8."))
    return text


def _read_wide(rows: Iterator[list[str]], headings: Sequence[str], result: Read) -> None:
    columns = [
        column for at, text in enumerate(headings[2:], start=2) if (column := _column(at, text, result))
    ]
    if not columns:
        raise Unreadable(_("No column of the table names a year."))
    for row in rows:
        base = _base(row)
        for column in columns:
            if column.at < len(row):
                cell = replace(
                    base, series=column.series, year=column.year, span=column.span.value, part=column.part
                )
                _take(cell, row[column.at], "", result)


def _column(at: int, heading: str, result: Read) -> _Column | None:
    """Read "dimension;…;year;[unit]": which series, which period; nothing when it cannot be told."""
    parts = [part.strip() for part in heading.split(";") if part.strip()]
    if not parts:
        return None
    years = [part for part in parts if _YEAR.fullmatch(part)]
    if len(years) != 1:
        result.leave_out("no_year", heading)
        return None
    told = [part for part in parts if part != years[0]]
    if any(_ADDED_UP.match(part) for part in told):
        result.leave_out("added_up", heading)
        return None
    spans = [part for part in told if part in _PARTS]
    if len(spans) > 1:
        result.leave_out("no_year", heading)
        return None
    span, number = _PARTS[spans[0]] if spans else (Span.YEAR, 1)
    series = "; ".join(part for part in told if part not in spans)
    return _Column(at, series, int(years[0]), span, number)


def _read_long(rows: Iterator[list[str]], headings: Sequence[str], result: Read) -> None:
    year_at, value_at = headings.index(_YEAR_HEADING), headings.index(_VALUE_HEADING)
    mark_at = headings.index(_MARK_HEADING) if _MARK_HEADING in headings else -1
    measure_at = headings.index(_MEASURE_HEADING) if _MEASURE_HEADING in headings else -1
    told = [at for at in range(2, len(headings)) if at not in {year_at, value_at, mark_at} and headings[at]]
    for row in rows:
        if len(row) <= max(year_at, value_at):
            result.leave_out("short_line", ";".join(row))
            continue
        year = row[year_at].strip()
        if not (_YEAR.fullmatch(year) and is_year(int(year))):
            result.leave_out("bad_year", year)
            continue
        words = [fold(row[at]).strip() for at in told if at < len(row)]
        spans = [word for word in words if word in _PARTS]
        if any(_ADDED_UP.match(word) for word in words) or len(spans) > 1:
            result.leave_out("added_up", "; ".join(words))
            continue
        span, part = _PARTS[spans[0]] if spans else (Span.YEAR, 1)
        names = [
            f"[{word}]" if at == measure_at else word
            for at, word in zip(told, words, strict=False)
            if word and word not in spans
        ]
        cell = replace(_base(row), series="; ".join(names), year=int(year), span=span.value, part=part)
        _take(cell, row[value_at], row[mark_at] if 0 <= mark_at < len(row) else "", result)


def _base(row: Sequence[str]) -> Cell:
    code = row[0].strip().removeprefix("=").strip('"').strip()[:20]
    return Cell("", code, (row[1] if len(row) > 1 else "").strip()[:200], 0)


def _take(cell: Cell, text: str, mark: str, result: Read) -> None:
    """Add a value, or count why it is left out."""
    if len(result.cells) >= MOST_VALUES:
        raise Unreadable(_("The table holds more values than a whole variable of the bank."))
    typed, sign = text.strip().replace("\u00a0", " "), mark.strip()
    where = f"{cell.name}, {cell.year}: {typed}"
    if not cell.code.isdigit():
        result.leave_out("bad_code", cell.code)
    elif not typed and not sign:
        result.leave_out("empty", where)
    elif sign and sign not in SIGNS:
        result.leave_out("unknown_mark", f"{where} ({sign})")
    elif typed.startswith(_FORMULA_SIGNS):
        result.leave_out("formula", where)
    elif sign or typed in SIGNS:
        absence: Absence = SIGNS[sign or typed]
        result.cells.append(replace(cell, absence=absence.value, mark=sign or typed))
    else:
        plain = typed.replace(" ", "").replace(",", ".") if _GROUPED.fullmatch(typed) else ""
        number = number_of(plain) if plain else None
        if number is None:
            result.leave_out("not_a_number", where)
        else:
            result.cells.append(replace(cell, number=f"{number:f}"))
