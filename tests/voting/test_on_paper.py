"""An election voted on paper: its arithmetic, and what is kept of it."""

import pytest
from django.db import InternalError, transaction
from django.db.utils import IntegrityError

from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import selectors, services
from spoiwo.voting.counting import (
    Candidate,
    ElectionMajority,
    ElectionRule,
    Electorate,
    Method,
    Quorum,
    QuorumBasis,
    Quota,
    Totals,
    count_election,
    count_totals,
)
from spoiwo.voting.models import PaperCount, Poll
from spoiwo.voting.services import PaperDraft
from spoiwo.voting.states import Form, Secrecy
from tests.factories.voting import ANY_QUORUM, SYSTEM, an_open_election, vote, voters

GROUPS = ("A", "A", "B")
TWO = ElectionRule(seats=2, method=Method.APPROVAL, quorum=ANY_QUORUM)
ONE = ElectionRule(seats=1, method=Method.SINGLE, quorum=ANY_QUORUM)
PRESENT = ElectionRule(seats=2, method=Method.APPROVAL, quorum=Quorum(basis=QuorumBasis.PRESENT))


def a_draft(*votes: int, given: int = 5, taken: int = 5, invalid: int = 0) -> PaperDraft:
    numbers = {str(place): number for place, number in enumerate(votes, 1)}
    return PaperDraft(given_out=given, taken_out=taken, invalid=invalid, votes=numbers)


def an_election(home: Partnership, rule: ElectionRule = TWO, **given: object) -> Poll:
    return an_open_election(home, rule, groups=GROUPS, **given)


def test_totals_decide_as_the_ballots_they_were_counted_from() -> None:
    candidates = [Candidate(key=str(place), group=group) for place, group in enumerate(GROUPS, 1)]
    electorate = Electorate(entitled=9, present=7)
    ballots = [("1", "2"), ("1", "2"), ("1",), ("3",), (), ("2", "3")]
    for majority in ElectionMajority:
        rule = ElectionRule(
            seats=2, method=Method.APPROVAL, majority=majority, quotas=(Quota(group="A", maximum=1),)
        )
        whole = {"candidates": candidates, "electorate": electorate, "rule": rule, "seed": "ziarno"}
        totals = Totals(cast=6, blank=1, votes={"1": 3, "2": 3, "3": 2})
        by_ballots = count_election(ballots, **whole)  # type: ignore[arg-type]  # parts of one call
        by_totals = count_totals(totals, **whole)  # type: ignore[arg-type]  # parts of one call
        assert by_totals == by_ballots


@pytest.mark.parametrize(
    "totals",
    [
        Totals(cast=10, blank=0, votes={"1": 10}),
        Totals(cast=5, blank=6, votes={}),
        Totals(cast=5, blank=0, votes={"9": 5}),
        Totals(cast=5, blank=1, votes={"1": 5}),
        Totals(cast=5, blank=0, votes={"1": 4}),
        Totals(cast=5, blank=0, votes={"1": 5, "2": 5, "3": 1}),
        Totals(cast=5, blank=0, votes={"1": 6, "2": -1}),
    ],
)
def test_totals_no_box_can_give_are_refused(totals: Totals) -> None:
    candidates = [Candidate(key=str(place)) for place in (1, 2, 3)]
    with pytest.raises(ValueError, match=r"votes|ballots"):
        count_totals(totals, candidates=candidates, electorate=Electorate(entitled=9), rule=TWO, seed="z")


@pytest.mark.django_db
def test_numbers_from_paper_close_the_poll_like_any_other(home: Partnership) -> None:
    poll = an_election(home, secrecy=Secrecy.SECRET)

    tally = services.close_poll(actor=SYSTEM, poll=poll, paper=a_draft(4, 3, 1, given=5, taken=5, invalid=1))

    found = selectors.protocol_of(poll)
    assert tally.outcome == "filled"
    assert [(line.key, line.votes, line.is_elected) for line in found.candidates] == [
        ("1", 4, True),
        ("2", 3, True),
        ("3", 1, False),
    ]
    assert (found.count.cast, found.voters) == (5, None)
    assert "5" in found.paper
    assert selectors.turnout_of(poll).cast == 5
    assert selectors.recount(poll) == found.count
    assert selectors.published_ballots(poll) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (a_draft(3, 3, 0, given=6, taken=5), "given_out"),
        (a_draft(3, 3, 0, given=4, taken=5), "taken_out"),
        (a_draft(0, 0, 0, given=5, taken=4, invalid=5), "invalid"),
        (a_draft(5, 0, 0, given=5, taken=5, invalid=1), "votes_1"),
        (a_draft(2, 2, 0, given=5, taken=5), None),
        (a_draft(5, 5, 1, given=5, taken=5), None),
        (a_draft(-1, 5, 1, given=5, taken=5), "given_out"),
        (a_draft(3, 3, given=5, taken=5), None),
    ],
)
def test_numbers_that_do_not_add_up_are_refused_and_the_poll_stays_open(
    home: Partnership, draft: PaperDraft, field: str | None
) -> None:
    poll = an_election(home)

    with pytest.raises(BadInput) as refused:
        services.close_poll(actor=SYSTEM, poll=poll, paper=draft)

    assert refused.value.field == field
    assert Poll.objects.get(pk=poll.pk).closed_at is None
    assert not PaperCount.objects.exists()


@pytest.mark.django_db
def test_a_ballot_of_one_name_gives_as_many_votes_as_valid_ballots(home: Partnership) -> None:
    poll = an_election(home, ONE)

    for wrong in (a_draft(2, 2, 1, taken=5, invalid=1), a_draft(2, 1, 0, taken=5, invalid=1)):
        with pytest.raises(BadInput):
            services.close_poll(actor=SYSTEM, poll=poll, paper=wrong)
    services.close_poll(actor=SYSTEM, poll=poll, paper=a_draft(3, 1, 0, taken=5, invalid=1))

    assert [line.votes for line in selectors.protocol_of(poll).candidates if line.is_elected] == [3]


@pytest.mark.django_db
def test_nobody_absent_gets_a_ballot_where_presence_makes_the_quorum(home: Partnership) -> None:
    poll = an_election(home, PRESENT, electorate=voters(5, present=3))

    with pytest.raises(BadInput) as refused:
        services.close_poll(actor=SYSTEM, poll=poll, paper=a_draft(4, 4, 0, given=4, taken=4))
    assert refused.value.field == "given_out"

    services.close_poll(actor=SYSTEM, poll=poll, paper=a_draft(3, 3, 0, given=3, taken=3))


@pytest.mark.django_db
@pytest.mark.parametrize("secrecy", [Secrecy.OPEN, Secrecy.SECRET])
def test_paper_is_not_counted_beside_votes_cast_here(home: Partnership, secrecy: Secrecy) -> None:
    poll = an_election(home, secrecy=secrecy)
    vote(poll, 0, "1")

    with pytest.raises(WrongState):
        services.close_poll(actor=SYSTEM, poll=poll, paper=a_draft(4, 3, 1))


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{"form": Form.REMOTE}, {"secrecy": Secrecy.NAMED}])
def test_a_vote_at_a_distance_or_by_name_is_not_held_on_paper(
    home: Partnership, given: dict[str, object]
) -> None:
    with pytest.raises(WrongState):
        services.close_poll(actor=SYSTEM, poll=an_election(home, TWO, **given), paper=a_draft(4, 3, 1))


@pytest.mark.django_db
def test_the_database_keeps_the_numbers_as_they_were_written(home: Partnership) -> None:
    poll = an_election(home)
    services.close_poll(actor=SYSTEM, poll=poll, paper=a_draft(4, 3, 1))
    rows = PaperCount.objects.filter(poll=poll)

    for change in (lambda: rows.update(invalid=1), rows.delete):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            change()
    other = an_election(home)
    services.close_poll(actor=SYSTEM, poll=other)
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        PaperCount.objects.create(poll=other, given_out=1, taken_out=1, invalid=0, votes={"1": 1})
