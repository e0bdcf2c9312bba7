"""Values as they stand in a file, before anybody knows what they mean here."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.indicators.measuring import LARGEST
from spoiwo.indicators.models.value import PLACES
from spoiwo.indicators.periods import FIRST_YEAR, LAST_YEAR
from spoiwo.indicators.states import Span

MOST_EXAMPLES = 5
_LONGEST = 40


class Unreadable(SpoiwoError):
    """The file is not one of the bank's; the sentence says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a file: whose, of when, the number as text or why there is none."""

    series: str
    code: str
    name: str
    year: int
    span: str = Span.YEAR.value
    part: int = 1
    number: str = ""
    absence: str = ""
    mark: str = ""
    updated: str = ""

    def kept(self) -> dict[str, Any]:
        """Return the cell as it is kept in the database."""
        return {name: value for name, value in asdict(self).items() if value != ""}


@dataclass(slots=True)
class LeftOut:
    """Values left out for one reason, with a few examples."""

    reason: str
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, example: str) -> None:
        """Count one more."""
        self.count += 1
        text = example.strip()[:_LONGEST]
        if len(self.examples) < MOST_EXAMPLES and text and text not in self.examples:
            self.examples.append(text)


@dataclass(slots=True)
class Read:
    """What a file holds: its values, the columns or variables they stand in, and what was left out."""

    cells: list[Cell] = field(default_factory=list)
    left_out: dict[str, LeftOut] = field(default_factory=dict)

    def leave_out(self, reason: str, example: str) -> None:
        """Note a value that is not taken."""
        self.left_out.setdefault(reason, LeftOut(reason)).add(example)

    @property
    def series(self) -> list[str]:
        """Columns or variables, in their order."""
        return list(dict.fromkeys(cell.series for cell in self.cells))


def number_of(text: str) -> Decimal | None:
    """Return the number the text says, at most six decimals; None when it says none or one too large."""
    if len(text) > _LONGEST:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    # Compared as it is: arithmetic with an exponent of nine digits is an error, not an infinity.
    if not number.is_finite() or number.copy_abs() >= LARGEST or number.adjusted() < -LONGEST_TAIL:
        return None
    return round(number, PLACES).normalize() if number else Decimal(0)


# Further from nought than this is no figure of statistics but an attack on the memory of the reader.
LONGEST_TAIL = 30


def is_year(number: object) -> bool:
    """Tell whether the number may be a year of statistics."""
    return isinstance(number, int) and not isinstance(number, bool) and FIRST_YEAR <= number <= LAST_YEAR


def listed(rows: Sequence[LeftOut]) -> list[dict[str, Any]]:
    """Return what was left out as it is kept in the database, the most frequent first."""
    return [asdict(row) for row in sorted(rows, key=lambda row: -row.count)]
