"""Meetings: held and attended, own and of others, each kind by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Aggregate, Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Unit
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE, MeetingKind, PartnershipRole

OWN = (PartnershipRole.ORGANISER, PartnershipRole.CO_ORGANISER)
TAKEN_PART = (PartnershipRole.PARTICIPANT, PartnershipRole.SPEAKER)


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting as it is counted."""

    number: int
    partnership: int
    day: date
    kind: str
    role: str
    state: str
    title: str
    host: str

    @property
    def took_place(self) -> bool:
        """Whether it took place: planned, postponed and cancelled ones are never counted."""
        return self.state in {"held", "minutes", "closed"}

    @property
    def is_own(self) -> bool:
        """Whether the partnership organised it, alone or with others."""
        return self.role in {"organiser", "coorganiser"}


def held_in(ground: Ground, prefix: str = "") -> Q:
    """Return the condition "took place in the period" for meetings, also across a relation."""
    days = {f"{prefix}day__gte": ground.since, f"{prefix}day__lt": ground.until}
    return Q(**days, **{f"{prefix}state__in": TOOK_PLACE})


def _rows(ground: Ground) -> QuerySet[Meeting]:
    return Meeting.objects.filter(held_in(ground), partnership__in=ground.keys)


def _facts(ground: Ground) -> Iterator[MeetingFact]:
    rows = Meeting.objects.filter(partnership__in=ground.keys).order_by("day", "pk")
    values = rows.values_list("pk", "partnership", "day", "kind", "role", "state", "title", "host__name")
    for number, partnership, day, kind, role, state, title, host in values:
        yield MeetingFact(number, partnership, day, kind, role, state, title, host or "")


def _record(fact: MeetingFact, ground: Ground) -> Record:
    url = reverse("meetings:meeting", args=[ground.slug_of(fact.partnership), fact.number])
    return Record(fact.title, url, fact.day, fact.host)


MEETINGS = Family(rows=_rows, facts=_facts, record=_record)


def _figure(
    code: str,
    part: Part,
    kind: MeetingKind,
    label: Sentence,
    rule: Sentence,
    *,
    own: bool | None = None,
) -> Figure[MeetingFact]:
    return Figure(
        code=code,
        part=part,
        unit=Unit.MEETINGS,
        label=label,
        rule=rule,
        family=MEETINGS,
        aggregate=_aggregate(kind, own),
        counts=lambda fact, ground: (
            fact.kind == kind.value
            and fact.took_place
            and ground.holds(fact.day)
            and (own is None or fact.is_own == own)
        ),
        one=lambda fact: fact.number,
    )


def _aggregate(kind: MeetingKind, own: bool | None) -> Callable[[Ground], Aggregate]:
    roles = {None: Q(), True: Q(role__in=OWN), False: Q(role__in=TAKEN_PART)}[own]

    return lambda _ground: Count("pk", filter=Q(kind=kind) & roles)


FIGURES: tuple[Figure[MeetingFact], ...] = (
    _figure(
        "P02",
        Part.COUNCIL,
        MeetingKind.COUNCIL,
        _("sessions of the programme council"),
        _("Sessions of the council that took place in the period; planned and cancelled ones do not count."),
    ),
    _figure(
        "P03",
        Part.PLENARIES,
        MeetingKind.SIGNATORIES,
        _("meetings of signatories"),
        _("Meetings of all signatories that took place in the period."),
    ),
    _figure(
        "P04",
        Part.EXTERNAL,
        MeetingKind.EXTERNAL,
        _("meetings of bodies of other institutions attended"),
        _("Meetings of a body somebody else runs in which the partnership took part; its own do not count."),
    ),
    _figure(
        "P05",
        Part.SUPPORT,
        MeetingKind.OWES,
        _("meetings with support centres"),
        _("Meetings with a social economy support centre (OWES) that took place in the period."),
    ),
    _figure(
        "P07.organised",
        Part.INFORMATION,
        MeetingKind.INFORMATION,
        _("information meetings organised"),
        _("Information meetings the partnership organised, alone or with others."),
        own=True,
    ),
    _figure(
        "P07.attended",
        Part.INFORMATION,
        MeetingKind.INFORMATION,
        _("information meetings attended"),
        _("Information meetings of others in which the partnership took part or spoke."),
        own=False,
    ),
    _figure(
        "P09",
        Part.FORUM,
        MeetingKind.FORUM,
        _("meetings of the forum"),
        _("Meetings of a forum of exchange that took place in the period."),
    ),
    _figure(
        "P10",
        Part.TRAININGS,
        MeetingKind.TRAINING,
        _("trainings"),
        _("Trainings that took place in the period, organised or attended."),
    ),
)
