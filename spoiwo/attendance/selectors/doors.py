"""The door somebody with a code stands at, and the institution they come from."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.attendance import codes
from spoiwo.attendance.models import Door, Participant
from spoiwo.attendance.selectors.presence import participants_of
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.polish import fold
from spoiwo.meetings.models import Meeting

SHORTEST, MOST = 3, 6


class DoorClosed(SpoiwoError):
    """The code is of a door that is closed, or it is an earlier one."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(_("This code is no longer good. A new one is shown in the room."))
        self.meeting = meeting


@dataclass(frozen=True, slots=True)
class Choice:
    """An institution of the list somebody may have come from; of its people no name is told."""

    row: Participant
    is_marked: bool


def door_of(token: str) -> Door:
    """Return the open door of a code, with its meeting and partnership: the code is the right.

    Raises NotFound for what is no code, DoorClosed for one that was good once or never.
    """
    number = codes.door_number(token)
    with scopes_disabled():
        doors = Door.objects.select_related("meeting__partnership")
        door: Door | None = doors.filter(pk=number).first() if number is not None else None
    if door is None:
        raise NotFound(_("There is no such code. Scan it once more."))
    meeting = door.meeting
    is_over = clock.today() > meeting.end_day
    if door.closed_at is not None or is_over or not codes.is_good(token, door, clock.now()):
        raise DoorClosed(meeting)
    return door


def institutions_at(door: Door, words: str) -> list[Choice]:
    """Return the institutions of the list whose name holds the words; three letters at least, six at most."""
    wanted = fold(words).split()
    if sum(len(word) for word in wanted) < SHORTEST:
        return []
    found: dict[int, Choice] = {}
    for row in participants_of(door.meeting):
        if row.organization is None:
            continue  # written in words at the door, by the officer, who marked it there and then
        name = fold(f"{row.organization_name} {row.organization.short_name} {row.organization.abbreviation}")
        if row.listed_id not in found and all(word in name for word in wanted):
            found[row.listed_id] = Choice(row, bool(row.mark))
    return list(found.values())[:MOST]


def row_for(door: Door, organization_id: int, name: str) -> Participant:
    """Return the row of the institution: that of the person named so, else its first; raises NotFound."""
    rows = [row for row in participants_of(door.meeting) if row.organization_id == organization_id]
    if not rows:
        raise NotFound(_("This institution is not on the list. Tell the person at the door."))
    return next((row for row in rows if same_person(row.name, name)), rows[0])


def same_person(known: str, typed: str) -> bool:
    """Tell whether two names are of one person, whatever their order, case and marks."""
    words = set(fold(typed).split())
    return bool(words) and words == set(fold(known).split())
