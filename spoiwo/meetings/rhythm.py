"""When a series meets next: the days its rhythm gives (RFC 5545 recurrence, computed by dateutil)."""

from datetime import date, datetime, time

from dateutil import rrule

from spoiwo.common import polish
from spoiwo.meetings.states import Rhythm

_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
_LAST_WEEK = 5


def rule(rhythm: str, every: int, first: date) -> rrule.rrule | None:
    """Return the recurrence that begins on a day, or None where days are set one by one.

    A monthly rhythm keeps the weekday and its place in the month ("the second Thursday"); the fifth
    becomes the last, for not every month has five.
    """
    start = datetime.combine(first, time(0))
    if rhythm == Rhythm.WEEKLY:
        return rrule.rrule(rrule.WEEKLY, interval=every, dtstart=start)
    if rhythm in _MONTHS:
        place = (first.day - 1) // 7 + 1
        weekday = rrule.weekday(first.weekday(), -1 if place == _LAST_WEEK else place)
        months = every * _MONTHS[Rhythm(rhythm)]
        return rrule.rrule(rrule.MONTHLY, interval=months, byweekday=weekday, dtstart=start)
    if rhythm == Rhythm.YEARLY:
        return rrule.rrule(rrule.YEARLY, interval=every, dtstart=start)
    return None


def next_day(rhythm: str, every: int, first: date, *, after: date) -> date | None:
    """Return the first day later than ``after`` that the rhythm begun on ``first`` gives."""
    found = rule(rhythm, every, first)
    upcoming = found.after(datetime.combine(after, time(0))) if found else None
    return upcoming.date() if upcoming else None


def working(day: date) -> date:
    """Return the day, or the first working day after it."""
    return day if polish.is_working_day(day) else polish.add_working_days(day, 1)
