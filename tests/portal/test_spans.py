"""Bars of memberships lie truly on their axis of years."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from spoiwo.portal.spans import SHORTEST, axis_of

days = some.dates(date(1990, 1, 1), date(2060, 12, 31))
periods = some.lists(
    some.tuples(days, some.none() | days).filter(lambda p: p[1] is None or p[0] < p[1]), max_size=6
)


def test_the_axis_holds_whole_years() -> None:
    axis = axis_of([(date(2018, 3, 28), None)], date(2020, 6, 1))

    assert (axis.first, axis.last) == (date(2018, 1, 1), date(2021, 1, 1))
    assert [tick.year for tick in axis.ticks] == [2018, 2019, 2020]


def test_a_period_of_half_the_axis_is_half_as_wide() -> None:
    axis = axis_of([(date(2018, 1, 1), None)], date(2019, 6, 1))

    span = axis.span(date(2018, 1, 1), date(2019, 1, 1))

    assert span.x == 0
    assert span.width == 50


def test_a_membership_of_a_day_still_shows() -> None:
    axis = axis_of([(date(2000, 1, 1), None)], date(2020, 6, 1))

    assert axis.span(date(2010, 1, 1), date(2010, 1, 2)).width == SHORTEST


def test_a_long_axis_has_few_years_written() -> None:
    axis = axis_of([(date(1990, 1, 1), None)], date(2026, 6, 1))

    assert len(axis.ticks) <= 7


@given(periods, days)
def test_no_bar_leaves_the_axis(spans: list[tuple[date, date | None]], day: date) -> None:
    axis = axis_of(spans, day)

    assert 0 <= axis.now <= 100
    for start, end in spans:
        bar = axis.span(start, end)
        assert bar.x >= 0
        assert bar.x + bar.width <= 100.01
    assert all(0 <= tick.x <= 100 for tick in axis.ticks)
