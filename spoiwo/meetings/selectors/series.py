"""Series of meetings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.meetings.models import Series
from spoiwo.meetings.states import TOOK_PLACE
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series in a list: how many meetings it had, and the last of them."""

    series: Series
    held: int
    last_day: date | None


def series_of(partnership: Partnership) -> list[SeriesLine]:
    """Return every series of the partnership, running ones first, in one query."""
    took_place = Q(meetings__state__in=TOOK_PLACE)
    rows = (
        Series.objects.filter(partnership=partnership)
        .select_related("body")
        .annotate(held=Count("meetings", filter=took_place), last=Max("meetings__day", filter=took_place))
    )
    lines = [SeriesLine(row, row.held, row.last) for row in rows]
    return sorted(lines, key=lambda line: (line.series.valid_to is not None, line.series.title))


def series_by_id(partnership: Partnership, number: int) -> Series:
    """Return a series of the partnership; raises NotFound."""
    rows = Series.objects.filter(partnership=partnership, pk=number)
    found: Series | None = rows.select_related("partnership", "body", "project").first()
    if found is None:
        raise NotFound(_("There is no such series."))
    return found
