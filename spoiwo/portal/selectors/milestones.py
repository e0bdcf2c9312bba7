"""How the number of signatories grew: the days on which it first passed a round number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory, Suspension
from spoiwo.registry.states import MEMBER_STATES

ROUND_NUMBERS = (10, 25, 50, 75, 100, 150, 200, 300, 500, 1000)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day, as exactly as it is known, and the number of signatories at its end."""

    day: date
    precision: Precision
    count: int


def milestones(partnership: Partnership, until: date) -> list[Milestone]:
    """Return the first signatories and each first passing of a round number, up to a day, in two queries."""
    periods = list(
        Signatory.objects.filter(partnership=partnership, state__in=MEMBER_STATES)
        .order_by("valid_from")
        .values_list("valid_from", "valid_to", "from_precision")
    )
    pauses = Suspension.objects.filter(signatory__partnership=partnership)
    changes = _changes(
        ((start, end) for start, end, _precision in periods if start),
        pauses.values_list("valid_from", "valid_to"),
    )
    precisions = {start: Precision(precision) for start, _end, precision in periods if start}
    return [
        Milestone(day, precisions.get(day, Precision.DAY), count)
        for day, count in _passings(changes)
        if day <= until
    ]


def _changes(
    periods: Iterable[tuple[date, date | None]], pauses: Iterable[tuple[date, date | None]]
) -> dict[date, int]:
    """Return by how much the number changes on each day; a suspended signatory is not counted."""
    changes: dict[date, int] = defaultdict(int)
    for sign, spans in ((1, periods), (-1, pauses)):
        for start, end in spans:
            changes[start] += sign
            if end:
                changes[end] -= sign
    return changes


def _passings(changes: dict[date, int]) -> list[tuple[date, int]]:
    count = passed = 0
    found = []
    for day in sorted(changes):
        count += changes[day]
        level = max((number for number in (1, *ROUND_NUMBERS) if number <= count), default=0)
        if level > passed:
            found.append((day, count))
            passed = level
    return found
