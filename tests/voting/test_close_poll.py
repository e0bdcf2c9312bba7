"""The close counts once, keeps what was counted, and opens the result; annulment erases nothing."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from spoiwo.common import events
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.voting import rules, selectors, services
from spoiwo.voting.counting import (
    ElectionCount,
    ElectionRule,
    Majority,
    Method,
    MotionRule,
    Outcome,
    Quota,
    TieBreak,
    commitment_to,
    drawn_order,
)
from spoiwo.voting.events import PollAnnulled, PollClosed, PollOpened
from spoiwo.voting.models import Ballot, Entitlement, Poll
from spoiwo.voting.snapshots import count_of
from spoiwo.voting.states import Secrecy, State
from tests.cast import Cast
from tests.factories.voting import (
    ANY_QUORUM,
    FIRST,
    SYSTEM,
    a_poll,
    an_open_election,
    an_open_poll,
    vote,
    vote_all,
    voters,
)

pytestmark = pytest.mark.django_db
FOUR_THREE_FIVE = ["yes"] * 4 + ["no"] * 3 + ["abstain"] * 5


@pytest.mark.parametrize("secrecy", Secrecy)
@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        (MotionRule(), Outcome.ADOPTED),
        (MotionRule(majority=Majority.ABSOLUTE), Outcome.REJECTED),
        (MotionRule(majority=Majority.QUALIFIED), Outcome.REJECTED),
    ],
)
def test_the_vectors_of_the_by_laws_come_out_of_the_ballots(
    home: Partnership, secrecy: Secrecy, rule: MotionRule, outcome: Outcome
) -> None:
    poll = an_open_poll(home, rule=rule, secrecy=secrecy, electorate=voters(15, present=12))
    vote_all(poll, *FOUR_THREE_FIVE)

    assert services.close_poll(actor=SYSTEM, poll=poll).outcome == outcome
    count = selectors.protocol_of(poll).count
    assert (count.entitled, count.present, count.cast) == (15, 12, 12)


@pytest.mark.parametrize(("chair", "outcome"), [("yes", Outcome.ADOPTED), ("no", Outcome.REJECTED)])
def test_the_chairs_own_ballot_decides_a_tie(home: Partnership, chair: str, outcome: Outcome) -> None:
    rule = MotionRule(tie_break=TieBreak.CHAIR)
    poll = an_open_poll(home, rule=rule, electorate=voters(8, has_chair=True))
    other = "no" if chair == "yes" else "yes"
    vote_all(poll, chair, *[chair] * 3, *[other] * 4)

    assert services.close_poll(actor=SYSTEM, poll=poll).outcome == outcome


@pytest.mark.parametrize("secrecy", Secrecy)
def test_nobody_reads_a_result_before_the_close(cast: Cast, home: Partnership, secrecy: Secrecy) -> None:
    poll = an_open_poll(home, secrecy=secrecy)
    vote_all(poll, "yes", "yes", "yes")

    for person in (cast.operator, cast.coordinator, cast.officer, cast.auditor, SYSTEM):
        assert not rules.can_view_result(person, poll)
    for read in (selectors.tally_of, selectors.recount, selectors.published_ballots, selectors.protocol_of):
        with pytest.raises(NotAllowed):
            read(poll)
    with pytest.raises(NotAllowed):
        selectors.find_receipt(poll, "AAAA")


def test_pretending_that_a_poll_is_closed_opens_nothing(home: Partnership) -> None:
    poll = an_open_poll(home)
    poll.state, poll.closed_at = State.CLOSED, poll.opened_at

    with pytest.raises(NotAllowed):
        selectors.recount(poll)


def test_after_the_close_whoever_works_here_sees_the_result(cast: Cast, home: Partnership) -> None:
    poll = an_open_poll(home)
    services.close_poll(actor=cast.officer, poll=poll)

    for person in (cast.representative, cast.auditor, cast.council_member, cast.leader):
        assert rules.can_view_result(person, poll)
    for person in (cast.neighbour, cast.newcomer):
        assert not rules.can_view_result(person, poll)


def test_a_poll_is_closed_once_and_not_by_everybody(cast: Cast, home: Partnership) -> None:
    poll = an_open_poll(home)
    for person in (cast.representative, cast.auditor, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.close_poll(actor=person, poll=poll)
    services.close_poll(actor=cast.officer, poll=poll)

    with pytest.raises(NotAllowed):
        services.close_poll(actor=cast.officer, poll=poll)
    with pytest.raises(NotAllowed):
        services.open_poll(actor=cast.officer, poll=poll)


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_recount_from_the_ballots_equals_the_tally(home: Partnership, secrecy: Secrecy) -> None:
    rule = ElectionRule(
        seats=2, method=Method.APPROVAL, quorum=ANY_QUORUM, quotas=(Quota(group="NGO", minimum=1),)
    )
    poll = an_open_election(home, rule, groups=["JST", "NGO", "JST"], secrecy=secrecy)
    for place, choices in enumerate([["1", "3"], ["3"], ["1"], [], ["2"]]):
        vote(poll, place, *choices)
    tally = services.close_poll(actor=SYSTEM, poll=poll)

    count = selectors.recount(poll)
    assert count == count_of(poll.kind, tally.count)
    assert isinstance(count, ElectionCount)
    assert "2" in count.elected


def test_a_recount_finds_an_altered_ballot(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote_all(poll, "yes", "yes", "no")
    tally = services.close_poll(actor=SYSTEM, poll=poll)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE voting_ballot DISABLE TRIGGER USER")
        cursor.execute("UPDATE voting_ballot SET choices = '{no}'")

    assert selectors.recount(poll) != count_of(poll.kind, tally.count)


def test_the_seed_is_promised_at_the_opening_and_shown_after_the_close(home: Partnership) -> None:
    rule = ElectionRule(seats=1, quorum=ANY_QUORUM)
    poll = an_open_election(home, rule, groups=["", "", ""])
    promised = poll.draw_commitment
    vote_all(poll, "1", "2", "3")
    services.close_poll(actor=SYSTEM, poll=poll)

    protocol = selectors.protocol_of(poll)
    assert commitment_to(protocol.seed) == protocol.commitment == promised
    order = drawn_order(protocol.seed, ["1", "2", "3"])
    assert [line.key for line in protocol.draws] == order
    assert [line.key for line in protocol.candidates if line.is_elected] == order[:1]


def test_later_corrections_of_mandates_change_no_result(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote_all(poll, "yes", "yes", "no")
    services.close_poll(actor=SYSTEM, poll=poll)
    before = selectors.protocol_of(poll)

    for change in ({"is_present": False}, {"organization_name": "Inna"}, {"excluded_because": "później"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entitlement.objects.filter(poll=poll).update(**change)
    with pytest.raises(NotAllowed):
        services.mark_presence(actor=SYSTEM, poll=poll, organizations=[])

    assert selectors.protocol_of(poll) == before


def test_a_result_is_never_altered(home: Partnership) -> None:
    tally = services.close_poll(actor=SYSTEM, poll=an_open_poll(home))

    for statement in ("UPDATE voting_tally SET outcome = 'adopted'", "DELETE FROM voting_tally"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert tally.outcome == Outcome.REJECTED


def test_an_annulled_poll_keeps_its_ballots_and_result(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote_all(poll, "yes", "yes", "no")
    services.close_poll(actor=SYSTEM, poll=poll)
    with pytest.raises(BadInput):
        services.annul_poll(actor=SYSTEM, poll=poll, ground="")
    services.annul_poll(actor=SYSTEM, poll=poll, ground="Głosował podmiot bez mandatu")

    protocol = selectors.protocol_of(poll)
    assert protocol.annulment == "Głosował podmiot bez mandatu"
    assert Ballot.objects.count() == 3
    with pytest.raises(NotAllowed):
        services.annul_poll(actor=SYSTEM, poll=poll, ground="jeszcze raz")


def test_a_poll_broken_off_shows_no_votes(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote_all(poll, "yes")
    services.annul_poll(actor=SYSTEM, poll=poll, ground="Błąd w pytaniu")

    with pytest.raises(NotAllowed):
        selectors.published_ballots(poll)
    with pytest.raises(NotAllowed):
        vote(poll, 1, "yes")


def test_rooms_above_are_told(home: Partnership) -> None:
    told: list[object] = []
    for event in (PollOpened, PollClosed, PollAnnulled):
        events.subscribe(event, told.append)
    poll = a_poll(home)
    services.open_poll(actor=SYSTEM, poll=poll)
    tally = services.close_poll(actor=SYSTEM, poll=poll)
    services.annul_poll(actor=SYSTEM, poll=poll, ground="Pomyłka")

    assert told == [
        PollOpened(poll.pk, home.pk),
        PollClosed(poll.pk, home.pk, tally.pk, "rejected"),
        PollAnnulled(poll.pk, home.pk, had_result=True),
    ]


def test_the_protocol_has_all_that_the_minutes_print(home: Partnership) -> None:
    people = [replace(voter, voter_name=f"Osoba {place}") for place, voter in enumerate(voters(5))]
    poll = a_poll(home, secrecy=Secrecy.NAMED, electorate=people)
    services.exclude_voter(
        actor=SYSTEM, entitlement=selectors.entitlement_of(poll, FIRST + 4), because="jest stroną umowy"
    )
    services.open_poll(actor=SYSTEM, poll=poll)
    vote_all(poll, "yes", "no", "abstain")
    services.close_poll(actor=SYSTEM, poll=poll)

    protocol = selectors.protocol_of(poll)
    assert [(line.institution, line.because) for line in protocol.excluded] == [
        ("Instytucja 004", "jest stroną umowy")
    ]
    assert [line.voter for line in protocol.named_votes] == ["Osoba 0", "Osoba 1", "Osoba 2", "Osoba 3"]
    assert len({line.choice for line in protocol.named_votes}) == 4
    assert protocol.voters == ("Instytucja 000", "Instytucja 001", "Instytucja 002")
    assert protocol.rules_reference in Poll.objects.get().rules_reference
    assert all([protocol.counted, protocol.votes, protocol.outcome, *protocol.rule])
    assert protocol.seed == ""


def test_an_open_vote_names_nobodys_choice(home: Partnership) -> None:
    poll = an_open_poll(home)
    vote_all(poll, "yes")
    services.close_poll(actor=SYSTEM, poll=poll)

    assert selectors.protocol_of(poll).named_votes == ()
