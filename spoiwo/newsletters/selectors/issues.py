"""Issues of a partnership, what they tell, whom they reach and whom they reached."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.newsletters.models import Delivery, Entry, Issue, Subscription
from spoiwo.newsletters.selectors.readers import standing_consents
from spoiwo.newsletters.states import ISSUED, Fate, Standing, State, Topic
from spoiwo.partnerships.models import Partnership

NO_SUCH = _("There is no such issue.")
_SAMPLE = 5


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an issue would reach now: how many in all and by topic, a few of them, the mark of the list."""

    numbers: tuple[int, ...]
    by_topic: dict[Topic, int]
    sample: tuple[str, ...]
    fingerprint: str

    @property
    def count(self) -> int:
        """How many addresses."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one topic, as an issue shows them."""

    topic: Topic
    entries: tuple[Entry, ...]


def issues_of(partnership: Partnership) -> QuerySet[Issue]:
    """Return all issues, drafts first, then the latest first."""
    rows: QuerySet[Issue] = Issue.objects.filter(partnership=partnership).select_related("partnership")
    return rows.order_by("-sent_at", "-pk")


def public_issues(partnership: Partnership) -> QuerySet[Issue]:
    """Return what everybody may read in the archive, the latest first."""
    rows: QuerySet[Issue] = Issue.objects.filter(partnership=partnership, state__in=ISSUED)
    return rows.select_related("partnership", "project").order_by("-number")


def public_issue(partnership: Partnership, number: int) -> Issue:
    """Return an issue of the archive by its number; raises NotFound."""
    found: Issue | None = public_issues(partnership).filter(number=number).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def issue_by_id(partnership: Partnership, pk: int) -> Issue:
    """Return an issue, drafts too; raises NotFound."""
    rows = Issue.objects.filter(partnership=partnership, pk=pk).select_related("partnership", "project")
    found: Issue | None = rows.first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def latest_issue(partnership: Partnership) -> Issue | None:
    """Return the issue sent last."""
    found: Issue | None = public_issues(partnership).first()
    return found


def entries_of(issue: Issue) -> list[Entry]:
    """Return every entry in its order, those left out too."""
    return list(Entry.objects.filter(issue=issue))


def sections_of(entries: Iterable[Entry], topics: Collection[Topic] = tuple(Topic)) -> list[Section]:
    """Return what is shown of these topics, in their order; a topic without an entry is left out."""
    shown = [entry for entry in entries if entry.is_shown]
    parts = [
        Section(topic, tuple(entry for entry in shown if entry.topic == topic))
        for topic in Topic
        if topic in topics
    ]
    return [part for part in parts if part.entries]


def told_before(partnership: Partnership) -> set[tuple[str, int | None]]:
    """Return what issues sent before told of: kind and number."""
    rows = Entry.objects.filter(issue__partnership=partnership, issue__state__in=ISSUED, is_shown=True)
    return set(rows.exclude(subject_id=None).values_list("kind", "subject_id"))


def audience_of(issue: Issue, entries: Iterable[Entry]) -> Audience:
    """Return whom the issue reaches now: confirmed, not on hold, with a consent for something in it."""
    topics = [section.topic for section in sections_of(entries)]
    consents = standing_consents().filter(
        subscription__partnership=issue.partnership_id, subscription__state=Standing.ACTIVE, topic__in=topics
    )
    counted = dict(consents.order_by().values_list("topic").annotate(Count("pk")))
    rows = Subscription.objects.filter(pk__in=consents.values("subscription")).order_by("pk")
    pairs = list(rows.values_list("pk", "email"))
    numbers = tuple(pk for pk, _email in pairs)
    mark = f"{issue.version}:{numbers}"
    return Audience(
        numbers,
        {topic: counted.get(topic, 0) for topic in topics},
        tuple(email for _pk, email in pairs[:_SAMPLE]),
        sha256(mark.encode()).hexdigest(),
    )


def fates_of(issue: Issue) -> dict[Fate, int]:
    """Return how many letters of the issue came to what."""
    rows = Delivery.objects.filter(issue=issue).order_by().values_list("state").annotate(Count("pk"))
    found = dict(rows)
    return {fate: found[fate] for fate in Fate if fate in found}


def troubles_of(issue: Issue) -> QuerySet[Delivery]:
    """Return the letters that were refused, came back or perhaps never left."""
    rows: QuerySet[Delivery] = Delivery.objects.filter(
        issue=issue, state__in=(Fate.FAILED, Fate.BOUNCED, Fate.UNCERTAIN)
    )
    return rows.select_related("subscription").order_by("pk")


def history_of(issue: Issue) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the issue, the newest first."""
    return history_of_partnership(issue.partnership_id).filter(
        data__issue=issue.pk, action__startswith="newsletters."
    )


def in_motion(since: datetime) -> list[Partnership]:
    """Return the partnerships with an issue being sent, the longest waiting first, or sent since then."""
    with scopes_disabled():
        rows = Issue.objects.filter(state=State.SENDING) | Issue.objects.filter(sent_at__gte=since)
        found = rows.order_by("sent_at", "pk").select_related("partnership")
        return list({issue.partnership_id: issue.partnership for issue in found}.values())


def begins_with(partnership: Partnership, day: date, days: int) -> date:
    """Return the day from which a new draft gathers: that of the last issue, else so many days back."""
    last = latest_issue(partnership)
    if last is None or last.sent_on is None:
        return date.fromordinal(day.toordinal() - days)
    return last.sent_on
