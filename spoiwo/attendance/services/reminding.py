"""Reminders relative to the start of a meeting: only to those who have not answered, never twice."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules, selectors
from spoiwo.attendance.models import Calling, Reminder, ReminderRule
from spoiwo.attendance.services.inviting import write_letters
from spoiwo.attendance.services.shared import note
from spoiwo.attendance.states import LetterKind
from spoiwo.attendance.times import reminder_due_at
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock
from spoiwo.partnerships.models import Partnership

MOST_REMINDERS, FURTHEST = 4, 60


def _checked(days: Sequence[int]) -> list[int]:
    found = sorted(set(days), reverse=True)
    if len(found) > MOST_REMINDERS or any(not 1 <= one <= FURTHEST for one in found):
        raise BadInput(_("Write at most four numbers of days, each from 1 to 60."), "days")
    return found


@transaction.atomic
def describe_calling(
    *, actor: Actor, calling: Calling, days: Sequence[int], answer_by: date | None, words: str
) -> None:
    """Set when those without an answer are reminded, by when to answer, and words of one's own."""
    require(rules.can_edit_participant(actor, calling.meeting.partnership))
    lock(calling)
    if answer_by is not None and answer_by > calling.meeting.day:
        raise BadInput(_("The day lies after the meeting."), "answer_by")
    calling.reminder_days = _checked(days)
    calling.answer_by = answer_by
    calling.words = words.strip()
    calling.save()
    note(actor, "attendance.calling.described", calling, calling.meeting, days=calling.reminder_days)


@transaction.atomic
def set_reminder_rule(*, actor: Actor, partnership: Partnership, days: Sequence[int]) -> None:
    """Set when the partnership reminds; lists drawn up from now on begin with it."""
    require(rules.can_edit_participant(actor, partnership))
    rule, _made = ReminderRule.objects.update_or_create(
        partnership=partnership, defaults={"days": _checked(days)}
    )
    record(actor, "attendance.rule.set", rule, partnership_id=partnership.pk, days=rule.days)


@transaction.atomic
def stop_reminders(*, actor: Actor, calling: Calling) -> None:
    """Send no more reminders of this meeting by itself."""
    require(rules.can_edit_participant(actor, calling.meeting.partnership))
    lock(calling)
    calling.reminders_stopped_at = clock.now()
    calling.save(update_fields=["reminders_stopped_at"])
    note(actor, "attendance.reminders.stopped", calling, calling.meeting)


@transaction.atomic
def resume_reminders(*, actor: Actor, calling: Calling) -> None:
    """Let reminders go again; those whose moment passed meanwhile count as one."""
    require(rules.can_edit_participant(actor, calling.meeting.partnership))
    lock(calling)
    calling.reminders_stopped_at = None
    calling.save(update_fields=["reminders_stopped_at"])
    note(actor, "attendance.reminders.resumed", calling, calling.meeting)


@transaction.atomic
def send_due_reminders(*, actor: Actor, calling: Calling) -> int:
    """Remind of one meeting whoever is due now, and return how many; asked again it sends nothing more.

    Of several moments passed only the latest counts, and none that passed before the invitation left.
    """
    lock(calling.meeting)
    lock(calling)
    due = selectors.reminder_due_now(calling, clock.now())
    if due is None:
        return 0
    meeting = calling.meeting
    at = reminder_due_at(meeting, due)
    plan = selectors.plan_of(meeting, LetterKind.REMINDER)
    # Whoever got any reminder at or after this moment, for the same day of the meeting, has had it.
    sent = Reminder.objects.filter(
        participant__meeting=meeting, meeting_day=meeting.day, days_before__lte=due
    ).values_list("participant_id", flat=True)
    skip = set(sent)
    rows = [
        one.row.pk
        for one in plan.recipients
        if one.row.pk not in skip and one.row.invited_at is not None and one.row.invited_at < at
    ]
    if not rows:
        return 0
    Reminder.objects.bulk_create(
        Reminder(participant_id=number, meeting_day=meeting.day, days_before=due, sent_at=clock.now())
        for number in rows
    )
    write_letters(actor=actor, plan=selectors.plan_of(meeting, LetterKind.REMINDER, rows))
    return len(rows)
