"""When a series meets next: the days its rhythm gives (RFC 5545 recurrence, computed by dateutil)."""

from datetime import date, datetime, time

from dateutil import rrule
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from spoiwo.common import polish
from spoiwo.meetings.states import Rhythm

_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
_LAST_WEEK = 5
# Each whole, for languages in which the ordinal follows the weekday.
_PLACES = (
    gettext_lazy("the first %(weekday)s of the month"),
    gettext_lazy("the second %(weekday)s of the month"),
    gettext_lazy("the third %(weekday)s of the month"),
    gettext_lazy("the fourth %(weekday)s of the month"),
    gettext_lazy("the last %(weekday)s of the month"),
)


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


def words(rhythm: str, every: int, first: date) -> str:
    """Return the rhythm begun on a day in the reader's language: “every month, the second Tuesday …”."""
    if rhythm == Rhythm.FREE:
        return str(Rhythm.FREE.label)
    often = _often(Rhythm(rhythm), every)
    if rhythm == Rhythm.YEARLY:
        return often
    weekday = WEEKDAYS[first.weekday()].lower()
    place = _("on %(weekday)s") if rhythm == Rhythm.WEEKLY else _PLACES[(first.day - 1) // 7]
    return f"{often}, {place % {'weekday': weekday}}"


def _often(rhythm: Rhythm, every: int) -> str:
    said = {
        Rhythm.WEEKLY: ngettext("every week", "every %(number)d weeks", every),
        Rhythm.MONTHLY: ngettext("every month", "every %(number)d months", every),
        Rhythm.QUARTERLY: ngettext("every quarter", "every %(number)d quarters", every),
        Rhythm.YEARLY: ngettext("every year", "every %(number)d years", every),
    }
    return said[rhythm] % {"number": every}


def working(day: date) -> date:
    """Return the day, or the first working day after it."""
    return day if polish.is_working_day(day) else polish.add_working_days(day, 1)
