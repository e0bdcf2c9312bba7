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
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, StrIndex, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import HERE, Capacity
from spoiwo.common.periods import valid_on
from spoiwo.councils.models import ByLaws
from spoiwo.figures.definitions.figure import Family, Figure, Ground, Part, Record, Unit
from spoiwo.figures.definitions.meetings import held_in
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
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


def _is_taken() -> Q:
    """Tell of the place of an entitled institution whether it is taken: of several seats any one is enough.

    An institution is entitled once; whoever holds its further seats stands on the list as a guest.
    """
    further = Participant.objects.filter(capacity=Capacity.GUEST, holding__isnull=False)
    same = further.filter(meeting=OuterRef("meeting"), organization=OuterRef("organization"))
    return Q(mark__in=sorted(HERE)) | Q(Exists(same.filter(mark__in=sorted(HERE))))


def _places(ground: Ground) -> QuerySet[Participant]:
    sessions = held_in(ground, "meeting__") & Q(meeting__kind=MeetingKind.COUNCIL)
    rows = Participant.objects.filter(sessions, capacity=Capacity.ENTITLED)
    return rows.filter(meeting__partnership__in=ground.keys)


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
    """Return sessions with the by-laws of their day that ask for a quorum, of which there is at most one."""
    ruling = Q(body__bylaws__quorum__gt="") & valid_on(F("day"), "body__bylaws__")
    sessions = held_in(ground) & Q(kind=MeetingKind.COUNCIL, partnership__in=ground.keys)
    return Meeting.objects.filter(sessions).annotate(
        ruling=FilteredRelation("body__bylaws", condition=ruling)
    )


def _entitled() -> QuerySet[Participant]:
    return Participant.objects.filter(capacity=Capacity.ENTITLED, meeting=OuterRef("pk")).order_by()


def _is_ruled() -> Q:
    return Q(ruling__isnull=False) & Q(Exists(_entitled()))


def _is_met() -> Q:
    """Tell of a session whether enough of its places are taken; a share is written as "1/2"."""
    share, stroke = OuterRef("ruling__quorum"), StrIndex(OuterRef("ruling__quorum"), Value("/"))
    part = Cast(Substr(share, 1, stroke - 1), IntegerField())
    whole = Cast(Substr(share, stroke + 1), IntegerField())
    counted = _entitled().values("meeting")
    counted = counted.annotate(places=Count("pk"), taken=Count("pk", filter=_is_taken()))
    enough = counted.filter(taken__gte=(F("places") * part + whole - 1) / whole)
    return Q(ruling__isnull=False) & Q(Exists(enough))


def _session_facts(ground: Ground) -> Iterator[SessionFact]:
    places: dict[int, list[PlaceFact]] = defaultdict(list)
    for place in _place_facts(ground):
        places[place.meeting].append(place)
    rules: dict[int, list[ByLaws]] = defaultdict(list)
    for rule in ByLaws.objects.filter(body__partnership__in=ground.keys).exclude(quorum=""):
        rules[rule.body_id].append(rule)
    rows = Meeting.objects.filter(partnership__in=ground.keys).order_by("day", "pk")
    for number, partnership, title, day, kind, state, body in rows.values_list(
        "pk", "partnership", "title", "day", "kind", "state", "body"
    ):
        own = places[number]
        ruling = next((one for one in rules.get(body or 0, ()) if _in_force(one, day)), None)
        yield SessionFact(
            number,
            partnership,
            title,
            day,
            kind,
            state,
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
        aggregate=lambda _ground: Count("pk", filter=_is_taken()),
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
        aggregate=lambda _ground: Count("pk", filter=_is_ruled()),
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
        aggregate=lambda _ground: Count("pk", filter=_is_met()),
        counts=lambda fact, ground: fact.is_met and _was_held(fact, ground),
        one=lambda fact: fact.number,
    ),
)
