"""Calls for ideas decided long ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date, timedelta

from django.db.models import QuerySet

from spoiwo.ideas.models import Call
from spoiwo.ideas.states import CallState
from spoiwo.partnerships.models import Partnership


def decided_before(partnership: Partnership, day: date) -> QuerySet[Call]:
    """Return the decided calls whose last day was before the day."""
    rows: QuerySet[Call] = Call.objects.filter(
        partnership=partnership, state=CallState.DECIDED, valid_to__lte=day
    )
    return rows.exclude(held_on__gte=day).exclude(gala_on__gte=day)


def last_day_of(call: Call) -> date:
    """Return the last day of a call: of collecting cards, of its workshop, or of its gala."""
    days = (call.valid_to - timedelta(days=1), call.held_on, call.gala_on)
    return max(day for day in days if day is not None)
