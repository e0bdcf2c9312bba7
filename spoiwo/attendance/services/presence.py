"""Marks at the door. The one pressed last counts, in whatever order they arrive."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules
from spoiwo.attendance.events import PresenceMarked
from spoiwo.attendance.models import DoorMark, Participant
from spoiwo.attendance.services.shared import lock_rows, need_open_list, note_row
from spoiwo.attendance.states import HERE, Mark, MarkSource
from spoiwo.audit.services import record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, NotFound, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State

SHORTEST_KEY, LONGEST_KEY = 8, 40
# A mark kept longer than this on a telephone without connection is taken as made so long ago.
LONGEST_AGO = timedelta(days=3)
MOST_AT_ONCE = 500
NO_SUCH = _("There is no such participant of this meeting.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDraft:
    """One press of a button: of whom, what, and the key made where it was pressed.

    ``ago`` is how long it waited there to be sent, so that a wrong clock of a telephone does no harm.
    An empty ``mark`` takes the earlier one back. A deputy's name belongs to presence only.
    """

    participant_id: int
    mark: str
    key: str
    ago: timedelta = timedelta(0)
    deputy_name: str = ""
    deputy_office: str = ""
    deputy_authorisation: str = ""


@transaction.atomic
def mark_presence(
    *, actor: Actor, meeting: Meeting, marks: Sequence[MarkDraft], source: MarkSource | None = None
) -> list[Participant]:
    """Record marks and return the rows as they stand afterwards.

    Safe to send again: a key already recorded changes nothing. Refuses marks of other meetings' rows,
    a presence before the day of the meeting, and everything once the minutes were given for approval.
    """
    require(rules.can_mark_presence(actor, meeting.partnership))
    return write_marks(actor=actor, meeting=meeting, marks=marks, source=source or _source(meeting))


def _source(meeting: Meeting) -> MarkSource:
    """Return where an officer's mark was made: at the door on the days of the meeting, later at the desk."""
    return MarkSource.DOOR if clock.today() <= meeting.end_day else MarkSource.OFFICE


def write_marks(
    *, actor: Actor, meeting: Meeting, marks: Sequence[MarkDraft], source: MarkSource
) -> list[Participant]:
    """Record marks of somebody who may make them; whoever calls has asked the rule of the deed."""
    need_open_list(meeting)
    for mark in marks:
        _check(meeting, mark)
    now = clock.now()
    rows = lock_rows(meeting, [mark.participant_id for mark in marks])
    if {mark.participant_id for mark in marks} - set(rows):
        raise NotFound(NO_SUCH)
    made = [_entry(actor, mark, now, source) for mark in _fresh(marks)]
    DoorMark.objects.bulk_create(made)
    changed = _settle(rows)
    record_many([note_row(actor, "attendance.presence.marked", row, mark=row.mark) for row in changed])
    if changed:
        publish(PresenceMarked(meeting_id=meeting.pk, participant_ids=tuple(row.pk for row in changed)))
    return list(rows.values())


def _check(meeting: Meeting, draft: MarkDraft) -> None:
    if not SHORTEST_KEY <= len(draft.key) <= LONGEST_KEY:
        raise BadInput(_("A mark came without its key. Reload the page."))
    if draft.mark and draft.mark not in Mark.values:
        raise BadInput(_("There is no such mark of presence."))
    if meeting.state == State.POSTPONED:
        raise WrongState(_("This meeting was put off: nobody can have come."))
    if draft.mark not in {"", Mark.EXCUSED} and clock.today() < meeting.day:
        raise WrongState(_("The day of the meeting has not come yet. Only an excuse can be noted before."))
    if draft.mark == Mark.REMOTE and not meeting.has_remote:
        raise BadInput(_("This meeting is held in the room only."))


def _fresh(marks: Sequence[MarkDraft]) -> Iterable[MarkDraft]:
    """Return the marks not recorded yet, each key once."""
    by_key = {mark.key: mark for mark in reversed(marks)}
    known = set(DoorMark.objects.filter(key__in=list(by_key)).values_list("key", flat=True))
    return [mark for key, mark in by_key.items() if key not in known]


def _entry(actor: Actor, draft: MarkDraft, now: datetime, source: MarkSource) -> DoorMark:
    ago = min(max(draft.ago, timedelta(0)), LONGEST_AGO)
    here = draft.mark in HERE
    return DoorMark(
        participant_id=draft.participant_id,
        key=draft.key,
        mark=draft.mark,
        at=now - ago,
        recorded_at=now,
        by_id=actor.actor_id,
        by=actor.actor_name[:200],
        source=source,
        deputy_name=draft.deputy_name.strip()[:200] if here else "",
        deputy_office=draft.deputy_office.strip()[:200] if here else "",
        deputy_authorisation=draft.deputy_authorisation.strip()[:200] if here else "",
    )


def _settle(rows: dict[int, Participant]) -> list[Participant]:
    """Let every row follow its last mark; return those it changed."""
    last: dict[int, DoorMark] = {}
    for made in DoorMark.objects.filter(participant__in=list(rows)).order_by("at", "key"):
        last[made.participant_id] = made
    changed = []
    for number, row in rows.items():
        mark = last.get(number)
        if mark is not None and _follow(row, mark):
            changed.append(row)
    Participant.objects.bulk_update(changed, [*_FOLLOWED, "version"])
    return changed


_FOLLOWED = (
    "mark",
    "marked_at",
    "marked_by",
    "mark_source",
    "deputy_name",
    "deputy_office",
    "deputy_authorisation",
)


def _follow(row: Participant, mark: DoorMark) -> bool:
    old = [getattr(row, name) for name in _FOLLOWED]
    row.mark = mark.mark
    row.marked_at = mark.at if mark.mark else None
    row.marked_by = mark.by if mark.mark else ""
    row.mark_source = mark.source if mark.mark else ""
    row.deputy_name = mark.deputy_name
    row.deputy_office = mark.deputy_office
    row.deputy_authorisation = mark.deputy_authorisation
    changed = old != [getattr(row, name) for name in _FOLLOWED]
    row.version += int(changed)
    return changed


@transaction.atomic
def mark_rest_absent(*, actor: Actor, meeting: Meeting, key: str, numbers: Sequence[int]) -> int:
    """Mark as absent those of the entitled who were seen without a mark and still have none.

    ``numbers`` are the rows that were shown: whoever came meanwhile is left alone. Return how many.
    """
    require(rules.can_mark_presence(actor, meeting.partnership))
    lock(meeting)
    rows = lock_rows(meeting, numbers)
    left = [row for row in rows.values() if not row.mark and row.is_entitled]
    marks = [MarkDraft(participant_id=row.pk, mark=Mark.ABSENT, key=f"{key[:24]}-{row.pk}") for row in left]
    mark_presence(actor=actor, meeting=meeting, marks=marks)
    return len(marks)
