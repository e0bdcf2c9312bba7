"""An election from the call to the seats, and back."""

from datetime import date

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.councils.models import SeatHolding, Term
from spoiwo.councils.services import take_back_bylaws, vacate_seat
from spoiwo.councils.states import EndReason, Origin
from spoiwo.elections import selectors, services
from spoiwo.elections.selectors.protocol import is_whole, written_in
from spoiwo.elections.states import RoundKind, State
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.elections import (
    GROUND,
    SYSTEM,
    TERM,
    VOTE,
    an_election,
    an_open_round,
    closed,
    confirmed,
    person_of,
    voters,
    with_candidates,
)

pytestmark = pytest.mark.django_db


def test_an_election_fills_the_seats_of_a_new_term(home: Partnership) -> None:
    people = voters(home, 5)
    election = an_election(home)
    with_candidates(election, people[:3])
    held = an_open_round(election)
    closed(held, {people[0]: [1, 2], people[1]: [2], people[2]: [2, 3], people[3]: [1]})

    term = confirmed(election)

    seats = SeatHolding.objects.filter(term=term).as_of(TERM)
    assert {seat.organization for seat in seats} == {people[0], people[1]}
    assert {seat.person for seat in seats} == {person_of(people[0]), person_of(people[1])}
    assert {seat.origin for seat in seats} == {Origin.ELECTION}
    assert all("20.03.2026" in seat.ground for seat in seats)
    election.refresh_from_db()
    assert (election.state, election.term, election.decided_on) == (State.DECIDED, term, VOTE)


def test_the_term_that_runs_ends_the_day_before_the_new_one(home: Partnership) -> None:
    body = a_body(home)
    old = a_term(home, body)
    a_member(old)
    people = voters(home, 3)
    election = an_election(home, body, seats=1)
    with_candidates(election, people[:1])
    closed(an_open_round(election), {people[0]: [1]})

    confirmed(election)

    old.refresh_from_db()
    assert old.valid_to == TERM
    assert [term.number for term in Term.objects.filter(body=body).order_by("number")] == [1, 2]


def test_vacant_seats_of_the_running_term_are_filled_first(home: Partnership) -> None:
    body = a_body(home)
    term = a_term(home, body)
    stays, leaves = a_member(term), a_member(term)
    people = voters(home, 3)
    vacate_seat(actor=SYSTEM, holding=leaves, last_day=date(2026, 1, 31), reason=EndReason.RESIGNATION)
    election = an_election(home, body, seats=1, opens_term=False)
    with_candidates(election, people[:1])
    closed(an_open_round(election), {people[1]: [1]})

    confirmed(election)

    seats = SeatHolding.objects.filter(term=term).as_of(TERM)
    assert {seat.seat_id for seat in seats} == {stays.seat_id, leaves.seat_id}


def test_without_a_quorum_the_round_is_repeated(home: Partnership) -> None:
    people = voters(home, 4)
    election = an_election(home, seats=1, quorum_basis="cast")
    with_candidates(election, people[:2])
    closed(an_open_round(election), {people[0]: [1]})

    plan = selectors.plan_of(election)

    assert plan is not None
    assert (plan.kind, plan.seats, len(plan.standing)) == (RoundKind.REPEATED, 1, 2)
    closed(an_open_round(election), {people[0]: [1], people[1]: [1]})
    assert selectors.plan_of(election) is None
    assert [row.number for row in selectors.elected_in(election)] == [1]


def test_a_further_round_fills_the_seats_without_a_majority(home: Partnership) -> None:
    people = voters(home, 6)
    election = an_election(home, seats=1, majority="absolute")
    with_candidates(election, people[:3])
    closed(
        an_open_round(election),
        {people[0]: [1], people[1]: [1], people[2]: [2], people[3]: [2], people[4]: [3]},
    )

    plan = selectors.plan_of(election)

    assert plan is not None
    assert (plan.kind, [row.number for row in plan.standing]) == (RoundKind.FURTHER, [1, 2])
    closed(an_open_round(election), {people[0]: [2], people[1]: [1], people[2]: [2]})
    assert [row.number for row in selectors.elected_in(election)] == [2]
    assert selectors.plan_of(election) is None


def test_the_result_waits_for_the_protocol_and_for_a_round_that_is_due(home: Partnership) -> None:
    people = voters(home, 4)
    election = an_election(home, seats=2, majority="absolute")
    with_candidates(election, people[:3])
    closed(an_open_round(election), {people[0]: [1, 2], people[1]: [1], people[2]: [1, 3]})

    with clock.frozen(VOTE):
        with pytest.raises(WrongState, match="Write the protocol"):
            services.confirm_result(actor=SYSTEM, election=election, since=TERM)
        services.write_protocol(actor=SYSTEM, election=election)
        with pytest.raises(BadInput, match="further round is due"):
            services.confirm_result(actor=SYSTEM, election=election, since=TERM)
        term = services.confirm_result(actor=SYSTEM, election=election, since=TERM, leaves_seats_empty=True)

    assert [seat.organization for seat in SeatHolding.objects.filter(term=term)] == [people[0]]


def test_an_annulled_round_counts_for_nothing_and_is_repeated(home: Partnership) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    held = closed(an_open_round(election), {people[0]: [1]})

    services.annul_round(actor=SYSTEM, held=held, ground=GROUND)

    plan = selectors.plan_of(election)
    assert plan is not None
    assert (plan.kind, selectors.elected_in(election)) == (RoundKind.REPEATED, [])


def test_an_annulled_election_empties_the_seats_it_filled(home: Partnership) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    closed(an_open_round(election), {people[0]: [1]})
    term = confirmed(election)

    with clock.frozen(date(2026, 5, 4)):
        services.annul_election(actor=SYSTEM, election=election, ground=GROUND)

    term.refresh_from_db()
    assert election.state == State.ANNULLED
    assert term.valid_to == date(2026, 5, 4)
    assert list(SeatHolding.objects.filter(term=term).as_of(date(2026, 5, 4))) == []


def test_an_election_annulled_before_its_term_takes_the_term_back(home: Partnership) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    closed(an_open_round(election), {people[0]: [1]})
    term = confirmed(election)

    with clock.frozen(VOTE):
        services.annul_election(actor=SYSTEM, election=election, ground=GROUND)

    assert not Term.objects.filter(pk=term.pk).exists()
    assert election.term is None


def test_the_protocol_says_what_was_found_and_cannot_be_rewritten(home: Partnership) -> None:
    people = voters(home, 4)
    election = an_election(home, seats=1)
    with_candidates(election, people[:2])
    closed(an_open_round(election), {people[0]: [1], people[1]: [2], people[2]: []})
    with clock.frozen(VOTE):
        protocol = services.write_protocol(actor=SYSTEM, election=election)

    text = written_in(protocol)

    assert is_whole(protocol)
    assert text.committee == ("Stefan Skrutator",)
    assert [(line.votes, line.is_elected) for line in text.rounds[0].votes].count((1, True)) == 1
    assert (text.rounds[0].blank, len(text.rounds[0].lots), len(text.elected)) == (1, 2, 1)
    protocol.content["elected"] = []
    with pytest.raises(Exception, match="written once"):
        protocol.save()


def test_what_an_election_rests_on_is_not_taken_back(home: Partnership) -> None:
    body = a_body(home)
    by_laws(body, size_from=1)
    voters(home, 1)
    an_election(home, body)

    with pytest.raises(WrongState, match="rests on it"):
        take_back_bylaws(actor=SYSTEM, bylaws=body.bylaws.get(), ground=GROUND)

    assert body.bylaws.count() == 1
