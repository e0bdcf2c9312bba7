"""What the start page says of the whole: how much there is, and what is coming."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import npgettext_lazy

from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import AHEAD
from spoiwo.partnerships.states import PUBLIC_STAGES
from spoiwo.search.selectors import public_kinds

# What the start page shows of a meeting (``_home_side.html``).
_OF_A_MEETING = (
    "title", "state", "day", "last_day", "precision", "begins", "ends", "partnership__slug",
    "partnership__short_name",
)  # fmt: skip
# More are never asked for.
_MOST_AHEAD = 12
# Kinds of records with a list of their own, in their order: what each number counts and leads to.
_LISTS: tuple[tuple[str, str, Promise], ...] = (
    ("partnership", "portal:partnership_list", npgettext_lazy("counted", "partnership", "partnerships")),
    ("organization", "portal:organization_list", npgettext_lazy("counted", "institution", "institutions")),
    ("offer", "portal:offer_find", npgettext_lazy("counted", "offer of support", "offers of support")),
    (
        "showcase",
        "portal:showcase_find",
        npgettext_lazy("counted", "social economy entity", "social economy entities"),
    ),
    ("article", "portal:article_list", npgettext_lazy("counted", "article", "articles")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the word it counts and the list of what was counted."""

    kind: str
    number: int
    label: str
    url: str


def figures() -> tuple[Figure, ...]:
    """Return how much anybody may find, by kind, in one query; what there is none of is left out."""
    counts = {kind: number for kind, number, _changed_at in public_kinds()}
    return tuple(
        Figure(kind, number, str(words % number), reverse(name))
        for kind, name, words in _LISTS
        if (number := counts.get(kind, 0))
    )


def coming_meetings(today: date, most: int) -> tuple[Meeting, ...]:
    """Return the nearest meetings ahead that are shown in public, of all partnerships, in one query."""
    return tuple(_COMING.rows(today)[:most])


def _coming_query(today: date) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(
        is_public=True, state__in=AHEAD, day__gte=today, partnership__stage__in=PUBLIC_STAGES
    )
    return (
        rows.select_related("partnership").only(*_OF_A_MEETING).order_by("day", "begins", "pk")[:_MOST_AHEAD]
    )


_COMING = PreparedRows(_coming_query)
