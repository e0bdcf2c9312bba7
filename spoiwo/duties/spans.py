"""Days of the calendar: years, halves, quarters, months, and deadlines of so many days. Pure functions."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spoiwo.common import polish
from spoiwo.duties.states import Every

_MONTHS = {Every.YEAR: 12, Every.HALF: 6, Every.QUARTER: 3, Every.MONTH: 1}
# Neither the first year of the calendar nor the last has a whole neighbour.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``since`` to before ``until``."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days

    @property
    def last_day(self) -> date:
        """The last day in it."""
        return self.until - timedelta(days=1)

    def meets(self, other: "Span") -> "Span | None":
        """Return the days both have; None where there are none."""
        since, until = max(self.since, other.since), min(self.until, other.until)
        return Span(since, until) if since < until else None


@dataclass(frozen=True, slots=True)
class Period(Span):
    """A year, half, quarter or month of the calendar."""

    every: Every

    @property
    def number(self) -> int:
        """Which half, quarter or month of its year it is, from 1."""
        return (self.since.month - 1) // _MONTHS[self.every] + 1

    @property
    def key(self) -> str:
        """Return "2016", "2016-h2", "2016-q3" or "2016-m11": how the deadline is named in addresses."""
        mark = {Every.YEAR: "", Every.HALF: "-h", Every.QUARTER: "-q", Every.MONTH: "-m"}[self.every]
        return f"{self.since.year}{mark}{self.number}" if mark else str(self.since.year)


def year(number: int) -> Period:
    """Return a year."""
    return Period(date(number, 1, 1), date(number + 1, 1, 1), Every.YEAR)


def period_of(every: Every, day: date) -> Period:
    """Return the period of the calendar that holds the day."""
    length = _MONTHS[every]
    first = (day.month - 1) // length * length + 1
    since = date(day.year, first, 1)
    after = first + length
    return Period(since, date(day.year + 1, 1, 1) if after > 12 else date(day.year, after, 1), every)


def periods(every: Every, window: Span) -> Iterator[Period]:
    """Yield the periods that have a day in the window, the earliest first."""
    found = period_of(every, window.since)
    while found.since < window.until:
        yield found
        found = period_of(every, found.until)


def day_in(number: int, month: int, day: int) -> date:
    """Return a day of a year; what a month has not (29 February) is its last day."""
    return date(number, month, min(day, monthrange(number, month)[1]))


def deadline(start: date, days: int, *, working: bool) -> date:
    """Return the last day of a term of so many days counted from the day after ``start``.

    A term that would end on a Saturday, a Sunday or a holiday ends on the next working day (article 115
    of the Civil Code); a term in working days always ends on one.
    """
    if working:
        return polish.add_working_days(start, days)
    return polish.term_end(start, days=days)


def common(pieces: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Return the days that lie in a piece of both."""
    found = [one.meets(other) for one in pieces for other in others]
    return sorted((span for span in found if span is not None), key=lambda span: span.since)
