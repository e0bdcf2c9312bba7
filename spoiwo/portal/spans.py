"""Geometry of periods drawn as bars on one axis of years, in percent: templates only write numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_TICKS = 6
SHORTEST = 1.2  # a membership of a week still shows, percent of the width


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class Span:
    """One bar."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first day of the first year to the last day of the last one; ``now`` is the day in focus."""

    first: date
    last: date
    ticks: tuple[Tick, ...]
    now: float

    def place(self, day: date) -> float:
        """Return where the day lies, in percent, never outside the axis."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def span(self, start: date, end: date | None) -> Span:
        """Return the bar of a half-open period; one without an end runs to the end of the axis."""
        left = self.place(start)
        right = self.place(end) if end else 100.0
        width = max(right - left, SHORTEST)
        return Span(min(left, 100 - width), round(width, 2))


def axis_of(periods: Sequence[tuple[date, date | None]], day: date) -> Axis:
    """Return the axis that holds all periods and the day."""
    starts = [start for start, _end in periods]
    ends = [end - timedelta(days=1) for _start, end in periods if end]
    first = date(min([day, *starts]).year, 1, 1)
    last = date(max([day, *starts, *ends]).year + 1, 1, 1) if day.year < date.max.year else date.max
    bare = Axis(first, last, (), 0)
    return Axis(
        first,
        last,
        tuple(Tick(year, bare.place(date(year, 1, 1))) for year in _years(first, last)),
        bare.place(day),
    )


def _years(first: date, last: date) -> list[int]:
    length = last.year - first.year
    step = next((step for step in (1, 2, 5, 10, 20, 50) if length <= step * MOST_TICKS), 100)
    years = [year for year in range(first.year, last.year) if year % step == 0 or year == first.year]
    # The first year would run into a round one that follows too closely.
    return [year for year in years if year == first.year or year - first.year >= step * 0.6]
