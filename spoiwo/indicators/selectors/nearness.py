"""Counts of persons from which a small one may be found by subtraction: all the unemployed less the women.

The product does not know which indicator counts some of the people of another, so it covers nothing here:
it shows the officer where the difference of two public numbers is a small count, and a person decides.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from spoiwo.indicators.models import Indicator, Value
from spoiwo.indicators.periods import Period
from spoiwo.indicators.selectors.readings import name_of, period_of_value
from spoiwo.indicators.small_counts import FEWEST_SHOWN, is_small
from spoiwo.indicators.states import State


@dataclass(frozen=True, slots=True)
class Near:
    """Another public indicator whose count of persons differs by a few in this place and time."""

    other: Indicator
    place: str
    period: Period


def near_counts(indicator: Indicator) -> list[Near]:
    """Return where a count lies fewer than five persons from that of another public indicator of persons.

    The newest first; two queries. Nothing for an indicator that does not count persons at risk.
    """
    if not indicator.counts_persons:
        return []
    own = {_where(value): value.number for value in _told(Value.objects.filter(indicator=indicator))}
    shown = Indicator.objects.filter(
        partnership=indicator.partnership_id, state=State.PUBLISHED, counts_persons=True
    ).exclude(pk=indicator.pk)
    return [
        Near(value.indicator, name_of(value.unit), period_of_value(value))
        for value in _told(Value.objects.filter(indicator__in=shown))
        if (number := own.get(_where(value))) is not None
        and value.number is not None
        and is_small(abs(value.number - number))
    ]


def _where(value: Value) -> tuple[int | None, str, object]:
    return value.unit_id, value.span, value.valid_from


def _told(rows: QuerySet[Value]) -> QuerySet[Value]:
    """Narrow to the numbers everybody could be told: those that count and are not small themselves."""
    found = rows.filter(closed_at__isnull=True, number__gte=FEWEST_SHOWN)
    return found.select_related("unit", "indicator").order_by("-valid_from", "unit__key", "indicator__code")
