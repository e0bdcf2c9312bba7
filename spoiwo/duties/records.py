"""The records rules are watched by, read at most once for all rules of a partnership together.

The number of queries depends on the kinds of rules, never on how many rules or records there are.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, DateField, F, Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate
from django.urls import reverse

from spoiwo.accessibility.models import Declaration, Review
from spoiwo.accessibility.selectors import covering_reviews
from spoiwo.common import clock
from spoiwo.duties import evidence
from spoiwo.duties.spans import FIRST_DAY, LAST_DAY, Span
from spoiwo.duties.states import Kind
from spoiwo.hosting.models import HostRequest, Readiness
from spoiwo.hosting.states import State as RequestState
from spoiwo.hosting.states import Wish
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE, MeetingKind, PartnershipRole, State
from spoiwo.minutes.states import State as MinutesState
from spoiwo.partnerships.models import Partnership, StageChange
from spoiwo.partnerships.states import Stage
from spoiwo.practices.models import Showing
from spoiwo.practices.states import State as PracticeState
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.states import Perspective, SignKind
from spoiwo.registry.models import Signatory
from spoiwo.registry.states import MEMBER_STATES
from spoiwo.requests.models import Case
from spoiwo.requests.states import State as CaseState

# In these stages a partnership is bound by its rules.
BINDING = frozenset({Stage.ACTIVE, Stage.EVALUATION})
OWN = (PartnershipRole.ORGANISER, PartnershipRole.CO_ORGANISER)
WATCHED = (MeetingKind.SIGNATORIES, MeetingKind.COUNCIL, MeetingKind.FORUM, MeetingKind.GROUP)


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting as rules look at it. ``ready_on``: when its minutes were ready, if they are."""

    number: int
    kind: str
    day: date
    title: str
    took_place: bool
    host: int | None
    host_name: str
    ready_on: date | None
    url: str
    minutes_url: str


@dataclass(frozen=True, slots=True)
class ShowingFact:
    """A good practice shown, or to be shown, at a meeting."""

    number: int
    title: str
    day: date
    took_place: bool
    url: str


@dataclass(frozen=True, slots=True)
class ProjectFact:
    """A project with money of the Union, and since when the partnership has which of its signs."""

    link: ProjectPartnership
    signs: dict[SignKind, date]

    @property
    def project(self) -> Project:
        """The project."""
        return self.link.project


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A request of a citizen: by when it is to be settled, and when it was."""

    number: int
    reference: str
    came_on: date
    due_on: date
    settled_on: date | None
    is_withdrawn: bool
    url: str


@dataclass(frozen=True, slots=True)
class _Dated:
    """Something of a number, or a word, that holds from a day."""

    word: str
    number: int
    since: date
    until: date | None


def _dated(
    what: str,
    rows: QuerySet[Any],
    *,
    since: str | TruncDate,
    until: str | None = None,
    word: str = "",
    number: str = "organization_id",
) -> QuerySet[Any, Any]:
    """Return rows as ``_Dated``, each after what it is."""
    return rows.order_by().values_list(
        Value(what),
        Cast(F(word) if word else Value(""), TextField()),
        Cast(number, BigIntegerField()),
        Cast(since, DateField()),
        Cast(F(until) if until else Value(None), DateField()),
    )


class Records:
    """Records of one partnership in whole years; each kind is read when a rule first asks for it."""

    def __init__(self, partnership: Partnership, window: Span) -> None:
        self.partnership = partnership
        self.window = window

    @cached_property
    def bound(self) -> list[Span]:
        """When the partnership was bound by its rules: active, not suspended, not ended."""
        found = bound_spans([(one.word, one.since) for one in self._dates["stage"]])
        if not found and self.partnership.stage in BINDING:
            return [Span(FIRST_DAY, LAST_DAY)]
        return found

    @cached_property
    def meetings(self) -> list[MeetingFact]:
        """Own meetings of the days looked at, and those of signatories of all days: hosts take turns."""
        rows = Meeting.objects.filter(
            Q(day__gte=self.window.since, day__lt=self.window.until) | Q(kind=MeetingKind.SIGNATORIES),
            partnership=self.partnership,
            role__in=OWN,
            kind__in=WATCHED,
            state__in=[*TOOK_PLACE, State.PLANNED, State.CALLED],
        ).select_related("host", "minutes")
        rows = rows.annotate(edited_at=Max("minutes__sections__edited_at")).order_by("day", "pk")
        return [self._meeting(row) for row in rows]

    def _meeting(self, row: Meeting) -> MeetingFact:
        place = [self.partnership.slug, row.pk]
        return MeetingFact(
            number=row.pk,
            kind=row.kind,
            day=row.end_day,
            title=row.title,
            took_place=row.took_place,
            host=row.host_id,
            host_name=row.host.name if row.host else "",
            ready_on=_ready_on(row),
            url=reverse("meetings:meeting", args=place),
            minutes_url=reverse("minutes:minutes", args=place),
        )

    @cached_property
    def showings(self) -> list[ShowingFact]:
        """Good practices at meetings of the days looked at; cards withdrawn are no examples any more."""
        rows = Showing.objects.filter(
            practice__partnership=self.partnership,
            meeting__day__gte=self.window.since,
            meeting__day__lt=self.window.until,
            meeting__state__in=[*TOOK_PLACE, State.PLANNED, State.CALLED],
        ).exclude(practice__state=PracticeState.WITHDRAWN)
        return [
            ShowingFact(
                number=row.pk,
                title=row.practice.title,
                day=row.meeting.end_day,
                took_place=row.meeting.took_place,
                url=reverse("practices:practice", args=[self.partnership.slug, row.practice_id]),
            )
            for row in rows.select_related("practice", "meeting").order_by("meeting__day", "pk")
        ]

    @cached_property
    def projects(self) -> list[ProjectFact]:
        """Projects with money of the Union, with their signs."""
        links = ProjectPartnership.objects.filter(partnership=self.partnership)
        links = links.exclude(project__perspective=Perspective.NONE).select_related("project")
        found: dict[int, ProjectFact] = {}
        told = links.annotate(sign=F("signs__kind"), since=F("signs__valid_from"))
        for link in told.order_by("project__title", "pk"):
            fact = found.setdefault(link.pk, ProjectFact(link, {}))
            if link.sign:
                kind = SignKind(link.sign)
                fact.signs[kind] = min(fact.signs.get(kind, LAST_DAY), link.since)
        return list(found.values())

    @cached_property
    def asked(self) -> list[tuple[int, date]]:
        """Which institution was asked to host, or said it cannot, and on which day."""
        return [(one.number, one.since) for one in self._dates["asked"]]

    @cached_property
    def members(self) -> list[tuple[int, Span]]:
        """Which institution was a signatory in which days."""
        return [(one.number, Span(one.since, one.until or LAST_DAY)) for one in self._dates["member"]]

    @cached_property
    def _dates(self) -> dict[str, list["_Dated"]]:
        """Stages, memberships, who was asked to host or cannot, requests, reviews: of one shape, so in one
        query."""
        own = {"partnership": self.partnership}
        stages = _dated("stage", StageChange.objects.filter(**own), word="stage", number="pk", since="since")
        members = Signatory.objects.filter(state__in=MEMBER_STATES, valid_from__isnull=False, **own)
        belonging = _dated("member", members, since="valid_from", until="valid_to")
        requests = HostRequest.objects.filter(meeting__partnership=self.partnership)
        requests = requests.exclude(state=RequestState.WITHDRAWN)
        asked = _dated("asked", requests, since=TruncDate("asked_at", tzinfo=clock.WARSAW))
        unwilling = Readiness.objects.filter(wish=Wish.UNWILLING, **own)
        unable = _dated("asked", unwilling, since="valid_from")
        came = Case.objects.filter(came_on__gte=self.window.since, came_on__lt=self.window.until, **own)
        came = came.annotate(reference=Concat("number", Value("/"), "year", output_field=TextField()))
        told = _dated("request", came, word="reference", number="pk", since="came_on", until="due_on")
        closed = came.filter(closed_on__isnull=False)
        settled = _dated("settled", closed, word="state", number="pk", since="closed_on")
        found: dict[str, list[_Dated]] = defaultdict(list)
        others = (belonging, asked, unable, told, settled, *_statements(self.partnership))
        for what, *rest in stages.union(*others, all=True):
            found[what].append(_Dated(*rest))
        found["stage"].sort(key=lambda one: (one.since, one.number))
        return found

    @cached_property
    def requests(self) -> list[RequestFact]:
        """Requests of citizens that came in the days looked at, the earliest first."""
        settled = {one.number: one for one in self._dates["settled"]}
        found = [
            RequestFact(
                number=one.number,
                reference=one.word,
                came_on=one.since,
                due_on=one.until or one.since,
                settled_on=settled[one.number].since if one.number in settled else None,
                is_withdrawn=one.number in settled and settled[one.number].word == CaseState.WITHDRAWN,
                url=reverse("requests:case", args=[self.partnership.slug, one.number]),
            )
            for one in self._dates["request"]
        ]
        return sorted(found, key=lambda one: (one.came_on, one.number))

    @cached_property
    def reviews(self) -> list[evidence.Proof]:
        """Reviews of the accessibility statement that covers the partnership."""
        days: dict[bool, list[date]] = {True: [], False: []}
        for one in [*self._dates["prepared"], *self._dates["reviewed"]]:
            days[one.number != 0].append(one.since)
        url = reverse("accessibility:board", args=[self.partnership.slug])
        label = "Przegląd deklaracji dostępności"
        covering = covering_reviews(own=days[True], shared=days[False])
        return [evidence.Proof(str(day.year), day, label, url) for day in covering]

    def proofs(self, kind: Kind) -> list[evidence.Proof]:
        """Return what can be proved of the years looked at: here of reviews, else by rooms above."""
        if kind == Kind.ACCESSIBILITY:
            return self.reviews
        return evidence.proofs(kind, self.partnership, self.window.since, self.window.until)


def bound_spans(changes: list[tuple[str, date]]) -> list[Span]:
    """Return the days on which a partnership with this life, in its order, was bound by its rules."""
    spans: list[Span] = []
    begun: date | None = None
    for stage, since in changes:
        if stage in BINDING:
            begun = begun or since
        elif begun is not None:
            if begun < since:
                spans.append(Span(begun, since))
            begun = None
    if begun is not None:
        spans.append(Span(begun, LAST_DAY))
    return spans


def _ready_on(meeting: Meeting) -> date | None:
    """Return the day minutes left the hands of whoever wrote them.

    Given for approval without asking for remarks, they were ready by the last change of their text; a
    meeting closed without minutes here has them on paper, and nobody can say since when.
    """
    minutes = getattr(meeting, "minutes", None)
    if minutes is None:
        return meeting.end_day if meeting.state in (State.MINUTES, State.CLOSED) else None
    if minutes.state == MinutesState.DRAFT:
        return None
    moment = minutes.sent_at or meeting.edited_at or minutes.sealed_at  # type: ignore[attr-defined]  # annotated
    return moment.astimezone(clock.WARSAW).date() if moment else meeting.end_day


def _statements(partnership: Partnership) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Return when accessibility statements were prepared and reviewed: of the partnership, and (its number 0)
    of the installation."""
    own = Q(partnership=partnership) | Q(partnership=None)
    made = Declaration.objects.filter(own).annotate(whose=Coalesce("partnership", 0))
    rows = Review.objects.filter(Q(declaration__in=made.values("pk")))
    rows = rows.annotate(whose=Coalesce("declaration__partnership", 0))
    return (
        _dated("prepared", made, number="whose", since="prepared_on"),
        _dated("reviewed", rows, number="whose", since="reviewed_on"),
    )
