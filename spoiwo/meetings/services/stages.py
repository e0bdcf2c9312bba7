"""Calling, moving, calling off, holding and closing a meeting."""

from datetime import date, time

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.councils.services import next_number
from spoiwo.councils.states import NumberedKind
from spoiwo.meetings import rules
from spoiwo.meetings.events import HoldingUndone, MeetingCancelled, MeetingHeld, MeetingMoved
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services.shared import need_ground, note
from spoiwo.meetings.states import MOVES, State


@transaction.atomic
def call_meeting(*, actor: Actor, meeting: Meeting) -> None:
    """Mark that invitations were sent; the meeting gets its number. ``attendance`` sends them."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    move(meeting, State.CALLED, table=MOVES)
    _give_number(meeting)
    note(actor, "meetings.meeting.called", meeting, meeting, number=meeting.number)


def _give_number(meeting: Meeting) -> None:
    """Number the meeting in its term, or in its series; one that has a number keeps it."""
    if meeting.number is not None:
        return
    if meeting.term is not None:
        meeting.number = next_number(term=meeting.term, kind=NumberedKind.MEETING)
    elif meeting.series is not None:
        lock(meeting.series)
        last = Meeting.objects.filter(series=meeting.series, term=None).aggregate(last=Max("number"))["last"]
        meeting.number = (last or 0) + 1
    else:
        return
    meeting.save(update_fields=["number"])


@transaction.atomic
def reschedule_meeting(
    *,
    actor: Actor,
    meeting: Meeting,
    day: date,
    begins: time | None = None,
    ends: time | None = None,
    ground: str = "",
) -> None:
    """Give a meeting ahead another day and hours; those invited are told by ``attendance``."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    if not meeting.is_ahead:
        raise WrongState(_("Only a meeting still ahead can get another day."))
    if ends is not None and (begins is None or ends <= begins):
        raise BadInput(_("The meeting ends before it begins."), "ends")
    old = meeting.day
    if meeting.last_day is not None:
        meeting.last_day = day + (meeting.last_day - old)
    meeting.day, meeting.begins, meeting.ends = day, begins, ends
    meeting.sequence += 1
    meeting.version += 1
    meeting.save()
    if meeting.state == State.POSTPONED:
        move(meeting, State.CALLED if meeting.number is not None else State.PLANNED, table=MOVES)
    note(actor, "meetings.meeting.rescheduled", meeting, meeting, old_day=old, day=day, ground=ground.strip())
    publish(MeetingMoved(meeting_id=meeting.pk, old_day=old, day=day))


@transaction.atomic
def postpone_meeting(*, actor: Actor, meeting: Meeting, ground: str) -> None:
    """Put a meeting off until another day is set."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    why = need_ground(ground)
    move(meeting, State.POSTPONED, table=MOVES, sequence=meeting.sequence + 1)
    note(actor, "meetings.meeting.postponed", meeting, meeting, ground=why)
    publish(MeetingMoved(meeting_id=meeting.pk, old_day=meeting.day, day=None))


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting: Meeting, ground: str) -> None:
    """Call a meeting off; it stays in the records, and those invited are told by ``attendance``."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    why = need_ground(ground)
    move(meeting, State.CANCELLED, table=MOVES, cancelled_because=why[:300], sequence=meeting.sequence + 1)
    note(actor, "meetings.meeting.cancelled", meeting, meeting, ground=why)
    publish(MeetingCancelled(meeting_id=meeting.pk))


@transaction.atomic
def restore_meeting(*, actor: Actor, meeting: Meeting, ground: str) -> None:
    """Take back a calling off recorded by mistake; the meeting is planned again."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    why = need_ground(ground)
    move(meeting, State.PLANNED, table=MOVES, cancelled_because="", sequence=meeting.sequence + 1)
    note(actor, "meetings.meeting.restored", meeting, meeting, ground=why)


@transaction.atomic
def hold_meeting(*, actor: Actor, meeting: Meeting) -> None:
    """Mark that a meeting took place; a day still to come is refused."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    if meeting.day > clock.today():
        raise WrongState(_("The day of the meeting has not come yet."))
    move(meeting, State.HELD, table=MOVES)
    _give_number(meeting)
    note(actor, "meetings.meeting.held", meeting, meeting, number=meeting.number)
    publish(MeetingHeld(meeting_id=meeting.pk))


@transaction.atomic
def unhold_meeting(*, actor: Actor, meeting: Meeting, ground: str) -> None:
    """Take back that a meeting took place, before its minutes were given for approval."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    why = need_ground(ground)
    if meeting.state != State.HELD:
        raise WrongState(_("The minutes of this meeting are given for approval already."))
    move(meeting, State.PLANNED, table=MOVES)
    note(actor, "meetings.meeting.unheld", meeting, meeting, ground=why)
    publish(HoldingUndone(meeting_id=meeting.pk))


@transaction.atomic
def give_minutes(*, actor: Actor, meeting: Meeting) -> None:
    """Mark that the minutes are being approved."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    move(meeting, State.MINUTES, table=MOVES)
    note(actor, "meetings.meeting.minuted", meeting, meeting)


@transaction.atomic
def close_meeting(*, actor: Actor, meeting: Meeting) -> None:
    """Close a meeting whose minutes are approved, or that has none."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    move(meeting, State.CLOSED, table=MOVES)
    note(actor, "meetings.meeting.closed", meeting, meeting)


@transaction.atomic
def reopen_meeting(*, actor: Actor, meeting: Meeting, ground: str) -> None:
    """Open a closed meeting again, or one whose minutes were withdrawn from approval."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    why = need_ground(ground)
    if meeting.state not in {State.MINUTES, State.CLOSED}:
        raise WrongState(_("The meeting is open."))
    move(meeting, State.HELD, table=MOVES)
    note(actor, "meetings.meeting.reopened", meeting, meeting, ground=why)
