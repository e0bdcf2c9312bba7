"""What the minutes say of a vote, in the source language; other languages are translations of it."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from django.utils import translation

from spoiwo.voting import wording
from spoiwo.voting.counting import (
    Base,
    Candidate,
    Choice,
    ElectionMajority,
    ElectionRule,
    Electorate,
    Majority,
    Method,
    MotionCount,
    MotionRule,
    Quorum,
    QuorumBasis,
    Quota,
    TieBreak,
    count_election,
    count_motion,
)
from spoiwo.voting.snapshots import count_of, kind_of, rule_of, stored


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def counted(yes: int, no: int, *, present: int = 12, chair: Choice | None = None) -> MotionCount:
    votes = [Choice.YES] * yes + [Choice.NO] * no
    rule = MotionRule(tie_break=TieBreak.CHAIR)
    return count_motion(votes, electorate=Electorate(entitled=15, present=present), rule=rule, chair=chair)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (counted(5, 3), "Adopted: votes for 5, needed 4."),
        (counted(3, 5), "Not adopted: votes for 3, needed 6."),
        (counted(4, 4), "Not adopted: the votes were equal."),
        (counted(4, 4, chair=Choice.YES), "Adopted: the votes were equal and the chair voted for."),
        (counted(4, 4, chair=Choice.NO), "Not adopted: the votes were equal and the chair voted against."),
        (counted(5, 0, present=7), "There was no quorum (needed: 8), so nothing was decided."),
    ],
)
def test_every_outcome_of_a_motion_has_its_sentence(count: MotionCount, said: str) -> None:
    assert wording.outcome_sentence(count) == said


def test_one_institution_is_said_in_the_singular() -> None:
    one = count_motion([Choice.YES], electorate=Electorate(entitled=1, present=1), rule=MotionRule())

    assert wording.counted_sentence(one) == "1 institution entitled, 1 present, 1 vote cast."
    assert wording.counted_sentence(counted(5, 3)) == "15 institutions entitled, 12 present, 8 votes cast."
    assert wording.votes_sentence(counted(5, 3)) == "For: 5, against: 3, abstained: 0."


def test_a_rule_is_said_in_full() -> None:
    assert wording.rule_sentences(MotionRule(tie_break=TieBreak.CHAIR)) == (
        "Quorum: at least half of the entitled are present.",
        "Simple majority: more votes for than against; abstentions are not counted.",
        "In a tie the chair's vote decides.",
    )
    strict = MotionRule(
        quorum=Quorum(basis=QuorumBasis.CAST, share=Fraction(1, 3), is_more_than=True),
        majority=Majority.QUALIFIED,
        base=Base.ENTITLED,
        tie_break=TieBreak.CHAIR,
    )
    assert wording.rule_sentences(strict) == (
        "Quorum: more than 1/3 of the entitled vote.",
        "Qualified majority: at least 2/3 of the entitled are for.",
    )


def test_a_rule_of_an_election_names_its_quotas() -> None:
    quotas = (
        Quota(group="NGO", minimum=2),
        Quota(group="JST", maximum=3),
        Quota(group="PES", minimum=1, maximum=2),
    )
    rule = ElectionRule(seats=7, method=Method.APPROVAL, majority=ElectionMajority.ABSOLUTE, quotas=quotas)

    assert wording.rule_sentences(rule)[1:] == (
        "7 seats are filled.",
        "A ballot names at most 7 candidates.",
        "Elected are those named on more than half of the ballots cast.",
        "Between equals the lot decides.",
        "Elected from “NGO”: at least 2.",
        "Elected from “JST”: at most 3.",
        "Elected from “PES”: from 1 to 2.",
    )


@pytest.mark.parametrize(
    ("ballots", "rule", "said"),
    [
        (["1"], ElectionRule(seats=1), "All seats are filled."),
        (["1"], ElectionRule(seats=2), "1 seat stays empty."),
        (["1"], ElectionRule(seats=4), "3 seats stay empty."),
        (
            ["1", "2"],
            ElectionRule(seats=1, majority=ElectionMajority.ABSOLUTE),
            "A second round is needed for 1 seat.",
        ),
        (
            ["1"],
            ElectionRule(seats=1, quorum=Quorum(basis=QuorumBasis.CAST)),
            "There was no quorum (needed: 3), so nothing was decided.",
        ),
    ],
)
def test_every_outcome_of_an_election_has_its_sentence(
    ballots: list[str], rule: ElectionRule, said: str
) -> None:
    count = count_election(
        [[key] for key in ballots],
        candidates=[Candidate(key="1"), Candidate(key="2")],
        electorate=Electorate(entitled=5, present=5),
        rule=rule,
        seed="5f",
    )

    assert wording.outcome_sentence(count) == said
    assert count_of("election", stored(count)) == count
    assert rule_of(kind_of(rule), stored(rule)) == rule


def test_a_quota_left_unmet_is_named() -> None:
    rule = ElectionRule(seats=2, quotas=(Quota(group="PES", minimum=1),))
    count = count_election(
        [["1"]],
        candidates=[Candidate(key="1", group="JST")],
        electorate=Electorate(entitled=1, present=1),
        rule=rule,
        seed="5f",
    )

    assert wording.unmet_sentences(count) == ("From “PES” at least 1 should be elected; elected: 0.",)
