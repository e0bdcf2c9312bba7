"""Whose turn it is: points anybody can add up."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from spoiwo.hosting.fairness import Facts, Ground, kilometres, order

some_facts = st.builds(
    Facts,
    key=st.integers(1, 10_000),
    months_waited=st.integers(0, 120),
    hosted=st.integers(0, 20),
    is_ready=st.booleans(),
    capacity=st.none() | st.integers(1, 500),
    is_accessible=st.none() | st.booleans(),
    has_remote=st.none() | st.booleans(),
    kilometres=st.none() | st.floats(0, 600),
)


def places(*facts: Facts, expected: int = 0, needs_remote: bool = False) -> list[int]:
    return [turn.facts.key for turn in order(facts, expected=expected, needs_remote=needs_remote)]


def test_who_waited_longest_comes_first() -> None:
    assert places(Facts(1, 3, 1), Facts(2, 30, 1), Facts(3, 12, 1)) == [2, 3, 1]


def test_who_never_hosted_comes_before_an_equal_who_did() -> None:
    assert places(Facts(1, 12, 1), Facts(2, 12, 0)) == [2, 1]


def test_declared_readiness_moves_up_but_not_past_a_year_of_waiting() -> None:
    assert places(Facts(1, 12, 1), Facts(2, 10, 1, is_ready=True)) == [2, 1]
    assert places(Facts(1, 24, 1), Facts(2, 12, 1, is_ready=True)) == [1, 2]


def test_a_room_too_small_for_those_who_come_goes_far_down() -> None:
    small, large = Facts(1, 20, 1, capacity=20), Facts(2, 4, 1, capacity=80)

    assert places(small, large, expected=60) == [2, 1]
    assert places(small, large) == [1, 2]


def test_the_room_is_weighed_for_remote_participants_only_where_there_are_some() -> None:
    without, equipped = Facts(1, 6, 1, has_remote=False), Facts(2, 4, 1, has_remote=True)

    assert places(without, equipped) == [1, 2]
    assert places(without, equipped, needs_remote=True) == [2, 1]


def test_the_way_counts_against_the_middle_one() -> None:
    near, middle, far = (Facts(key, 6, 1, kilometres=way) for key, way in ((1, 10), (2, 50), (3, 140)))

    turns = order([far, middle, near])

    assert [turn.facts.key for turn in turns] == [1, 2, 3]
    assert [[(one.ground, one.points) for one in turn.reasons[1:]] for turn in turns] == [
        [(Ground.NEAR, 4)],
        [],
        [(Ground.FAR, -6)],
    ]


@given(st.lists(some_facts, max_size=12, unique_by=lambda one: one.key), st.integers(0, 200), st.booleans())
def test_nobody_is_lost_and_points_are_the_sum_of_reasons(
    facts: list[Facts], expected: int, needs_remote: bool
) -> None:
    turns = order(facts, expected=expected, needs_remote=needs_remote)

    assert Counter(turn.facts.key for turn in turns) == Counter(one.key for one in facts)
    assert all(turn.points == sum(reason.points for reason in turn.reasons) for turn in turns)
    assert [turn.points for turn in turns] == sorted((turn.points for turn in turns), reverse=True)


@given(
    st.lists(some_facts, min_size=2, max_size=8, unique_by=lambda one: one.key),
    st.integers(0, 36),
    st.integers(0, 200),
)
def test_waiting_longer_never_puts_anybody_lower(facts: list[Facts], months: int, expected: int) -> None:
    first, *others = facts
    before = places(*facts, expected=expected).index(first.key)

    waited = replace(first, months_waited=first.months_waited + months)

    assert places(waited, *others, expected=expected).index(first.key) <= before


@given(st.lists(some_facts, max_size=8, unique_by=lambda one: one.key))
def test_the_order_does_not_depend_on_who_is_named_first(facts: list[Facts]) -> None:
    assert places(*facts) == places(*reversed(facts))


def test_eight_meetings_a_year_go_round_all_sixty_nine_without_anybody_twice() -> None:
    """Nobody is asked a second time before everybody has hosted once: nine years at eight a year."""
    waited = dict.fromkeys(range(1, 70), 0)
    hosted = Counter[int]()
    order_of_hosts: list[int] = []
    for _meeting in range(69):
        waited = {key: months + 1 for key, months in waited.items()}
        now = [Facts(key, months, hosted[key]) for key, months in waited.items()]
        host = order(now)[0].facts.key
        hosted[host] += 1
        waited[host] = 0
        order_of_hosts.append(host)

    assert len(set(order_of_hosts)) == 69


def test_the_way_between_two_towns() -> None:
    zielona_gora, gorzow = (51.935, 15.506), (52.731, 15.239)

    assert round(kilometres(zielona_gora, gorzow)) == 90
    assert kilometres(gorzow, gorzow) == 0
