"""From when till when things about a meeting may be done without an account. Moments are of Warsaw."""

from datetime import date, datetime, time, timedelta

from spoiwo.common import clock
from spoiwo.meetings.models import Meeting

# So many days after the meeting the link of the invitation still confirms the presence.
CONFIRM_DAYS = 3


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(0), clock.WARSAW)


def answers_close_at(meeting: Meeting) -> datetime:
    """Return when answers close: at the start, or at the end of the first day where no hour is known."""
    return meeting.starts_at if meeting.begins else _midnight_after(meeting.day)


def confirming_opens_at(meeting: Meeting) -> datetime:
    """Return from when the presence can be confirmed: the start, or the beginning of the day."""
    return meeting.starts_at


def link_closes_at(meeting: Meeting) -> datetime:
    """Return when the link of the invitation opens nothing any more."""
    return _midnight_after(meeting.end_day + timedelta(days=CONFIRM_DAYS))


def reminder_due_at(meeting: Meeting, days_before: int) -> datetime:
    """Return when a reminder is due: at the hour of the meeting, or at nine where none is known."""
    hour = meeting.begins or time(9)
    return datetime.combine(meeting.day - timedelta(days=days_before), hour, clock.WARSAW)
