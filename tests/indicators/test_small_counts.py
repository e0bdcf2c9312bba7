"""Small counts of persons do not reach the public, not even by subtraction."""

from decimal import Decimal

import pytest

from spoiwo.indicators.small_counts import Count, covered, is_small


def counts(**numbers: int) -> list[Count]:
    """Return counts of one year: k1436 is a county, k143601 a commune in it."""
    keys = {name.removeprefix("k"): number for name, number in numbers.items()}
    return [Count(key, key[:-2], 2024, Decimal(number)) for key, number in keys.items()]


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
    rows = [*counts(k1436=120, k143601=3, k143602=117), Count("143602", "1436", 2023, Decimal(9))]

    assert ("143602", 2023) not in covered(rows)
