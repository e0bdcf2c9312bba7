"""Which ideas are chosen, for any votes at all."""

from fractions import Fraction
from random import Random

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.exceptions import BadInput
from spoiwo.ideas.deciding import Counted, Judged, Terms, check_paper, decide
from spoiwo.ideas.states import Fate, Tie
from spoiwo.voting.counting import (
    Candidate,
    ElectionRule,
    Electorate,
    Method,
    Quorum,
    QuorumBasis,
    count_election,
    lot_number,
)

SEED = "0123456789abcdef"


@st.composite
def votes(draw: st.DrawFn) -> tuple[list[Counted], int]:
    took_part = draw(st.integers(1, 40))
    number = draw(st.integers(1, 12))
    counted = [
        Counted(key=str(key), votes=draw(st.integers(0, took_part)), is_withdrawn=draw(st.booleans()))
        for key in range(1, number + 1)
    ]
    return counted, took_part


TERMS = st.builds(
    Terms,
    votes_each=st.integers(1, 5),
    places=st.integers(1, 6),
    threshold_percent=st.integers(0, 100),
    tie=st.sampled_from(Tie),
)


def judged(counted: list[Counted], took_part: int, terms: Terms, seed: str = SEED) -> tuple[Judged, ...]:
    return decide(counted, took_part=took_part, terms=terms, seed=seed)


@given(votes(), TERMS)
def test_nothing_given_up_without_a_vote_or_below_the_threshold_is_chosen(
    given_votes: tuple[list[Counted], int], terms: Terms
) -> None:
    counted, took_part = given_votes
    withdrawn = {one.key for one in counted if one.is_withdrawn}

    for one in judged(counted, took_part, terms):
        if one.is_chosen:
            assert one.key not in withdrawn
            assert one.votes >= 1
            assert Fraction(one.votes, took_part) >= Fraction(terms.threshold_percent, 100)


@given(votes(), TERMS)
def test_no_idea_with_more_votes_loses_to_a_chosen_one(
    given_votes: tuple[list[Counted], int], terms: Terms
) -> None:
    counted, took_part = given_votes
    result = judged(counted, took_part, terms)
    chosen = [one.votes for one in result if one.is_chosen]
    lost = [one.votes for one in result if not one.is_chosen and one.fate != Fate.WITHDRAWN]

    assert not chosen or not lost or max(lost) <= min(chosen)


@given(votes(), TERMS)
def test_a_lot_fills_no_more_than_the_places_and_all_equals_share_one_fate(
    given_votes: tuple[list[Counted], int], terms: Terms
) -> None:
    counted, took_part = given_votes
    result = judged(counted, took_part, terms)
    chosen = [one for one in result if one.is_chosen]

    if terms.tie == Tie.LOT:
        assert len(chosen) <= terms.places
    else:
        fates: dict[int, set[bool]] = {}
        for one in result:
            if one.fate != Fate.WITHDRAWN:
                fates.setdefault(one.votes, set()).add(one.is_chosen)
        assert all(len(said) == 1 for said in fates.values())


@given(votes(), TERMS, st.randoms())
def test_the_order_in_which_votes_are_read_changes_nothing(
    given_votes: tuple[list[Counted], int], terms: Terms, chance: Random
) -> None:
    counted, took_part = given_votes
    shuffled = list(counted)
    chance.shuffle(shuffled)

    assert judged(shuffled, took_part, terms) == judged(counted, took_part, terms)


@given(st.lists(st.sets(st.integers(1, 6), max_size=3), min_size=1, max_size=25), st.integers(1, 6))
def test_without_a_threshold_the_choice_is_that_of_the_voting_engine(
    ballots: list[set[int]], places: int
) -> None:
    keys = [str(key) for key in range(1, 7)]
    rule = ElectionRule(
        seats=places, method=Method.APPROVAL, max_choices=3, quorum=Quorum(basis=QuorumBasis.NONE)
    )
    papers = [[str(key) for key in ballot] for ballot in ballots]
    count = count_election(
        papers,
        candidates=[Candidate(key=key) for key in keys],
        electorate=Electorate(entitled=len(papers)),
        rule=rule,
        seed=SEED,
    )

    counted = [Counted(key=key, votes=number) for key, number in count.votes]
    result = judged(counted, count.cast, Terms(votes_each=3, places=places))

    assert tuple(one.key for one in result if one.is_chosen) == count.elected


def test_a_lot_is_told_and_can_be_computed_again() -> None:
    counted = [Counted(key=key, votes=3) for key in ("1", "2", "3")]

    result = judged(counted, 5, Terms(votes_each=2, places=1))

    assert [one.fate for one in result] == [Fate.CHOSEN_BY_LOT, Fate.LOST_LOT, Fate.LOST_LOT]
    assert [one.key for one in result] == sorted("123", key=lambda key: lot_number(SEED, key))


def test_a_threshold_is_rounded_up_to_whole_votes() -> None:
    terms = Terms(votes_each=1, places=5, threshold_percent=30)

    assert [terms.needed(number) for number in (1, 3, 10, 11)] == [1, 1, 3, 4]
    result = judged([Counted(key="1", votes=4), Counted(key="2", votes=3)], 11, terms)
    assert [one.fate for one in result] == [Fate.CHOSEN, Fate.BELOW]


def test_one_idea_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        judged([Counted(key="1", votes=1), Counted(key="1", votes=2)], 2, Terms(votes_each=1, places=1))


@given(st.lists(st.sets(st.integers(1, 5), max_size=2), min_size=1, max_size=30))
def test_every_count_of_real_sheets_passes(sheets: list[set[int]]) -> None:
    numbers = {str(key): sum(key in sheet for sheet in sheets) for key in range(1, 6)}

    check_paper(numbers, took_part=len(sheets), votes_each=2)


@pytest.mark.parametrize(
    ("numbers", "took_part", "field"),
    [
        ({"1": 11, "2": 0}, 10, "votes_1"),
        ({"1": -1, "2": 0}, 10, "votes_1"),
        ({"1": 10, "2": 10, "3": 1}, 10, "took_part"),
        ({"1": 0}, 0, "took_part"),
    ],
)
def test_numbers_no_sheet_can_give_are_refused_with_the_field(
    numbers: dict[str, int], took_part: int, field: str
) -> None:
    with translation.override("en"), pytest.raises(BadInput) as refusal:
        check_paper(numbers, took_part=took_part, votes_each=2)

    assert refusal.value.field == field
