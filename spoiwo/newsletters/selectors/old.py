"""Issues sent long ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import QuerySet

from spoiwo.newsletters.models import Issue
from spoiwo.newsletters.states import ISSUED
from spoiwo.partnerships.models import Partnership


def sent_before(partnership: Partnership, day: date) -> QuerySet[Issue]:
    """Return the issues sent before the day."""
    rows: QuerySet[Issue] = Issue.objects.filter(
        partnership=partnership, state__in=ISSUED, sent_at__date__lt=day
    )
    return rows.select_related("partnership")


def sent_on(issue: Issue) -> date:
    """Return the day on which an issue was sent."""
    assert issue.sent_on is not None  # asked for above
    return issue.sent_on
