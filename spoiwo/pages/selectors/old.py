"""Articles taken off long ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import QuerySet

from spoiwo.common import clock
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership


def taken_off_before(partnership: Partnership, day: date) -> QuerySet[Publication]:
    """Return the last versions of articles taken off before the day; what is still read is not settled."""
    rows: QuerySet[Publication] = Publication.objects.filter(
        partnership=partnership, is_latest=True, ended_at__date__lt=day
    )
    return rows.defer("html", "plain_html").select_related("partnership")


def taken_off_on(version: Publication) -> date:
    """Return the day on which an article was taken off."""
    assert version.ended_at is not None  # asked for above
    return version.ended_at.astimezone(clock.WARSAW).date()
