"""What an issue gathers: one source for each room. This is the place to add another one.

A source finds what became public since a day. ``url`` is the address of its public page, ``about`` its day
or whose it is; both, and the sentences, are Polish as the records are.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common import clock, polish
from spoiwo.common.exceptions import Sentence
from spoiwo.communiques.selectors import public_communiques
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meetings_of
from spoiwo.meetings.states import State as MeetingState
from spoiwo.newsletters.models.issues import OWN
from spoiwo.newsletters.states import Topic
from spoiwo.offers.selectors import offers_of
from spoiwo.offers.selectors.offers import is_shown_on
from spoiwo.pages.selectors import Wanted
from spoiwo.pages.selectors import find as find_articles
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.selectors import practices_of
from spoiwo.projects.selectors import projects_of
from spoiwo.recommendations.selectors import recommendations_of
from spoiwo.reports.selectors import public_reports

_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to tell of."""

    subject_id: int
    title: str
    url: str
    about: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A room an issue gathers from. ``is_repeated``: told again while it is ahead, as a meeting is."""

    kind: str
    label: Sentence
    topic: Topic
    find: Callable[[Partnership, date, date], Iterable[Found]]
    is_repeated: bool = False


def _short(text: str) -> str:
    """Return the beginning of the first paragraph."""
    return Truncator(text.strip().split("\n")[0]).chars(_LONGEST, truncate="…")


def _page(name: str, partnership: Partnership, number: int) -> str:
    return reverse(f"portal:{name}", args=[partnership.slug, number])


def _articles(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    rows = find_articles(Wanted(partnership=partnership))
    for row in rows.filter(first_at__date__gte=since, first_at__date__lte=day):
        about = f"{row.author_name}, {polish.long_date(row.first_at.astimezone(clock.WARSAW).date())}"
        yield Found(row.series, row.title, row.get_absolute_url(), about, row.lead)


def _communiques(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    for row in public_communiques(partnership).filter(day__gte=since, day__lte=day):
        about = f"{row.label}, {polish.long_date(row.day)}"
        yield Found(row.pk, row.title, row.get_absolute_url(), about, row.lead or _short(row.text))


def _meetings(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    ahead = meetings_of(partnership).filter(
        is_public=True, day__gte=day, state__in=(MeetingState.PLANNED, MeetingState.CALLED)
    )
    for row in ahead.order_by("day", "begins", "pk"):
        yield Found(row.pk, row.title, _page("meeting", partnership, row.pk), _when_and_where(row), row.aim)


def _when_and_where(meeting: Meeting) -> str:
    when = polish.with_precision(meeting.day, polish.Precision(meeting.precision))
    hour = f"godz. {polish.hour(meeting.begins)}" if meeting.begins else ""
    return ", ".join(filter(None, (when, hour, meeting.venue, meeting.locality)))


def _practices(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    rows = practices_of(partnership, day, public_only=True)
    for row in rows.filter(published_on__gte=since, published_on__lte=day):
        text = _short(row.results or row.actions or row.problem)
        yield Found(row.pk, row.title, _page("practice", partnership, row.pk), row.entity_name, text)


def _recommendations(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    rows = recommendations_of(partnership, public_only=True)
    for row in rows.filter(adopted_on__gte=since, adopted_on__lte=day):
        about = f"przyjęto {polish.long_date(row.adopted_on)}" if row.adopted_on else ""
        yield Found(
            row.pk, row.title, _page("recommendation", partnership, row.pk), about, _short(row.content)
        )


def _reports(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    for row in public_reports(partnership).filter(filed_at__date__gte=since, filed_at__date__lte=day):
        about = f"przyjęto {polish.long_date(row.approved_on)}" if row.approved_on else ""
        yield Found(row.pk, row.title, _page("report", partnership, row.pk), about)


def _projects(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    for link in projects_of(partnership):
        project = link.project
        if project.valid_from is not None and since <= project.valid_from <= day:
            text = _short(project.aims)
            yield Found(
                project.pk, project.title, _page("project", partnership, link.pk), project.programme, text
            )


def _offers(partnership: Partnership, since: date, day: date) -> Iterator[Found]:
    rows = offers_of(partnership, day).filter(is_shown_on(day), opened_on__gte=since, opened_on__lte=day)
    for row in rows.order_by("opened_on", "pk"):
        yield Found(row.pk, row.name, row.get_absolute_url(), str(row.provider), _short(row.description))


SOURCES = (
    Source("article", _("article"), Topic.NEWS, _articles),
    Source("communique", _("communiqué"), Topic.NEWS, _communiques),
    Source("recommendation", _("recommendation"), Topic.NEWS, _recommendations),
    Source("practice", _("good practice"), Topic.NEWS, _practices),
    Source("report", pgettext_lazy("of a period", "report"), Topic.NEWS, _reports),
    Source("project", _("project"), Topic.NEWS, _projects),
    Source("meeting", _("meeting"), Topic.MEETINGS, _meetings, is_repeated=True),
    Source("offer", _("offer of support"), Topic.OFFERS, _offers),
)
LABELS: dict[str, Sentence] = {source.kind: source.label for source in SOURCES} | {OWN: _("own words")}
REPEATED = frozenset(source.kind for source in SOURCES if source.is_repeated)


def gather(partnership: Partnership, since: date, day: date) -> Iterator[tuple[Source, Found]]:
    """Yield what became public since the day, and what lies ahead, source by source."""
    for source in SOURCES:
        for found in source.find(partnership, since, day):
            yield source, found
