"""The one place that decides which counts of persons are covered for the public.

Persons at risk are told as counts only (domain.md 3.4). In a commune of a few thousand a count of two
names two neighbours, and what is behind it – disability, a criminal record – is special-category data
(GDPR, articles 9 and 10). The act on official statistics forbids to publish an aggregate of fewer than
three units; offices that count persons usually take five, and so do we. Nought names nobody and stays.

A covered number must not come back by subtraction: where the unit above shows its number and only one
of the units inside is covered, the smallest other one is covered too.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

FEWEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Count:
    """A count of persons in one unit for one period; ``within`` is the key of the unit above."""

    key: str
    within: str
    period: Hashable
    number: Decimal


def is_small(number: Decimal) -> bool:
    """Tell whether the count is of a few persons."""
    return 0 < number < FEWEST_SHOWN


def covered(counts: Iterable[Count]) -> set[tuple[str, Hashable]]:
    """Return unit and period of every count that the public is not told.

    Whatever is covered against subtraction is small or next to the smallest; what is left cannot be
    subtracted one level down.
    """
    rows = list(counts)
    hidden = {(row.key, row.period) for row in rows if is_small(row.number)}
    above = {(row.key, row.period) for row in rows}
    families: dict[tuple[str, Hashable], list[Count]] = defaultdict(list)
    for row in rows:
        if row.within and (row.within, row.period) in above:
            families[row.within, row.period].append(row)
    # The highest first: covering a family may cover what another family lies within.
    for (within, period), family in sorted(families.items(), key=lambda one: len(one[0][0])):
        if (within, period) not in hidden:
            hidden |= _second(family, hidden)
    return hidden


def _second(family: list[Count], hidden: set[tuple[str, Hashable]]) -> set[tuple[str, Hashable]]:
    small = [row for row in family if (row.key, row.period) in hidden]
    others = [row for row in family if (row.key, row.period) not in hidden and row.number > 0]
    if len(small) != 1 or not others:
        return set()
    least = min(others, key=lambda row: (row.number, row.key))
    return {(least.key, least.period)}
