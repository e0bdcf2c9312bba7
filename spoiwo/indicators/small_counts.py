"""The one place that decides which counts of persons are covered for the public.

Persons at risk are told as counts only (domain.md 3.4). In a commune of a few thousand a count of two
names two neighbours, and what is behind it – disability, a criminal record – is special-category data
(GDPR, articles 9 and 10). The act on official statistics forbids to publish an aggregate of fewer than
three units; offices that count persons usually take five, and so do we. Nought names nobody and stays.

A covered number must not come back by subtraction: not from the unit above or the partnership as a whole,
at any level, and not from a year whose quarters or months are told. Where the rest of a sum leaves only
one possible number, the smallest other one is covered too, and where none is left, the sum itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from spoiwo.indicators.periods import MONTHS, Period

FEWEST_SHOWN = 5
# Digits of the key of a voivodeship, a county, a commune; the partnership as a whole has none.
LEVELS = (2, 4, 6)

Cell = tuple[str, Period]


@dataclass(frozen=True, slots=True)
class Count:
    """A count of persons in one unit for one period; an empty key is the partnership as a whole."""

    key: str
    period: Period
    number: Decimal

    @property
    def cell(self) -> Cell:
        """Where it stands."""
        return self.key, self.period


@dataclass(frozen=True, slots=True)
class _Sum:
    """A count and the counts it may be the sum of."""

    whole: Count
    parts: Sequence[Count]

    @property
    def adds_up(self) -> bool:
        return self.whole.number == sum(part.number for part in self.parts)


def is_small(number: Decimal) -> bool:
    """Tell whether the count is of a few persons."""
    return 0 < number < FEWEST_SHOWN


def covered(counts: Iterable[Count]) -> set[Cell]:
    """Return unit and period of every count that the public is not told."""
    rows = list(counts)
    hidden = {row.cell for row in rows if is_small(row.number)}
    sums = [*_of_units(rows), *_of_periods(rows)] if hidden else []
    before = -1
    # Covering in one sum may leave another with a single unknown: until nothing more is covered.
    while before != len(hidden):
        before = len(hidden)
        for one in sums:
            if one.whole.cell not in hidden:
                _protect(one, hidden)
    return hidden


def _protect(one: _Sum, hidden: set[Cell]) -> None:
    shown = sorted(
        (part for part in one.parts if part.number > 0 and part.cell not in hidden),
        key=lambda part: (part.number, part.cell[0], part.period.valid_from),
    )
    while is_told([part.number for part in one.parts if part.cell in hidden]):
        if shown:
            hidden.add(shown.pop(0).cell)
            continue
        if one.adds_up:
            hidden.add(one.whole.cell)
        return


def is_told(numbers: Sequence[Decimal]) -> bool:
    """Tell whether the sum of covered numbers leaves only one possibility for one of them.

    A reader knows of each whether it is "fewer than five" (from one to four) or covered beside it (five
    or more).
    """
    small = sum(is_small(number) for number in numbers)
    beside = len(numbers) - small
    total = sum(numbers)
    if len(numbers) < 2:
        return bool(numbers)
    # The least each can be, or the most: then every one is known.
    return total == small + FEWEST_SHOWN * beside or (not beside and total == (FEWEST_SHOWN - 1) * small)


def _of_units(rows: Iterable[Count]) -> list[_Sum]:
    """Return each count with what lies within it, told at each level as far as it is known."""
    by_period: dict[Period, dict[str, Count]] = defaultdict(dict)
    for row in rows:
        by_period[row.period][row.key] = row
    found: list[_Sum] = []
    for here in by_period.values():
        parted = {key[:length] for key in here for length in range(0, len(key), 2)}
        parts: dict[tuple[str, int], list[Count]] = defaultdict(list)
        for key, row in here.items():
            for level in LEVELS:
                if _stands_at(key, level, here, key in parted):
                    for above in range(0, min(level, len(key)), 2):
                        parts[key[:above], level].append(row)
        found += [_Sum(here[key], family) for (key, _level), family in parts.items() if key in here]
    return found


def _stands_at(key: str, level: int, here: dict[str, Count], is_parted: bool) -> bool:
    """Tell whether a unit is a line of the table of that level: its own, or in place of what is not told."""
    if len(key) < level:
        return not is_parted
    return not any(key[:length] in here for length in range(level, len(key), 2))


def _of_periods(rows: Iterable[Count]) -> list[_Sum]:
    """Return each count with those of shorter periods that together make it; a stock of a day makes none."""
    here = {row.cell: row for row in rows}
    parts: dict[tuple[Cell, str], list[Count]] = defaultdict(list)
    for row in here.values():
        for longer in _around(row.period):
            if (row.key, longer) in here:
                parts[(row.key, longer), row.period.span].append(row)
    sums = (_Sum(here[cell], family) for (cell, _span), family in parts.items())
    return [one for one in sums if one.adds_up]


def _around(period: Period) -> Iterable[Period]:
    """Yield the longer periods it lies in."""
    for span, months in MONTHS.items():
        if months > MONTHS[period.span]:
            month = (period.valid_from.month - 1) // months * months + 1
            yield Period(date(period.valid_from.year, month, 1), span)
