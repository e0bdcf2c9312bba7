"""Open and named votes: each institution once, by whoever speaks for it, and safely sent again."""

import pytest
from django.db import IntegrityError, transaction

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import selectors, services
from spoiwo.voting.counting import ElectionRule, Method
from spoiwo.voting.models import Ballot
from spoiwo.voting.states import Secrecy
from tests.cast import Cast
from tests.factories.voting import (
    ANY_QUORUM,
    FIRST,
    SYSTEM,
    Representative,
    a_poll,
    an_open_election,
    an_open_poll,
    vote,
    voters,
)

pytestmark = pytest.mark.django_db
TOKEN = "a-form-of-its-own-1"


def test_the_same_submission_gets_the_same_receipt(home: Partnership) -> None:
    poll = an_open_poll(home)
    first, again = vote(poll, 0, "yes"), vote(poll, 0, "yes")

    assert (again.receipt, again.is_repeat) == (first.receipt, True)
    assert Ballot.objects.count() == 1


def test_the_same_submission_is_answered_also_after_the_close(home: Partnership) -> None:
    poll = an_open_poll(home)
    first = vote(poll, 0, "yes")
    services.close_poll(actor=SYSTEM, poll=poll)

    assert vote(poll, 0, "yes").receipt == first.receipt


def test_another_submission_of_the_institution_is_refused(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote(poll, 0, "yes")

    with pytest.raises(WrongState):
        services.cast_vote(
            actor=Representative(FIRST),
            entitlement=selectors.entitlement_of(poll, FIRST),
            choices=["no"],
            token=TOKEN,
        )
    assert Ballot.objects.get().choices == ["yes"]


def test_a_deputy_and_the_representative_have_one_vote_together(home: Partnership) -> None:
    poll = an_open_poll(home)
    deputy = type("Deputy", (), {"actor_id": f"deputy:{FIRST}", "actor_name": "Z", "is_operator": False})()
    voter = selectors.entitlement_of(poll, FIRST)
    services.cast_vote(actor=deputy, entitlement=voter, choices=["no"], token=TOKEN)

    with pytest.raises(WrongState):
        vote(poll, 0, "yes")


def test_the_secretariat_records_raised_hands(cast: Cast, home: Partnership) -> None:
    poll = an_open_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)
    services.cast_vote(actor=cast.officer, entitlement=voter, choices=["yes"], token=TOKEN)

    assert Ballot.objects.get().cast_by == cast.officer.actor_name


def test_nobody_votes_for_another_institution(cast: Cast, home: Partnership) -> None:
    poll = an_open_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)

    for stranger in (Representative(FIRST + 1), cast.representative, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.cast_vote(actor=stranger, entitlement=voter, choices=["yes"], token=TOKEN)


@pytest.mark.parametrize("choices", [[], ["yes", "no"], ["maybe"], ["tak"]])
def test_a_motion_is_answered_in_one_of_three_ways(home: Partnership, choices: list[str]) -> None:
    poll = an_open_poll(home)

    with pytest.raises(BadInput):
        vote(poll, 0, *choices)


@pytest.mark.parametrize("choices", [["1", "1"], ["1", "2", "3"], ["7"], ["yes"]])
def test_an_election_takes_only_its_candidates_and_not_too_many(
    home: Partnership, choices: list[str]
) -> None:
    rule = ElectionRule(seats=2, method=Method.APPROVAL, quorum=ANY_QUORUM)
    poll = an_open_election(home, rule, groups=["JST", "NGO", "NGO"])

    with pytest.raises(BadInput):
        vote(poll, 0, *choices)
    assert vote(poll, 0).receipt


def test_a_form_without_a_mark_is_refused(home: Partnership) -> None:
    poll = an_open_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)

    with pytest.raises(BadInput):
        services.cast_vote(actor=Representative(FIRST), entitlement=voter, choices=["yes"], token="")


def test_nobody_votes_before_the_opening_or_after_the_close(home: Partnership) -> None:
    poll = a_poll(home)
    with pytest.raises(NotAllowed):
        vote(poll, 0, "yes")

    services.open_poll(actor=SYSTEM, poll=poll)
    services.close_poll(actor=SYSTEM, poll=poll)
    with pytest.raises(NotAllowed):
        vote(poll, 0, "yes")


def test_the_database_takes_no_late_ballot(home: Partnership) -> None:
    poll = an_open_poll(home)
    voter = selectors.entitlement_of(poll, FIRST)
    services.close_poll(actor=SYSTEM, poll=poll)

    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(
            entitlement=voter, choices=["yes"], receipt="X", token_sha256="", cast_by="", cast_at=clock.now()
        )


def test_the_excluded_and_the_absent_do_not_vote(home: Partnership) -> None:
    poll = a_poll(home, electorate=voters(5, present=3))
    services.exclude_voter(
        actor=SYSTEM, entitlement=selectors.entitlement_of(poll, FIRST), because="jest stroną umowy"
    )
    services.open_poll(actor=SYSTEM, poll=poll)

    with pytest.raises(NotAllowed, match="jest stroną umowy"):
        vote(poll, 0, "yes")
    with pytest.raises(NotAllowed):
        vote(poll, 4, "yes")
    assert vote(poll, 1, "yes").receipt


def test_the_book_names_the_voter_but_not_the_vote(home: Partnership) -> None:
    poll = an_open_poll(home, secrecy=Secrecy.NAMED)
    vote(poll, 0, "abstain")

    entry = LogEntry.objects.get(action="voting.ballot.cast")
    assert entry.data == {"institution": "Instytucja 000"}


def test_an_open_vote_takes_no_secret_ballot(home: Partnership) -> None:
    voter = selectors.entitlement_of(an_open_poll(home), FIRST)

    with pytest.raises(WrongState):
        services.cast_secret_ballot(
            actor=Representative(FIRST), entitlement=voter, choices=["yes"], receipt=""
        )


def test_a_secret_vote_takes_no_open_ballot(home: Partnership) -> None:
    voter = selectors.entitlement_of(an_open_poll(home, secrecy=Secrecy.SECRET), FIRST)

    with pytest.raises(WrongState):
        services.cast_vote(actor=Representative(FIRST), entitlement=voter, choices=["yes"], token=TOKEN)
