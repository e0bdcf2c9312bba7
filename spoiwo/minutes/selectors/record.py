"""What was recorded of a meeting, put together item by item. Nothing of it is typed twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import Attendance, attendance_of, participants_of
from spoiwo.decisions.models import Resolution, Task
from spoiwo.decisions.outcomes import Outcome, outcomes_of
from spoiwo.decisions.selectors import (
    MotionLine,
    motions_of_meeting,
    resolutions_of_meeting,
    tasks_of_meeting,
)
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.selectors import AgendaLine, agenda_of
from spoiwo.meetings.states import ItemKind
from spoiwo.minutes.models import Amendment, Minutes, Section

T = TypeVar("T", Resolution, Task)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """An item of the agenda with what people typed of it and what was recorded at it."""

    line: AgendaLine
    section: Section | None
    motions: tuple[MotionLine, ...]
    resolutions: tuple[Resolution, ...]
    tasks: tuple[Task, ...]
    outcomes: tuple[Outcome, ...]
    amendments: tuple[Amendment, ...]

    @property
    def item(self) -> AgendaItem:
        """The item."""
        return self.line.item

    @property
    def text(self) -> str:
        """What was typed."""
        return self.section.text if self.section else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that the minutes of a meeting say, as recorded now."""

    minutes: Minutes
    meeting: Meeting
    rows: tuple[Participant, ...]
    attendance: Attendance
    opening: Section | None
    items: tuple[ItemRecord, ...]
    amendments: tuple[Amendment, ...]


def record_of(minutes: Minutes) -> Record:
    """Return the record in some fifteen queries however many came and however long the agenda is."""
    meeting = minutes.meeting
    rows = Section.objects.filter(minutes=minutes)
    sections = {row.item_id: row for row in rows}
    amendments = list(Amendment.objects.filter(minutes=minutes).select_related("item"))
    return Record(
        minutes=minutes,
        meeting=meeting,
        rows=tuple(participants_of(meeting)),
        attendance=attendance_of(meeting),
        opening=sections.get(None),
        items=tuple(_items(meeting, sections, amendments)),
        amendments=tuple(amendments),
    )


def _items(
    meeting: Meeting, sections: dict[int | None, Section], amendments: list[Amendment]
) -> Iterable[ItemRecord]:
    motions: dict[int, list[MotionLine]] = defaultdict(list)
    for line in motions_of_meeting(meeting):
        motions[line.motion.item_id or 0].append(line)
    resolutions = _by_item(resolutions_of_meeting(meeting))
    tasks = _by_item(tasks_of_meeting(meeting))
    lines = agenda_of(meeting).flat
    elections = _place_of_outcomes(lines)
    outcomes = outcomes_of(meeting)
    for one in lines:
        is_last = one is lines[-1]
        yield ItemRecord(
            line=one,
            section=sections.get(one.item.pk),
            motions=tuple(motions[one.item.pk]),
            resolutions=tuple(resolutions[one.item.pk]),
            # Tasks given at no item stand at the end.
            tasks=(*tasks[one.item.pk], *(tasks[0] if is_last else ())),
            outcomes=outcomes if one is elections else (),
            amendments=tuple(row for row in amendments if row.item_id == one.item.pk),
        )


def _place_of_outcomes(lines: list[AgendaLine]) -> AgendaLine | None:
    """Elections stand at the item of elections; without one, at the last item."""
    found = next((line for line in lines if line.item.kind == ItemKind.ELECTION), None)
    return found or (lines[-1] if lines else None)


def _by_item(rows: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.item_id or 0].append(row)
    return found
