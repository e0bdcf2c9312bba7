"""Who is there: the door list, the counts, the quorum."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from spoiwo.attendance.models import Door, DoorMark, Headcount, Participant
from spoiwo.attendance.states import Mark
from spoiwo.councils.models import ByLaws
from spoiwo.councils.selectors import bylaws_on
from spoiwo.meetings.models import Meeting
from spoiwo.registry.categories import Sector
from spoiwo.registry.selectors import SectorCount
from spoiwo.voting.counting.quorum import Electorate, Quorum


@dataclass(frozen=True, slots=True)
class QuorumState:
    """Whether enough of the entitled institutions are there; ``needed`` is 0 where no rule says."""

    entitled: int
    present: int
    needed: int
    bylaws: ByLaws | None

    @property
    def is_ruled(self) -> bool:
        """Whether the by-laws of the day ask for a quorum."""
        return self.bylaws is not None and self.entitled > 0

    @property
    def is_met(self) -> bool:
        """Whether the quorum is there; never without a rule."""
        return self.is_ruled and self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many institutions more are needed."""
        return max(0, self.needed - self.present)


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of the list by what is known of them; an unmarked row is unmarked and nothing else."""

    entitled: int = 0
    guests: int = 0
    present: int = 0
    remote: int = 0
    excused: int = 0
    absent: int = 0
    unmarked: int = 0
    deputies: int = 0
    guests_here: int = 0

    @property
    def here(self) -> int:
        """Everybody who takes part, guests too."""
        return self.present + self.remote


@dataclass(frozen=True, slots=True)
class DoorList:
    """The list at the door: the entitled first, then guests, with the counts and the quorum."""

    rows: tuple[Participant, ...]
    counts: Counts
    quorum: QuorumState
    contested: frozenset[int]
    door: Door | None

    @property
    def entitled(self) -> list[Participant]:
        """Those with a vote."""
        return [row for row in self.rows if row.is_entitled]

    @property
    def guests(self) -> list[Participant]:
        """Those without one."""
        return [row for row in self.rows if not row.is_entitled]

    @property
    def chair(self) -> Participant | None:
        """Who chairs."""
        return next((row for row in self.rows if row.is_chair), None)


@dataclass(frozen=True, slots=True)
class InstitutionPresence:
    """One institution at a meeting: who came for it; ``organization_id`` is 0 for one only in words."""

    organization_id: int
    name: str
    is_entitled: bool
    is_here: bool
    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everything a report or the minutes ask of the presence at one meeting."""

    counts: Counts
    quorum: QuorumState
    institutions: tuple[InstitutionPresence, ...]
    sectors: tuple[SectorCount, ...]
    headcounts: tuple[Headcount, ...]

    @property
    def institutions_here(self) -> int:
        """How many institutions took part, guests too."""
        return sum(one.is_here for one in self.institutions)

    @property
    def total(self) -> Headcount | None:
        """The number of all people, where it was counted or estimated."""
        return next((row for row in self.headcounts if not row.sector), None)


# A list of seven hundred needs no letters and no addresses of seats.
_NOT_SHOWN = (
    "message__text",
    "message__html",
    "message__headers",
    "organization__declined",
    "organization__street",
    "organization__website",
    "organization__phone",
    "organization__pes_override_reason",
    "organization__enterprise_decision",
    "organization__enterprise_voivode",
)


def participants_of(meeting: Meeting) -> list[Participant]:
    """Return the list of the meeting in its order, in one query."""
    rows = Participant.objects.filter(meeting=meeting).select_related("organization", "message")
    rows = rows.defer(*_NOT_SHOWN)
    return sorted(rows, key=_place)


def _place(row: Participant) -> tuple[bool, int, bool, str, int]:
    key = row.organization.sort_key if row.organization else ""
    return not row.is_entitled, row.order, row.organization is None, key, row.pk


def door_list(meeting: Meeting) -> DoorList:
    """Return the list at the door in five queries at most however long it is."""
    rows = participants_of(meeting)
    return DoorList(
        rows=tuple(rows),
        counts=count(rows),
        quorum=quorum_of(meeting, rows),
        contested=_contested(meeting),
        door=Door.objects.filter(meeting=meeting).first(),
    )


def count(rows: Sequence[Participant]) -> Counts:
    """Count the rows; every row is in exactly one of present, remote, excused, absent, unmarked."""
    marks = Counter(row.mark for row in rows)
    return Counts(
        entitled=sum(row.is_entitled for row in rows),
        guests=sum(not row.is_entitled for row in rows),
        present=marks[Mark.PRESENT],
        remote=marks[Mark.REMOTE],
        excused=marks[Mark.EXCUSED],
        absent=marks[Mark.ABSENT],
        unmarked=marks[""],
        deputies=sum(row.is_represented_by_deputy for row in rows),
        guests_here=sum(row.is_here and not row.is_entitled for row in rows),
    )


def quorum_of(meeting: Meeting, rows: Sequence[Participant]) -> QuorumState:
    """Return the quorum by the by-laws of the day: institutions are counted, not people."""
    voting = {row.listed_id for row in rows if row.is_entitled}
    return quorum_by_numbers(meeting, len(voting), len(voting & institutions_here(rows)))


def quorum_by_numbers(meeting: Meeting, entitled: int, present: int) -> QuorumState:
    """Return the quorum for so many institutions with a vote and so many of them present."""
    bylaws = bylaws_on(meeting.body, meeting.day) if meeting.body is not None else None
    if bylaws is None or not entitled:
        return QuorumState(entitled, present, 0, None)
    rule = Quorum(share=Fraction(bylaws.quorum))
    needed = rule.needed(Electorate(entitled=entitled, present=present).entitled)
    return QuorumState(entitled, present, needed, bylaws)


def institutions_here(rows: Sequence[Participant]) -> set[int]:
    """Return the institutions that take part by right: of its several seats any one is enough."""
    return {row.listed_id for row in rows if row.is_here and (row.is_entitled or row.holding_id)}


def attendance_of(meeting: Meeting) -> Attendance:
    """Return the presence counted by sector and institution, in three queries however many came."""
    rows = participants_of(meeting)
    # An institution written in words is counted among institutions; its sector nobody knows.
    listed = [(row, row.organization) for row in rows if row.is_here]
    sectors = Counter({row.listed_id: one.sector for row, one in listed if one is not None}.values())
    return Attendance(
        counts=count(rows),
        quorum=quorum_of(meeting, rows),
        institutions=tuple(_institutions(rows)),
        sectors=sectors_in_order(sectors),
        headcounts=tuple(Headcount.objects.filter(meeting=meeting)),
    )


def sectors_in_order(counts: Mapping[Sector, int]) -> tuple[SectorCount, ...]:
    """Return the sectors, the largest first; equal ones in the order of the list of sectors."""
    order = list(Sector)
    largest = sorted(counts.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
    return tuple(SectorCount(sector, number) for sector, number in largest)


def _institutions(rows: Sequence[Participant]) -> list[InstitutionPresence]:
    by_institution: dict[tuple[int, str], list[Participant]] = {}
    for row in rows:
        by_institution.setdefault(row.institution, []).append(row)
    return [
        InstitutionPresence(
            organization_id=number,
            name=people[0].organization_name,
            is_entitled=any(row.is_entitled for row in people),
            is_here=any(row.is_here for row in people),
            people=tuple(people),
        )
        for (number, _words), people in by_institution.items()
    ]


def _contested(meeting: Meeting) -> frozenset[int]:
    """Return the participants whose last mark was made without knowing of another person's different one.

    Such a pair comes from two doors, or from a telephone that had no connection; a new mark settles it.
    """
    marks: dict[int, list[DoorMark]] = {}
    for mark in DoorMark.objects.filter(participant__meeting=meeting).order_by("at", "key"):
        marks.setdefault(mark.participant_id, []).append(mark)
    return frozenset(number for number, made in marks.items() if _disagree(made))


def _disagree(made: Sequence[DoorMark]) -> bool:
    last = made[-1]
    return any(
        earlier.by_id != last.by_id
        and (earlier.mark, earlier.deputy_name) != (last.mark, last.deputy_name)
        and earlier.recorded_at > last.at
        for earlier in made[:-1]
    )
