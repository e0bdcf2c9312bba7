"""Attendance of the council: places of entitled institutions, and sessions whose quorum was met."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, StrIndex, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import HERE, Capacity
from spoiwo.councils.models import ByLaws
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Unit
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE, MeetingKind
from spoiwo.voting.counting.quorum import Quorum


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """The place of one entitled institution at one meeting, taken or empty."""

    number: int
    partnership: int
    meeting: int
    name: str
    title: str
    day: date
    kind: str
    state: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class SessionFact:
    """A meeting with its entitled institutions, those present, and the share its by-laws ask for."""

    number: int
    partnership: int
    title: str
    day: date
    kind: str
    state: str
    entitled: int
    present: int
    share: Fraction | None

    @property
    def is_ruled(self) -> bool:
        """Whether the by-laws of the day ask for a quorum."""
        return self.share is not None and self.entitled > 0

    @property
    def is_met(self) -> bool:
        """Whether the quorum was there; never without a rule."""
        return (
            self.share is not None
            and self.is_ruled
            and self.present >= Quorum(share=self.share).needed(self.entitled)
        )


def _came(**place: OuterRef) -> QuerySet[Participant]:
    """Return those who take a place of right: of several seats of an institution any one is enough."""
    by_right = Q(capacity=Capacity.ENTITLED) | Q(holding__isnull=False)
    return Participant.objects.filter(by_right, mark__in=sorted(HERE), **place)


def _held(ground: Ground, prefix: str = "") -> Q:
    days = {f"{prefix}day__gte": ground.since, f"{prefix}day__lt": ground.until}
    return Q(**days, **{f"{prefix}state__in": TOOK_PLACE, f"{prefix}kind": MeetingKind.COUNCIL})


def _places(ground: Ground) -> QuerySet[Participant]:
    came = _came(meeting=OuterRef("meeting"), organization=OuterRef("organization"))
    rows = Participant.objects.filter(_held(ground, "meeting__"), capacity=Capacity.ENTITLED)
    return rows.filter(meeting__partnership__in=ground.keys).annotate(is_taken=Exists(came))


def _place_facts(ground: Ground) -> Iterator[PlaceFact]:
    # Each meeting once, places as plain values: over ten years there are tens of thousands of them.
    meetings = Meeting.objects.filter(partnership__in=ground.keys).in_bulk()
    rows = Participant.objects.filter(meeting__partnership__in=ground.keys)
    places = list(
        rows.order_by("meeting__day", "meeting", "order", "pk").values_list(
            "pk", "meeting", "organization", "organization_name", "capacity", "mark", "holding"
        )
    )
    taken = {
        (meeting, organization)
        for _number, meeting, organization, _name, capacity, mark, holding in places
        if mark in {"present", "remote"} and (capacity == "entitled" or holding)
    }
    for number, meeting, organization, name, capacity, _mark, _holding in places:
        if capacity == "entitled":
            at = meetings[meeting]
            is_taken = (meeting, organization) in taken
            yield PlaceFact(
                number, at.partnership_id, at.pk, name, at.title, at.day, at.kind, at.state, is_taken
            )


def _place_record(fact: PlaceFact, ground: Ground) -> Record:
    url = reverse("meetings:meeting", args=[ground.slug_of(fact.partnership), fact.meeting])
    return Record(fact.name, url, fact.day, fact.title)


PLACES = Family(_places, _place_facts, _place_record, "meeting__partnership")


def _sessions(ground: Ground) -> QuerySet[Meeting]:
    of_it = {"meeting": OuterRef("pk")}
    asked = ByLaws.objects.filter(body=OuterRef("body"), valid_from__lte=OuterRef("day"))
    asked = asked.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=OuterRef("day"))).exclude(quorum="")
    rows = Meeting.objects.filter(_held(ground), partnership__in=ground.keys)
    rows = rows.annotate(
        entitled=_number(Participant.objects.filter(capacity=Capacity.ENTITLED, **of_it)),
        here=_number(_came(**of_it).filter(Exists(_entitled_beside()))),
        share=Subquery(asked.values("quorum")[:1]),
    )
    stroke = StrIndex("share", Value("/"))
    return rows.annotate(
        part=Cast(Substr("share", 1, stroke - 1), IntegerField()),
        whole=Cast(Substr("share", stroke + 1), IntegerField()),
    )


def _entitled_beside() -> QuerySet[Participant]:
    return Participant.objects.filter(
        capacity=Capacity.ENTITLED, meeting=OuterRef("meeting"), organization=OuterRef("organization")
    )


def _number(rows: QuerySet[Participant]) -> Coalesce:
    counted = rows.order_by().values("meeting").annotate(number=Count("organization", distinct=True))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)


def _session_facts(ground: Ground) -> Iterator[SessionFact]:
    places: dict[int, list[PlaceFact]] = defaultdict(list)
    for place in _place_facts(ground):
        places[place.meeting].append(place)
    rules: dict[int, list[ByLaws]] = defaultdict(list)
    for rule in ByLaws.objects.filter(body__partnership__in=ground.keys).exclude(quorum=""):
        rules[rule.body_id].append(rule)
    for row in Meeting.objects.filter(partnership__in=ground.keys).order_by("day", "pk"):
        own = places[row.pk]
        ruling = next((one for one in rules.get(row.body_id or 0, ()) if _in_force(one, row.day)), None)
        yield SessionFact(
            row.pk,
            row.partnership_id,
            row.title,
            row.day,
            row.kind,
            row.state,
            len(own),
            sum(place.is_taken for place in own),
            Fraction(ruling.quorum) if ruling else None,
        )


def _in_force(rule: ByLaws, day: date) -> bool:
    return rule.valid_from <= day and (rule.valid_to is None or day < rule.valid_to)


def _session_record(fact: SessionFact, ground: Ground) -> Record:
    url = reverse("meetings:meeting", args=[ground.slug_of(fact.partnership), fact.number])
    return Record(fact.title, url, fact.day, f"{fact.present} / {fact.entitled}")


SESSIONS = Family(_sessions, _session_facts, _session_record)
_RULED = Q(share__isnull=False, entitled__gt=0)
_ENOUGH = Q(here__gt=0, here__gte=(F("entitled") * F("part") + F("whole") - 1) / F("whole"))


def _is_session(kind: str, state: str) -> bool:
    return kind == "council" and state in {"held", "minutes", "closed"}


def _is_place(fact: PlaceFact, ground: Ground) -> bool:
    return _is_session(fact.kind, fact.state) and ground.holds(fact.day)


def _was_held(fact: SessionFact, ground: Ground) -> bool:
    return _is_session(fact.kind, fact.state) and ground.holds(fact.day)


PLACE_FIGURES: tuple[Figure[PlaceFact], ...] = (
    Figure(
        code="P13.places",
        part=Part.COUNCIL,
        unit=Unit.SEATS,
        label=_("places of entitled institutions"),
        rule=_("Institutions with a vote, once for each session of the council that took place."),
        family=PLACES,
        aggregate=lambda _ground: Count("pk"),
        counts=_is_place,
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P13.present",
        part=Part.COUNCIL,
        unit=Unit.SEATS,
        label=_("places taken"),
        rule=_("Of these, institutions marked as present or taking part remotely, also through a deputy."),
        family=PLACES,
        aggregate=lambda _ground: Count("pk", filter=Q(is_taken=True)),
        counts=lambda fact, ground: fact.is_taken and _is_place(fact, ground),
        one=lambda fact: fact.number,
    ),
)
QUORUM_FIGURES: tuple[Figure[SessionFact], ...] = (
    Figure(
        code="P13.ruled",
        part=Part.COUNCIL,
        unit=Unit.MEETINGS,
        label=_("sessions with a required quorum"),
        rule=_(
            "Sessions of the council with a list of the entitled, held under by-laws that ask for a quorum."
        ),
        family=SESSIONS,
        aggregate=lambda _ground: Count("pk", filter=_RULED),
        counts=lambda fact, ground: fact.is_ruled and _was_held(fact, ground),
        one=lambda fact: fact.number,
    ),
    Figure(
        code="P13.met",
        part=Part.COUNCIL,
        unit=Unit.MEETINGS,
        label=_("sessions with a quorum"),
        rule=_("Of these, sessions at which enough entitled institutions were present."),
        family=SESSIONS,
        aggregate=lambda _ground: Count("pk", filter=_RULED & _ENOUGH),
        counts=lambda fact, ground: fact.is_met and _was_held(fact, ground),
        one=lambda fact: fact.number,
    ),
)
