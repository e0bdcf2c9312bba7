"""A round voted on paper in the room."""

import pytest
from django.conf import settings
from django.test import Client

from spoiwo.common import clock
from spoiwo.councils.models import SeatHolding
from spoiwo.elections import selectors
from spoiwo.elections.models import Election, Round
from spoiwo.elections.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.voting.selectors import turnout_of
from tests.cast import Cast, ClientOf
from tests.elections.test_links import ballot_address
from tests.factories.elections import (
    TERM,
    VOTE,
    an_election,
    an_open_round,
    confirmed,
    vote,
    voters,
    with_candidates,
)

pytestmark = pytest.mark.django_db
ROUND = "/pulpit/powiat-zwolenski/wybory/1/glosowanie/1/"
PAPER = f"{ROUND}papier/"
RIGHT = {"given_out": 5, "taken_out": 5, "invalid": 1, "votes_1": 3, "votes_2": 1, "votes_3": 2}


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    client = client_of(cast.officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def a_round(home: Partnership, **given: object) -> tuple[Round, list[Organization]]:
    people = voters(home, 5)
    election = an_election(home, None, **given)
    with_candidates(election, people[:3])
    return an_open_round(election), people


def test_the_numbers_go_the_way_of_any_round_to_the_seats(home: Partnership, officer: Client) -> None:
    held, people = a_round(home)

    with clock.frozen(VOTE):
        offered = officer.get(ROUND).content.decode()
        done = officer.post(PAPER, RIGHT)
        page = officer.get(ROUND).content.decode()

    election = Election.objects.get()
    assert PAPER in offered
    assert done.status_code == 302
    assert election.state == State.COUNTED
    assert [row.number for row in selectors.elected_in(election)] == [1, 3]
    assert "taken out of the box 5, invalid or blank 1, valid 4" in page
    assert "All ballots" not in page
    term = confirmed(election)
    seated = SeatHolding.objects.filter(term=term).as_of(TERM)
    assert {row.organization for row in seated} == {people[0], people[2]}
    protocol = selectors.last_protocol_of(election)
    assert protocol is not None
    assert "4" in selectors.written_in(protocol).rounds[0].paper
    assert selectors.is_whole(protocol)
    assert turnout_of(held.poll).cast == 5


def test_numbers_that_do_not_add_up_are_told_at_their_field(home: Partnership, officer: Client) -> None:
    held, _people = a_round(home)

    with clock.frozen(VOTE):
        more = officer.post(PAPER, RIGHT | {"given_out": 4})
        much = officer.post(PAPER, RIGHT | {"votes_1": 5})
        short = officer.post(PAPER, RIGHT | {"votes_1": 0, "votes_2": 1})

    assert [answer.status_code for answer in (more, much, short)] == [422, 422, 422]
    assert "More ballots taken out than given out" in more.content.decode()
    assert "More votes than valid ballots: 4" in much.content.decode()
    assert "do not add up to the valid ballots (4)" in short.content.decode()
    held.poll.refresh_from_db()
    assert held.poll.closed_at is None


def test_once_somebody_voted_by_link_paper_is_not_offered(home: Partnership, officer: Client) -> None:
    held, people = a_round(home)
    vote(held, people[0], 1)

    with clock.frozen(VOTE):
        page = officer.get(ROUND).content.decode()
        opened = officer.get(PAPER)
        sent = officer.post(PAPER, RIGHT)

    assert PAPER not in page
    assert opened.status_code == 403
    assert sent.status_code == 422
    assert Election.objects.get().state == State.VOTING


def test_a_link_of_a_round_on_paper_says_so_after_the_close(home: Partnership, officer: Client) -> None:
    held, people = a_round(home)
    with clock.frozen(VOTE):
        officer.post(PAPER, RIGHT)
        page = officer.get(ballot_address(held, people[0])).content.decode()

    assert "ballots given out 5" in page
    assert "Find a ballot by its receipt" not in page


def test_who_may_not_manage_enters_no_numbers(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    a_round(home)

    with clock.frozen(VOTE):
        answer = client_of(cast.auditor).post(PAPER, RIGHT)

    assert answer.status_code == 403
    assert Election.objects.get().state == State.VOTING
