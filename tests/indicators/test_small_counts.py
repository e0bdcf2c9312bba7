"""Small counts of persons do not reach the public, not even by subtraction."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spoiwo.indicators.periods import Period
from spoiwo.indicators.small_counts import Count, covered, is_small
from spoiwo.indicators.states import Span

YEAR, BEFORE = (Period(date(year, 1, 1), Span.YEAR) for year in (2024, 2023))


def counts(**numbers: int) -> list[Count]:
    """Return counts of one year: k is the partnership as a whole, k1436 a county, k143601 a commune in it."""
    keys = {name.removeprefix("k"): number for name, number in numbers.items()}
    return [Count(key, YEAR, Decimal(number)) for key, number in keys.items()]


def hidden(**numbers: int) -> set[str]:
    return {key for key, _period in covered(counts(**numbers))}


@pytest.mark.parametrize(("number", "expected"), [(0, False), (1, True), (4, True), (5, False), (600, False)])
def test_one_to_four_persons_are_few_and_nobody_is_nobody(number: int, expected: bool) -> None:
    assert is_small(Decimal(number)) is expected


def test_large_counts_stay() -> None:
    assert hidden(k1436=120, k143601=70, k143602=50) == set()


def test_a_small_count_takes_the_next_smallest_with_it_where_the_county_is_told() -> None:
    assert hidden(k1436=120, k143601=3, k143602=50, k143603=67) == {"143601", "143602"}


def test_two_small_counts_cover_each_other() -> None:
    assert hidden(k1436=60, k143601=3, k143602=4, k143603=53) == {"143601", "143602"}


def test_a_small_count_stands_alone_where_the_county_is_not_told() -> None:
    assert hidden(k143601=3, k143602=50) == {"143601"}


def test_a_covered_county_keeps_nothing_of_its_communes_to_be_subtracted() -> None:
    found = hidden(k14=900, k1436=4, k1423=300, k143601=4, k143602=0)

    assert found == {"1436", "1423", "143601"}


def test_periods_are_covered_apart() -> None:
    rows = [*counts(k1436=120, k143601=3, k143602=117), Count("143602", BEFORE, Decimal(9))]

    assert ("143602", BEFORE) not in covered(rows)


def test_the_partnership_as_a_whole_gives_nothing_back_by_subtraction() -> None:
    assert hidden(k=120, k143601=3, k143602=50, k143603=67) == {"143601", "143602"}


def test_a_level_that_is_not_told_between_gives_nothing_back() -> None:
    assert hidden(k14=120, k143601=3, k143602=50, k142301=67) == {"143601", "143602"}


def test_communes_stand_in_for_a_county_that_is_not_told() -> None:
    assert hidden(k14=120, k1436=3, k142301=50, k142302=67) == {"1436", "142301"}


@pytest.mark.parametrize("number", [1, 4])
def test_numbers_known_from_their_sum_alone_take_another_with_them(number: int) -> None:
    found = hidden(k1436=2 * number + 60, k143601=number, k143602=number, k143603=60)

    assert found == {"143601", "143602", "143603"}


def test_one_and_five_are_not_told_by_six() -> None:
    assert hidden(k1436=106, k143601=1, k143602=5, k143603=100) == {"143601", "143602", "143603"}


def test_where_nothing_is_left_to_cover_the_sum_is_covered() -> None:
    assert hidden(k1436=8, k143601=4, k143602=4) == {"1436", "143601", "143602"}


def test_a_year_is_covered_against_its_quarters() -> None:
    quarters = [Period(date(2024, month, 1), Span.QUARTER) for month in (1, 4, 7, 10)]
    rows = [Count("1436", YEAR, Decimal(63))]
    rows += [
        Count("1436", period, Decimal(number))
        for period, number in zip(quarters, (3, 10, 20, 30), strict=True)
    ]

    assert covered(rows) == {("1436", quarters[0]), ("1436", quarters[1])}


def test_a_stock_at_the_end_of_each_quarter_is_no_part_of_the_year() -> None:
    rows = [
        Count("1436", YEAR, Decimal(30)),
        Count("1436", Period(date(2024, 1, 1), Span.QUARTER), Decimal(3)),
    ]

    assert len(covered(rows)) == 1


def possible(total: int, numbers: tuple[int, ...], is_hidden: tuple[bool, ...]) -> Iterator[tuple[int, ...]]:
    """Yield what the communes may be for a reader who sees the county, the rest and the words."""
    spans = [
        (range(1, 5) if 0 < number < 5 else range(5, total + 1)) if covers else range(number, number + 1)
        for number, covers in zip(numbers, is_hidden, strict=True)
    ]
    return (one for one in product(*spans) if sum(one) == total)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4).map(tuple))
def test_no_small_count_is_the_only_possible_one(numbers: tuple[int, ...]) -> None:
    names = [f"k14360{at}" for at in range(1, len(numbers) + 1)]
    found = hidden(k=sum(numbers), k1436=sum(numbers), **dict(zip(names, numbers, strict=True)))
    if {"", "1436"} <= found:
        return
    covers = tuple(name[1:] in found for name in names)

    ways = list(possible(sum(numbers), numbers, covers))
    for at, number in enumerate(numbers):
        if 0 < number < 5:
            assert covers[at]
            assert len({way[at] for way in ways}) > 1
