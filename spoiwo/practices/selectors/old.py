"""Cards of good practice of years ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import QuerySet

from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import State


def published_before(partnership: Partnership, day: date) -> QuerySet[GoodPractice]:
    """Return the cards published before the day, withdrawn ones too."""
    rows: QuerySet[GoodPractice] = GoodPractice.objects.filter(
        partnership=partnership, state__in=(State.PUBLISHED, State.WITHDRAWN), published_on__lt=day
    )
    return rows.select_related("partnership")


def published_on(practice: GoodPractice) -> date:
    """Return the day on which a card was published."""
    assert practice.published_on is not None  # asked for above
    return practice.published_on
