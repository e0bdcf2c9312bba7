"""The geometry of charts over time."""

from decimal import Decimal

import pytest

from spoiwo.common.plots import BOTTOM, LEFT, RIGHT, TOP, Line, line_plot, nice_ticks


@pytest.mark.parametrize(
    ("low", "high", "first", "last"),
    [("0", "0", "0", "1"), ("3.2", "9.7", "0", "10"), ("98", "101", "98", "101"), ("-4", "12", "-5", "15")],
)
def test_ticks_are_round_and_hold_all_numbers(low: str, high: str, first: str, last: str) -> None:
    ticks = nice_ticks(Decimal(low), Decimal(high))

    assert (ticks[0], ticks[-1]) == (Decimal(first), Decimal(last))
    assert len(ticks) <= 7
    assert ticks[0] <= Decimal(low) <= Decimal(high) <= ticks[-1]


def test_what_is_counted_has_no_halves() -> None:
    assert nice_ticks(Decimal(67), Decimal(69), is_whole=True) == [Decimal(67), Decimal(68), Decimal(69)]
    ticks = nice_ticks(Decimal(0), Decimal(9), is_whole=True)
    assert all(tick == tick.to_integral_value() for tick in ticks)


def test_periods_are_written_at_even_steps() -> None:
    labels = [str(year) for year in range(2008, 2017)]
    plot = line_plot(labels, [Line("a", [Decimal(at) for at in range(9)])])

    assert plot is not None
    assert [step.label for step in plot.steps] == ["2008", "2010", "2012", "2014", "2016"]


def test_a_chart_needs_two_periods_and_a_number() -> None:
    assert line_plot(["2020"], [Line("a", [Decimal(1)])]) is None
    assert line_plot(["2020", "2021"], [Line("a", [None, None])]) is None


def test_a_gap_is_not_bridged() -> None:
    plot = line_plot(
        ["2019", "2020", "2021", "2022"], [Line("a", [Decimal(1), None, Decimal(3), Decimal(4)])]
    )

    assert plot is not None
    (line,) = plot.lines
    assert [mark.step for mark in line.marks] == [0, 2, 3]
    assert len(line.strokes) == 1


def test_marks_lie_within_the_chart_the_first_at_its_left_end() -> None:
    plot = line_plot(
        ["2019", "2020"],
        [Line("a", [Decimal(0), Decimal("1e13")]), Line("b", [Decimal("0.000001"), Decimal(5)])],
    )

    assert plot is not None
    marks = [mark for line in plot.lines for mark in line.marks]
    assert all(TOP <= mark.y <= BOTTOM and LEFT <= mark.x <= RIGHT for mark in marks)
    assert [step.x for step in plot.steps] == [LEFT, RIGHT]
    assert plot.steps[-1].anchor == "end"


def test_of_many_periods_a_few_are_written_the_first_and_the_last_among_them() -> None:
    labels = [str(year) for year in range(1995, 2025)]
    plot = line_plot(labels, [Line("a", [Decimal(at) for at in range(30)])])

    assert plot is not None
    assert len(plot.steps) == 6
    assert (plot.steps[0].label, plot.steps[-1].label) == ("1995", "2024")
