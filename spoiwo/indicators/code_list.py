"""The list of definitions as a table: read strictly, line by line, each fault told with its line."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput
from spoiwo.indicators.states import Area, Direction

TABLE = Path(__file__).parent / "data" / "definitions.csv"
MOST_BYTES, MOST_LINES = 1_000_000, 2_000
NEEDED = {"code": 40, "name": 300, "measured_in": 80, "source": 300}
OPTIONAL = {"meaning": 2000, "formula": 1000, "programme": 120}
OTHERS = ("direction", "bdl_variable", "area", "counts_persons", "to_check")
# The same headings as a Polish office writes them.
POLISH = {
    "kod": "code", "nazwa": "name", "jednostka": "measured_in", "co mówi": "meaning", "wzór": "formula",
    "źródło": "source", "kierunek": "direction", "zmienna bdl": "bdl_variable", "obszar kpres": "area",
    "program": "programme", "liczy osoby": "counts_persons", "do sprawdzenia": "to_check",
}  # fmt: skip
_YES, _NO = {"1", "tak", "yes"}, {"", "0", "nie", "no"}
_LARGEST_VARIABLE = 2_147_483_647
_FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Line:
    """A definition of a code list."""

    code: str
    name: str
    measured_in: str
    source: str
    meaning: str = ""
    formula: str = ""
    direction: Direction = Direction.NEITHER
    bdl_variable: int | None = None
    area: str = ""
    programme: str = ""
    counts_persons: bool = False
    to_check: bool = False


@lru_cache(maxsize=1)
def own_lines() -> tuple[Line, ...]:
    """Return the definitions that come with the product."""
    return tuple(read_lines(TABLE.read_bytes()))


def read_lines(content: bytes) -> list[Line]:
    """Return the definitions of a CSV file; raises BadInput with the line and what is wrong in it."""
    if len(content) > MOST_BYTES:
        raise BadInput(_("A code list has at most one megabyte."), "file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(_("The file is not in UTF-8. Save it as “CSV UTF-8”."), "file") from error
    if "\x00" in text:
        raise BadInput(_("This is not a table of text."), "file")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error as error:
        raise BadInput(_("The file cannot be read as a table with semicolons."), "file") from error
    return _lines(rows)


def _lines(rows: list[list[str]]) -> list[Line]:
    if not rows or len(rows) > MOST_LINES:
        raise BadInput(_("A code list has a line of headings and at most two thousand lines."), "file")
    headings = [POLISH.get(cell.strip().casefold(), cell.strip().casefold()) for cell in rows[0]]
    missing = [name for name in NEEDED if name not in headings]
    if missing:
        raise BadInput(_("These columns are missing: %(names)s.") % {"names": ", ".join(missing)}, "file")
    found: dict[str, Line] = {}
    for at, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        line = _line(dict(zip(headings, (cell.strip() for cell in cells), strict=False)), at)
        if line.code in found:
            raise _wrong(at, _("the code %(code)s stands in the list twice") % {"code": line.code})
        found[line.code] = line
    return list(found.values())


def _line(cells: Mapping[str, str], at: int) -> Line:
    words = {name: cells.get(name, "") for name in (*NEEDED, *OPTIONAL)}
    for name, longest in (NEEDED | OPTIONAL).items():
        if name in NEEDED and not words[name]:
            raise _wrong(at, _("“%(name)s” is empty") % {"name": name})
        if len(words[name]) > longest:
            raise _wrong(at, _("“%(name)s” is too long") % {"name": name})
        if words[name].startswith(_FORMULA_SIGNS):
            raise _wrong(at, _("“%(name)s” begins like a formula of a spreadsheet") % {"name": name})
    return Line(
        **words,
        direction=_direction(cells.get("direction", ""), at),
        bdl_variable=_variable(cells.get("bdl_variable", ""), at),
        area=_area(cells.get("area", ""), at),
        counts_persons=_flag(cells.get("counts_persons", ""), at),
        to_check=_flag(cells.get("to_check", ""), at),
    )


def _direction(text: str, at: int) -> Direction:
    if text and text not in Direction.values:
        raise _wrong(at, _("“direction” is more, less or neither"))
    return Direction(text) if text else Direction.NEITHER


def _area(text: str, at: int) -> str:
    if text and text not in Area.values:
        raise _wrong(at, _("“area” is I, II, III or IV"))
    return text


def _variable(text: str, at: int) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and 0 < int(text) <= _LARGEST_VARIABLE):
        raise _wrong(at, _("“bdl_variable” is a number"))
    return int(text)


def _flag(text: str, at: int) -> bool:
    if text.casefold() not in _YES | _NO:
        raise _wrong(at, _("write 1 or 0 for yes and no"))
    return text.casefold() in _YES


def _wrong(at: int, what: str) -> BadInput:
    return BadInput(_("Line %(number)s: %(what)s.") % {"number": at, "what": what}, "file")
