"""The arithmetic of motions: the vectors of the by-laws, and what must hold for all votes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.voting.counting import (
    Base,
    Choice,
    Electorate,
    Majority,
    MotionCount,
    MotionRule,
    Outcome,
    Quorum,
    QuorumBasis,
    Reason,
    TieBreak,
    count_motion,
)

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN
SIMPLE = MotionRule()
ABSOLUTE = MotionRule(majority=Majority.ABSOLUTE)
TWO_THIRDS = MotionRule(majority=Majority.QUALIFIED)
CHAIR = MotionRule(tie_break=TieBreak.CHAIR)


def counted(
    yes: int,
    no: int,
    abstain: int,
    rule: MotionRule,
    *,
    of: int = 15,
    present: int = 12,
    chair: Choice | None = None,
) -> MotionCount:
    votes = [YES] * yes + [NO] * no + [ABSTAIN] * abstain
    return count_motion(votes, electorate=Electorate(entitled=of, present=present), rule=rule, chair=chair)


@pytest.mark.parametrize(
    ("members", "present", "is_met"), [(15, 8, True), (15, 7, False), (14, 7, True), (14, 6, False)]
)
def test_at_least_half_of_the_members_make_a_quorum(members: int, present: int, is_met: bool) -> None:
    result = counted(1, 0, 0, SIMPLE, of=members, present=present)

    assert (result.outcome != Outcome.NO_QUORUM) is is_met


def test_more_than_half_is_one_more_where_the_by_laws_say_so() -> None:
    assert Quorum(is_more_than=True).needed(14) == 8
    assert Quorum(is_more_than=True).needed(15) == 8


def test_by_circulation_the_quorum_is_of_votes_cast() -> None:
    rule = MotionRule(quorum=Quorum(basis=QuorumBasis.CAST))

    assert counted(7, 0, 0, rule, of=14, present=0).outcome == Outcome.ADOPTED
    assert counted(6, 0, 0, rule, of=14, present=0).outcome == Outcome.NO_QUORUM
    assert counted(1, 0, 6, rule, of=14, present=0).outcome == Outcome.ADOPTED


@pytest.mark.parametrize(
    ("rule", "outcome", "needed"),
    [(SIMPLE, Outcome.ADOPTED, 4), (ABSOLUTE, Outcome.REJECTED, 7), (TWO_THIRDS, Outcome.REJECTED, 8)],
)
def test_four_for_three_against_five_abstained(rule: MotionRule, outcome: Outcome, needed: int) -> None:
    result = counted(4, 3, 5, rule)

    assert (result.outcome, result.yes_needed, result.cast) == (outcome, needed, 12)


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "rule", "outcome"),
    [
        (7, 5, 0, ABSOLUTE, Outcome.ADOPTED),
        (6, 6, 0, ABSOLUTE, Outcome.REJECTED),
        (8, 4, 0, TWO_THIRDS, Outcome.ADOPTED),
        (7, 0, 5, TWO_THIRDS, Outcome.REJECTED),
        (0, 0, 12, SIMPLE, Outcome.REJECTED),
        (0, 0, 0, TWO_THIRDS, Outcome.REJECTED),
        (0, 0, 0, ABSOLUTE, Outcome.REJECTED),
    ],
)
def test_a_majority_is_reached_exactly_at_its_border(
    yes: int, no: int, abstain: int, rule: MotionRule, outcome: Outcome
) -> None:
    assert counted(yes, no, abstain, rule).outcome == outcome


def test_two_thirds_of_the_entitled_are_more_than_of_those_who_came() -> None:
    rule = MotionRule(majority=Majority.QUALIFIED, base=Base.ENTITLED)

    assert counted(9, 0, 0, rule).outcome == Outcome.REJECTED
    assert counted(10, 2, 0, rule).outcome == Outcome.ADOPTED


@pytest.mark.parametrize(
    ("chair", "outcome", "reason"),
    [
        (YES, Outcome.ADOPTED, Reason.CHAIR_FOR),
        (NO, Outcome.REJECTED, Reason.CHAIR_AGAINST),
        (ABSTAIN, Outcome.REJECTED, Reason.TIE),
        (None, Outcome.REJECTED, Reason.TIE),
    ],
)
def test_a_tie_goes_the_way_the_chair_voted(chair: Choice | None, outcome: Outcome, reason: Reason) -> None:
    result = counted(4, 4, 1, CHAIR, chair=chair)

    assert (result.outcome, result.reason) == (outcome, reason)


def test_without_that_rule_the_chair_breaks_no_tie() -> None:
    assert counted(4, 4, 0, SIMPLE, chair=YES).reason == Reason.TIE


def test_more_votes_than_voters_are_an_error() -> None:
    with pytest.raises(ValueError, match="more votes"):
        counted(3, 0, 0, SIMPLE, of=2, present=2)


def test_nobody_is_no_quorum() -> None:
    assert counted(0, 0, 0, SIMPLE, of=0, present=0).outcome == Outcome.NO_QUORUM


VOTES = st.lists(st.sampled_from(Choice), max_size=40)
SHARES = st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=20)
QUORUMS = st.builds(Quorum, basis=st.sampled_from(QuorumBasis), share=SHARES)
RULES = st.builds(
    MotionRule,
    quorum=QUORUMS,
    majority=st.sampled_from(Majority),
    share=SHARES,
    base=st.sampled_from(Base),
    tie_break=st.sampled_from(TieBreak),
)


@given(votes=VOTES, rule=RULES, spare=st.integers(0, 20), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_votes_never_matters(
    votes: list[Choice], rule: MotionRule, spare: int, shuffled: object
) -> None:
    electorate = Electorate(entitled=len(votes) + spare, present=len(votes))
    other = list(votes)
    shuffled.shuffle(other)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    assert count_motion(votes, electorate=electorate, rule=rule) == count_motion(
        other, electorate=electorate, rule=rule
    )


@given(votes=VOTES, rule=RULES, spare=st.integers(1, 20), chair=st.sampled_from([None, *Choice]))
def test_one_more_vote_for_never_undoes_an_adoption(
    votes: list[Choice], rule: MotionRule, spare: int, chair: Choice | None
) -> None:
    entitled, chair = len(votes) + spare, chair if chair in votes else None
    before = count_motion(
        votes, electorate=Electorate(entitled=entitled, present=len(votes)), rule=rule, chair=chair
    )
    after = count_motion(
        [*votes, YES],
        electorate=Electorate(entitled=entitled, present=len(votes) + 1),
        rule=rule,
        chair=chair,
    )

    assert before.outcome != Outcome.ADOPTED or after.outcome == Outcome.ADOPTED


@given(votes=VOTES, rule=RULES)
def test_every_vote_is_counted_once(votes: list[Choice], rule: MotionRule) -> None:
    result = count_motion(votes, electorate=Electorate(entitled=50, present=50), rule=rule)

    assert result.yes + result.no + result.abstain == result.cast == len(votes)
    assert (result.outcome == Outcome.NO_QUORUM) is (result.reason == Reason.NO_QUORUM)
