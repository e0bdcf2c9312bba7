"""Whom a letter about a meeting will reach, before anything is sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from spoiwo.attendance.models import Calling, Participant
from spoiwo.attendance.states import ANSWERING, LetterKind
from spoiwo.attendance.times import answers_close_at, reminder_due_at
from spoiwo.common.polish.greetings import FormOfAddress, salutation
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.notifications.models import ReceivedLetter
from spoiwo.notifications.states import Kind, Outcome

_ON = (State.PLANNED, State.CALLED)
_OFF = (State.CANCELLED, State.POSTPONED)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a letter will reach, and how the letter begins."""

    row: Participant
    greeting: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Exactly whom a letter will reach, and who ought to get it and has no address."""

    meeting: Meeting
    kind: LetterKind
    recipients: tuple[Recipient, ...]
    silent: tuple[Participant, ...]

    @property
    def institutions(self) -> int:
        """How many institutions it reaches."""
        return len({one.row.institution for one in self.recipients})


@lru_cache(maxsize=2_000)
def _salutation(form: str, office: str) -> str:
    return salutation(FormOfAddress(form), office)


def greeting_of(row: Participant) -> str:
    """Return how a letter to the person begins; the form of address is chosen, never guessed."""
    return _salutation(row.person.address_form if row.person else "", row.office if row.person else "")


def plan_of(meeting: Meeting, kind: LetterKind, only: Collection[int] | None = None) -> Plan:
    """Return whom a letter of the kind would reach now, in one query; ``only`` narrows it to rows."""
    rows = Participant.objects.filter(meeting=meeting).select_related("organization", "person")
    wanted = [
        row
        for row in sorted(
            rows, key=lambda row: (not row.is_entitled, row.order, row.organization_name, row.pk)
        )
        if _is_due(meeting, row, kind) and (only is None or row.pk in only)
    ]
    return Plan(
        meeting=meeting,
        kind=kind,
        recipients=tuple(Recipient(row, greeting_of(row)) for row in wanted if row.email),
        silent=tuple(row for row in wanted if not row.email),
    )


def _is_due(meeting: Meeting, row: Participant, kind: LetterKind) -> bool:
    row.meeting = meeting
    if kind == LetterKind.INVITATION:
        return meeting.state in _ON and row.invited_at is None
    if row.invited_at is None:
        return False
    if kind == LetterKind.REMINDER:
        return meeting.state == State.CALLED and not row.has_answer_for_day
    behind = row.told_sequence is None or row.told_sequence < meeting.sequence
    return behind and meeting.state in (_ON if kind == LetterKind.CHANGE else _OFF)


def notice_due(meeting: Meeting, rows: Sequence[Participant]) -> LetterKind | None:
    """Return of what those invited do not know yet: a change, or that the meeting will not take place."""
    for kind in (LetterKind.CHANGE, LetterKind.CANCELLATION):
        if any(_is_due(meeting, row, kind) for row in rows):
            return kind
    return None


@dataclass(frozen=True, slots=True)
class NextReminder:
    """When those who have not answered are reminded next, and who that would be today."""

    days_before: int
    at: datetime
    rows: tuple[Participant, ...]


def next_reminders(calling: Calling, rows: Sequence[Participant], now: datetime) -> list[NextReminder]:
    """Return the reminders still ahead with whom each would reach as things stand, the nearest first."""
    meeting = calling.meeting
    if calling.reminders_stopped_at is not None or meeting.state not in _ON:
        return []
    missing = [row for row in rows if row.email and row.invited_at and not row.has_answer_for_day]
    found = [
        NextReminder(days, reminder_due_at(meeting, days), tuple(missing)) for days in calling.reminder_days
    ]
    return sorted((one for one in found if one.at > now), key=lambda one: one.at)


def reminder_due_now(calling: Calling, now: datetime) -> int | None:
    """Return which reminder is due: the latest whose moment has come, while answers are still open."""
    meeting = calling.meeting
    if calling.reminders_stopped_at is not None or meeting.state != State.CALLED:
        return None
    if now >= answers_close_at(meeting):
        return None
    return min(
        (days for days in calling.reminder_days if reminder_due_at(meeting, days) <= now), default=None
    )


def refused_replies(rows: Sequence[Participant]) -> list[ReceivedLetter]:
    """Return the answers from calendars to these invitations that were not taken, newest first."""
    return list(
        ReceivedLetter.objects.filter(
            kind=Kind.CALENDAR,
            outcome=Outcome.REFUSED,
            link__purpose=ANSWERING,
            link__subject_id__in=[row.pk for row in rows],
        ).defer("content", "text")
    )
