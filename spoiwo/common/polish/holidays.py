"""Public holidays of Poland and working days (the act of 18 January 1951 on days free from work)."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

_FIXED = (
    (1, 1, "Nowy Rok"),
    (5, 1, "Święto Pracy"),
    (5, 3, "Święto Narodowe Trzeciego Maja"),
    (8, 15, "Wniebowzięcie Najświętszej Maryi Panny"),
    (11, 1, "Wszystkich Świętych"),
    (11, 11, "Narodowe Święto Niepodległości"),
    (12, 25, "pierwszy dzień Bożego Narodzenia"),
    (12, 26, "drugi dzień Bożego Narodzenia"),
)
# Days added by later acts, with the first year they were free.
_ADDED = ((1, 6, "Święto Trzech Króli", 2011), (12, 24, "Wigilia Bożego Narodzenia", 2025))
# Free once: the day after the centenary of independence.
_ONCE = {date(2018, 11, 12): "Święto Narodowe z okazji setnej rocznicy odzyskania niepodległości"}
_MOVABLE = (
    (0, "pierwszy dzień Wielkiej Nocy"),
    (1, "drugi dzień Wielkiej Nocy"),
    (49, "pierwszy dzień Zielonych Świątek"),
    (60, "dzień Bożego Ciała"),
)


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the method of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, leap_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    to_sunday = (32 + 2 * leap_rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@cache
def _holidays(year: int) -> dict[date, str]:
    names = {date(year, month, day): name for month, day, name in _FIXED}
    names |= {date(year, month, day): name for month, day, name, since in _ADDED if year >= since}
    names |= {easter(year) + timedelta(days=days): name for days, name in _MOVABLE}
    return names | {day: name for day, name in _ONCE.items() if day.year == year}


def holidays(year: int) -> dict[date, str]:
    """Return the public holidays of a year with their Polish names; dependable from 1990 on."""
    return dict(_holidays(year))


def is_working_day(day: date) -> bool:
    """Say whether offices work: Monday to Friday, no public holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """Return the day that is so many working days after (before, if negative) ``start``.

    The day of the event itself is not counted, as in art. 57 of the code of administrative procedure.
    """
    step = timedelta(days=1 if days >= 0 else -1)
    current, left = start, abs(days)
    while left:
        current += step
        left -= is_working_day(current)
    return current


def term_end(start: date, *, days: int = 0, months: int = 0) -> date:
    """Return the last day of a term of days or months that an event of the day ``start`` begins.

    The day of the event is not counted; a term in months ends on the day of the same number, or on the
    last of a shorter month; one that would end on a Saturday, a Sunday or a holiday ends on the next
    working day (art. 57 of the code of administrative procedure, art. 112 and 115 of the Civil Code).
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    end = date(year, month + 1, min(start.day, last)) + timedelta(days=days)
    return end if is_working_day(end) else add_working_days(end, 1)
