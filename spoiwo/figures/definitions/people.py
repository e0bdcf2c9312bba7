"""People at meetings the partnership organised: exact numbers and estimates never add up to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Aggregate,
    Case,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Headcount, Participant
from spoiwo.attendance.states import HERE, CountKind
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Unit
from spoiwo.figures.definitions.meetings import OWN, held_in
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind


@dataclass(frozen=True, slots=True)
class GatheringFact:
    """A meeting with the people who came: a number said of all of them, and the marks at the door."""

    number: int
    partnership: int
    day: date
    title: str
    state: str
    role: str
    kind: str
    said: int | None
    said_as: str
    marked: int

    @property
    def took_place(self) -> bool:
        """Whether it took place."""
        return self.state in {"held", "minutes", "closed"}

    @property
    def is_counted(self) -> bool:
        """Whether it took place and the partnership organised it."""
        return self.took_place and self.role in {"organiser", "coorganiser"}

    @property
    def is_training(self) -> bool:
        """Whether it is a training that took place, whoever organised it."""
        return self.took_place and self.kind == "training"

    @property
    def people(self) -> int:
        """How many came: the number said of all, otherwise those marked at the door."""
        return self.marked if self.said is None else self.said

    @property
    def is_estimate(self) -> bool:
        """Whether the number was guessed."""
        return self.said is not None and self.said_as == "estimate"


def _rows(ground: Ground) -> QuerySet[Meeting]:
    """Return meetings with who came: the number said of all, of which there is at most one, or the marks."""
    marked = Participant.objects.filter(meeting=OuterRef("pk"), mark__in=sorted(HERE)).order_by()
    counted = marked.values("meeting").annotate(number=Count("pk")).values("number")
    return Meeting.objects.filter(held_in(ground), partnership__in=ground.keys).annotate(
        said=FilteredRelation("headcounts", condition=Q(headcounts__sector="")),
        came=Coalesce("said__count", Subquery(counted, output_field=IntegerField()), 0),
    )


def _facts(ground: Ground) -> Iterator[GatheringFact]:
    said = {
        row.meeting_id: row
        for row in Headcount.objects.filter(meeting__partnership__in=ground.keys)
        if not row.sector
    }
    marked: dict[int, int] = {}
    marks = Participant.objects.filter(meeting__partnership__in=ground.keys).values_list("meeting", "mark")
    for meeting, mark in marks:
        marked[meeting] = marked.get(meeting, 0) + (mark in {"present", "remote"})
    rows = Meeting.objects.filter(partnership__in=ground.keys).order_by("day", "pk")
    for number, partnership, day, title, state, role, kind in rows.values_list(
        "pk", "partnership", "day", "title", "state", "role", "kind"
    ):
        of_all = said.get(number)
        yield GatheringFact(
            number,
            partnership,
            day,
            title,
            state,
            role,
            kind,
            of_all.count if of_all else None,
            of_all.kind if of_all else "",
            marked.get(number, 0),
        )


def _record(fact: GatheringFact, ground: Ground) -> Record:
    url = reverse("meetings:meeting", args=[ground.slug_of(fact.partnership), fact.number])
    return Record(fact.title, url, fact.day, weight=fact.people)


GATHERINGS = Family(rows=_rows, facts=_facts, record=_record)


_AT_OWN = Q(role__in=OWN)
_AT_TRAININGS = Q(kind=MeetingKind.TRAINING)


def _sum(among: Q, *, is_estimate: bool) -> Aggregate:
    guessed = Q(said__kind=CountKind.ESTIMATE)
    known = guessed if is_estimate else Q(said__isnull=True) | Q(said__kind=CountKind.EXACT)
    return Sum(Case(When(among & known, then=F("came")), default=0))


FIGURES: tuple[Figure[GatheringFact], ...] = (
    Figure(
        code="P12.exact",
        part=Part.PEOPLE,
        unit=Unit.PEOPLE,
        label=_("people counted at own meetings"),
        rule=_(
            "People at meetings the partnership organised: the number counted, or those marked present "
            "at the door. Whoever came to two meetings is counted twice. Estimates stand apart."
        ),
        family=GATHERINGS,
        aggregate=lambda _ground: _sum(_AT_OWN, is_estimate=False),
        counts=lambda fact, ground: (
            fact.is_counted and ground.holds(fact.day) and not fact.is_estimate and fact.people > 0
        ),
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P12.estimated",
        part=Part.PEOPLE,
        unit=Unit.PEOPLE,
        label=_("people at own meetings, estimated"),
        rule=_("Numbers of people that were only estimated, as the source tells them."),
        family=GATHERINGS,
        aggregate=lambda _ground: _sum(_AT_OWN, is_estimate=True),
        counts=lambda fact, ground: fact.is_counted and ground.holds(fact.day) and fact.is_estimate,
        one=lambda fact: fact.number,
        is_estimate=True,
    ),
    Figure(
        code="P10.exact",
        part=Part.TRAININGS,
        unit=Unit.PEOPLE,
        label=_("people counted at trainings"),
        rule=_(
            "People at the trainings of the period, organised or attended: the number counted, or those "
            "marked present at the door. Estimates stand apart."
        ),
        family=GATHERINGS,
        aggregate=lambda _ground: _sum(_AT_TRAININGS, is_estimate=False),
        counts=lambda fact, ground: (
            fact.is_training and ground.holds(fact.day) and not fact.is_estimate and fact.people > 0
        ),
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P10.estimated",
        part=Part.TRAININGS,
        unit=Unit.PEOPLE,
        label=_("people at trainings, estimated"),
        rule=_("Numbers of people at trainings that were only estimated."),
        family=GATHERINGS,
        aggregate=lambda _ground: _sum(_AT_TRAININGS, is_estimate=True),
        counts=lambda fact, ground: fact.is_training and ground.holds(fact.day) and fact.is_estimate,
        one=lambda fact: fact.number,
        is_estimate=True,
    ),
)
