"""The bar of sectors says the truth and stays legible."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from spoiwo.common import charts
from spoiwo.common.charts import Bar, Part

SECTORS = [
    Part("publicznych", 39, 1),
    Part("społecznych", 18, 2),
    Part("gospodarczych", 8, 3),
    Part("innych", 4, 4),
]
counts = some.lists(some.integers(0, 500), max_size=5)


def a_bar(numbers: list[int]) -> Bar:
    return charts.sector_bar([Part(f"sektor {at}", number, at + 1) for at, number in enumerate(numbers)])


def test_bricks_are_as_wide_as_their_counts_say() -> None:
    bar = charts.sector_bar(SECTORS)

    public, social = bar.segments[0], bar.segments[1]
    assert bar.total == 69
    assert public.width / social.width == pytest.approx(39 / 18, rel=0.01)


def test_a_bar_without_members_has_no_bricks() -> None:
    bar = charts.sector_bar([Part("publicznych", 0, 1)])

    assert bar.segments == ()
    assert bar.total == 0


def test_a_sector_without_members_takes_no_room() -> None:
    bar = charts.sector_bar([Part("publicznych", 5, 1), Part("innych", 0, 4)])

    assert [segment.label for segment in bar.segments] == ["publicznych"]
    assert bar.segments[0].width == 100


def test_a_single_member_among_hundreds_still_shows() -> None:
    bar = a_bar([1, 400])

    assert bar.segments[0].width >= charts.THINNEST


def test_labels_of_the_lubuskie_partnership_fit_under_its_bricks() -> None:
    bar = charts.sector_bar(SECTORS)

    assert bar.is_labelled
    assert len({segment.lane for segment in bar.segments}) == 2


def test_names_that_do_not_fit_are_left_to_the_list() -> None:
    bar = charts.sector_bar([Part("bardzo długa nazwa sektora " * 3, number, 1) for number in (1, 1, 1)])

    assert not bar.is_labelled
    assert len(bar.segments) == 3


def test_shares_of_sixty_nine_add_up_to_a_hundred() -> None:
    bar = charts.sector_bar(SECTORS)

    assert [segment.percent for segment in bar.segments] == [56, 26, 12, 6]


@given(counts)
def test_bricks_never_overlap_nor_leave_the_bar(numbers: list[int]) -> None:
    bar = a_bar(numbers)

    assert all(left.x + left.width < right.x for left, right in pairwise(bar.segments))
    assert all(segment.x >= 0 and segment.x + segment.width <= 100.1 for segment in bar.segments)


@given(counts)
def test_labels_never_collide_nor_leave_the_chart(numbers: list[int]) -> None:
    bar = a_bar(numbers)

    for segment in bar.segments if bar.is_labelled else ():
        start, end = segment.span
        assert start >= -0.01
        assert end <= 100.1
        assert segment.lane_y < bar.height
        others = [other.span for other in bar.segments if other is not segment and other.lane == segment.lane]
        assert all(end <= other_start or other_end <= start for other_start, other_end in others)


@given(counts)
def test_a_line_leading_to_a_label_never_strikes_through_another(numbers: list[int]) -> None:
    bar = a_bar(numbers)

    for segment in bar.segments if bar.is_labelled else ():
        above = [other.span for other in bar.segments if other.lane < segment.lane]
        assert not any(start < segment.label_x < end for start, end in above)


@given(some.lists(some.integers(0, 500), min_size=1).filter(sum))
def test_percentages_always_add_up_to_a_hundred(numbers: list[int]) -> None:
    assert sum(charts.percentages(numbers)) == 100
