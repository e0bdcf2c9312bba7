"""Periods of figures: those before one, of the same length, and what a period is called."""

from collections.abc import Iterator
from datetime import MINYEAR, date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from spoiwo.common import polish

QUARTERS, MONTHS = 4, 12
_ROMAN = ("I", "II", "III", "IV")
# The last day every month has.
_ALWAYS = 28


class PeriodKind(models.TextChoices):
    """What a period is."""

    YEAR = "year", pgettext_lazy("period", "a year")
    QUARTER = "quarter", pgettext_lazy("period", "a quarter")
    TERM = "term", pgettext_lazy("period", "a term of the council")
    PROJECT = "project", pgettext_lazy("period", "the time of a project")
    OTHER = "other", pgettext_lazy("period", "other days")


def before(since: date, until: date, number: int) -> list[tuple[date, date]]:
    """Return that many periods of the same length that end where the next begins, the earliest first.

    Whole months stay whole months (a year before 2016 is 2015); any other days go back by their number.
    What would begin before the calendar does is left out.
    """
    return list(reversed(list(_back(since, until, number))))


def _back(since: date, until: date, number: int) -> Iterator[tuple[date, date]]:
    months = _month(until) - _month(since) if since.day == until.day <= _ALWAYS else 0
    for step in range(1, number + 1):
        if months:
            first = _month(since) - step * months
            if first < (MINYEAR + 1) * MONTHS:
                return
            yield _on(first, since.day), _on(first + months, since.day)
        else:
            length = until - since
            if (since - date.min) < step * length:
                return
            yield since - step * length, until - step * length


def _month(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _on(month: int, day: int) -> date:
    return date(month // MONTHS, month % MONTHS + 1, day)


def quarter_of(day: date) -> int:
    """Return the number of the quarter a day lies in."""
    return day.year * QUARTERS + (day.month - 1) // 3


def quarter(number: int) -> date:
    """Return the first day of a quarter; quarters are numbered on over the years."""
    return date(number // QUARTERS, number % QUARTERS * 3 + 1, 1)


def quarter_name(number: int) -> str:
    """Return the name of a quarter."""
    return _("Quarter %(number)s of %(year)s") % {
        "number": _ROMAN[number % QUARTERS],
        "year": number // QUARTERS,
    }


def query_of(since: date, until: date) -> str:
    """Return the part of an address that asks for a period."""
    if is_year(since, until):
        return f"rok={since.year}"
    return f"od={since.isoformat()}&do={(until - timedelta(days=1)).isoformat()}"


def is_year(since: date, until: date) -> bool:
    """Tell whether the period is exactly one year."""
    return since == date(since.year, 1, 1) and until == date(since.year + 1, 1, 1)


def name_of(since: date, until: date) -> str:
    """Return the name of a period: its year, its quarter, or its days."""
    if is_year(since, until):
        return str(since.year)
    number = quarter_of(since)
    if since == quarter(number) and until == quarter(number + 1):
        return quarter_name(number)
    return f"{polish.numeric_date(since)}–{polish.numeric_date(until - timedelta(days=1))}"
