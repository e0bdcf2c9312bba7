"""Unexcused absences in a row, which by-laws may let end a seat (domain.md 7.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import Mark
from spoiwo.common.periods import valid_on
from spoiwo.councils.models import Body, SeatHolding
from spoiwo.councils.selectors import bylaws_on
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import DELIBERATING, TOOK_PLACE


@dataclass(frozen=True, slots=True)
class Absences:
    """The sessions a member missed one after another, the latest first, and how many end the seat."""

    holding: SeatHolding
    missed: tuple[Meeting, ...]
    limit: int | None

    @property
    def count(self) -> int:
        """How many in a row."""
        return len(self.missed)

    @property
    def is_reached(self) -> bool:
        """Whether the by-laws let the seat end now."""
        return self.limit is not None and self.count >= self.limit


def absences_in_a_row(body: Body, holding: SeatHolding, day: date) -> Absences:
    """Return the unexcused absences in a row up to and with the day, in two queries.

    Only a mark "absent" is one: an excuse, a deputy, a remote presence and a missing mark end the row.
    """
    return _shape(body, [holding], day)[0]


def absences_of(body: Body, day: date) -> list[Absences]:
    """Return the same for everybody who holds a seat that day, the longest row first, in three queries."""
    holdings = SeatHolding.objects.filter(valid_on(day, "term__"), term__body=body).as_of(day)
    found = _shape(body, list(holdings.select_related("organization", "person", "seat", "term")), day)
    return sorted(found, key=lambda one: (-one.count, one.holding.seat.number))


def _shape(body: Body, holdings: Sequence[SeatHolding], day: date) -> list[Absences]:
    meetings = list(
        Meeting.objects.filter(body=body, kind__in=DELIBERATING, state__in=TOOK_PLACE, day__lte=day).order_by(
            "-day", "-begins", "-pk"
        )
    )
    marks: dict[tuple[int, int], set[str]] = {}
    rows = Participant.objects.filter(
        meeting__in=meetings, organization__in={holding.organization_id for holding in holdings}
    )
    for meeting, organization, mark in rows.values_list("meeting_id", "organization_id", "mark"):
        marks.setdefault((meeting, organization), set()).add(mark)
    bylaws = bylaws_on(body, day)
    limit = bylaws.absences_limit if bylaws else None
    return [Absences(holding, tuple(_row(holding, meetings, marks)), limit) for holding in holdings]


def _row(
    holding: SeatHolding, meetings: Sequence[Meeting], marks: dict[tuple[int, int], set[str]]
) -> list[Meeting]:
    missed: list[Meeting] = []
    for meeting in meetings:
        if meeting.day < holding.valid_from:
            break
        # Nobody of the institution came, and nobody was excused.
        if marks.get((meeting.pk, holding.organization_id)) != {Mark.ABSENT}:
            break
        missed.append(meeting)
    return missed
