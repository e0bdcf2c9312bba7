"""The arithmetic of elections: seats, quotas, equal votes, second rounds."""

from collections import Counter
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.voting.counting import (
    Candidate,
    ElectionCount,
    ElectionMajority,
    ElectionOutcome,
    ElectionRule,
    Electorate,
    Method,
    Quorum,
    QuorumBasis,
    Quota,
    UnmetQuota,
    commitment_to,
    count_election,
    drawn_order,
    lot_number,
)

FREE = Quorum(basis=QuorumBasis.NONE)
SEED = "5f0c"


def elected(
    votes: dict[str, int], groups: dict[str, str], *, entitled: int = 100, **rule: object
) -> ElectionCount:
    """Count ballots that each name one candidate, so many for each."""
    return count_election(
        [{key} for key, number in votes.items() for _ in range(number)],
        candidates=[Candidate(key=key, group=groups.get(key, "")) for key in votes],
        electorate=Electorate(entitled=entitled, present=entitled),
        rule=ElectionRule(quorum=FREE, **rule),  # type: ignore[arg-type]  # fields of the rule
        seed=SEED,
    )


def test_seats_go_to_the_most_votes() -> None:
    result = elected({"A": 3, "B": 5, "C": 4}, {}, seats=2)

    assert result.elected == ("B", "C")
    assert result.outcome == ElectionOutcome.FILLED
    assert dict(result.votes) == {"A": 3, "B": 5, "C": 4}


def test_nobody_is_elected_without_a_vote() -> None:
    result = elected({"A": 3, "B": 0}, {}, seats=2)

    assert (result.elected, result.vacant, result.outcome) == (("A",), 1, ElectionOutcome.VACANT)


def test_an_approval_ballot_names_several_and_a_blank_one_counts_as_cast() -> None:
    rule = ElectionRule(seats=2, method=Method.APPROVAL, majority=ElectionMajority.ABSOLUTE, quorum=FREE)
    result = count_election(
        [{"A", "B"}, {"A"}, {"A", "C"}, set()],
        candidates=[Candidate(key=key) for key in "ABC"],
        electorate=Electorate(entitled=4),
        rule=rule,
        seed=SEED,
    )

    assert (result.elected, result.cast, result.blank, result.votes_needed) == (("A",), 4, 1, 3)
    assert set(result.second_round) == {"B", "C"}


@pytest.mark.parametrize("ballot", [["A", "B"], ["X"], ["A", "A"]])
def test_a_ballot_that_cannot_be_is_an_error(ballot: list[str]) -> None:
    with pytest.raises(ValueError, match="ballot"):
        count_election(
            [ballot],
            candidates=[Candidate(key="A"), Candidate(key="B")],
            electorate=Electorate(entitled=5),
            rule=ElectionRule(seats=1, quorum=FREE),
            seed=SEED,
        )


def test_half_of_the_ballots_is_no_absolute_majority() -> None:
    result = elected({"A": 6, "B": 4, "C": 2}, {}, seats=1, majority=ElectionMajority.ABSOLUTE)

    assert (result.votes_needed, result.elected) == (7, ())
    assert (result.outcome, result.second_round) == (ElectionOutcome.SECOND_ROUND, ("A", "B"))


def test_whoever_equals_the_last_of_the_second_round_stands_too() -> None:
    result = elected({"A": 5, "B": 3, "C": 3, "D": 1}, {}, seats=1, majority=ElectionMajority.ABSOLUTE)

    assert set(result.second_round) == {"A", "B", "C"}


def test_a_seat_is_kept_for_a_group_that_must_be_elected() -> None:
    groups = {"A": "JST", "B": "JST", "C": "JST", "D": "NGO"}
    result = elected(
        {"A": 9, "B": 8, "C": 7, "D": 1}, groups, seats=3, quotas=(Quota(group="NGO", minimum=1),)
    )

    assert (result.elected, result.passed_over, result.unmet) == (("A", "B", "D"), ("C",), ())


def test_a_group_gets_no_more_than_its_share() -> None:
    groups = {"A": "JST", "B": "JST", "C": "JST", "D": "NGO", "E": "NGO"}
    quota = Quota.at_most("JST", Fraction(49, 100), 4)
    result = elected({"A": 9, "B": 8, "C": 7, "D": 2, "E": 1}, groups, seats=4, quotas=(quota,))

    assert quota.maximum == 1
    assert (result.elected, result.vacant) == (("A", "D", "E"), 1)


def test_a_quota_the_votes_cannot_fill_is_named_and_its_seat_stays_empty() -> None:
    groups = {"A": "JST", "B": "JST", "C": "JST"}
    result = elected({"A": 9, "B": 8, "C": 7}, groups, seats=3, quotas=(Quota(group="PES", minimum=1),))

    assert (result.elected, result.vacant) == (("A", "B"), 1)
    assert result.unmet == (UnmetQuota(group="PES", minimum=1, elected=0),)


def test_without_a_quorum_nobody_is_elected() -> None:
    result = count_election(
        [{"A"}],
        candidates=[Candidate(key="A")],
        electorate=Electorate(entitled=5, present=2),
        rule=ElectionRule(seats=1),
        seed=SEED,
    )

    assert (result.outcome, result.elected) == (ElectionOutcome.NO_QUORUM, ())


def test_equal_votes_are_decided_by_a_lot_anybody_can_compute() -> None:
    result = elected({"1": 4, "2": 4, "3": 4}, {}, seats=1)

    numbers = {key: sha256(f"{SEED}:{key}".encode()).hexdigest() for key in "123"}
    assert result.elected == (min(numbers, key=lambda key: numbers[key]),)
    assert [draw.order for draw in result.draws] == [tuple(sorted("123", key=lambda key: numbers[key]))]


def test_no_lot_is_reported_where_none_was_needed() -> None:
    assert elected({"1": 4, "2": 4, "3": 1}, {}, seats=2).draws == ()


def test_the_lot_number_is_the_one_a_shell_computes() -> None:
    # printf '5f0c:2' | sha256sum
    assert lot_number("5f0c", "2") == sha256(b"5f0c:2").hexdigest()
    assert commitment_to("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    "wrong",
    [
        {"seats": 0},
        {"seats": 1, "quotas": (Quota(group="A", minimum=1), Quota(group="B", minimum=1))},
        {"seats": 3, "quotas": (Quota(group="A"), Quota(group="A"))},
    ],
)
def test_a_rule_that_cannot_be_followed_is_an_error(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        ElectionRule(**wrong)  # type: ignore[arg-type]  # wrong on purpose


KEYS = "ABCDEFGH"


@st.composite
def elections(draw: st.DrawFn) -> tuple[list[frozenset[str]], list[Candidate], ElectionRule, str]:
    seats = draw(st.integers(1, 6))
    quotas, left = [], seats
    for group in ("JST", "NGO", "PES"):
        least = draw(st.integers(0, min(2, left)))
        left -= least
        most = draw(st.one_of(st.none(), st.integers(least, 6)))
        quotas.append(Quota(group=group, minimum=least, maximum=most))
    rule = ElectionRule(
        seats=seats,
        method=Method.APPROVAL,
        majority=draw(st.sampled_from(ElectionMajority)),
        quorum=FREE,
        max_choices=draw(st.integers(1, 8)),
        quotas=tuple(quotas),
    )
    candidates = [Candidate(key=key, group=draw(st.sampled_from(["JST", "NGO", "PES", ""]))) for key in KEYS]
    paper = st.frozensets(st.sampled_from(KEYS), max_size=rule.most_choices)
    return draw(st.lists(paper, max_size=25)), candidates, rule, draw(st.text(max_size=8))


def _count(
    ballots: list[frozenset[str]], candidates: list[Candidate], rule: ElectionRule, seed: str
) -> ElectionCount:
    return count_election(
        ballots, candidates=candidates, electorate=Electorate(entitled=30, present=30), rule=rule, seed=seed
    )


@given(elections())
def test_quotas_hold_or_the_result_names_the_one_that_does_not(
    election: tuple[list[frozenset[str]], list[Candidate], ElectionRule, str],
) -> None:
    _ballots, candidates, rule, _seed = election
    result = _count(*election)

    groups = {candidate.key: candidate.group for candidate in candidates}
    held = Counter(groups[key] for key in result.elected)
    unmet = {quota.group for quota in result.unmet}
    for quota in rule.quotas:
        assert quota.maximum is None or held[quota.group] <= quota.maximum
        assert (held[quota.group] < quota.minimum) is (quota.group in unmet)
    assert len(result.elected) + result.vacant == rule.seats
    assert not set(result.elected) & set(result.second_round)
    # What a minimum lacks is still free for it.
    assert result.vacant >= sum(quota.minimum - quota.elected for quota in result.unmet)


@given(elections(), st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_of_candidates_matters(
    election: tuple[list[frozenset[str]], list[Candidate], ElectionRule, str], chance: object
) -> None:
    ballots, candidates, rule, seed = election
    before = _count(*election)
    others, places = list(ballots), list(candidates)
    chance.shuffle(others)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    chance.shuffle(places)  # type: ignore[attr-defined]  # the same

    assert _count(others, places, rule, seed) == before


@given(elections())
def test_every_mark_on_every_ballot_is_counted(
    election: tuple[list[frozenset[str]], list[Candidate], ElectionRule, str],
) -> None:
    ballots = election[0]
    result = _count(*election)

    assert sum(number for _key, number in result.votes) == sum(map(len, ballots))
    assert (result.cast, result.blank) == (len(ballots), sum(not paper for paper in ballots))
    assert all(number >= result.votes_needed for key, number in result.votes if key in result.elected)


@given(st.sets(st.text(max_size=5)), st.text(max_size=8), st.randoms(use_true_random=False))
def test_the_lot_does_not_see_the_order_it_is_asked_in(keys: set[str], seed: str, chance: object) -> None:
    asked = sorted(keys)
    chance.shuffle(asked)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    assert drawn_order(seed, asked) == drawn_order(seed, keys)
    assert set(drawn_order(seed, keys)) == keys


def test_a_group_within_another_counts_in_the_quota_of_both() -> None:
    groups = {"A": "Public / Office", "B": "Public", "C": "Public / Office", "D": "Social"}
    quotas = (Quota(group="Public", maximum=2), Quota(group="Public / Office", minimum=1))
    result = elected({"B": 9, "A": 8, "C": 7, "D": 1}, groups, seats=3, quotas=quotas)

    assert (result.elected, result.passed_over, result.unmet) == (("B", "A", "D"), ("C",), ())


def test_a_maximum_keeps_a_place_for_the_minimum_inside_it() -> None:
    groups = {"A": "Public", "B": "Public", "C": "Public / Office", "D": "Social"}
    quotas = (Quota(group="Public", maximum=2), Quota(group="Public / Office", minimum=1))
    result = elected({"A": 9, "B": 8, "D": 7, "C": 1}, groups, seats=4, quotas=quotas)

    assert (result.elected, result.passed_over) == (("A", "D", "C"), ("B",))


def test_a_name_that_only_begins_alike_is_another_group() -> None:
    result = elected(
        {"A": 2, "B": 1},
        {"A": "Public", "B": "Public works"},
        seats=2,
        quotas=(Quota(group="Public", maximum=1),),
    )

    assert result.elected == ("A", "B")


def test_minimums_that_do_not_fit_the_maximum_around_them_are_refused() -> None:
    with pytest.raises(ValueError, match="fit its maximum"):
        ElectionRule(
            seats=5,
            quotas=(
                Quota(group="Public", maximum=1),
                Quota(group="Public / Office", minimum=1),
                Quota(group="Public / School", minimum=1),
            ),
        )
