"""Nominations: by whom, when, with whose consent; and everything that can be wrong with one."""

from datetime import date

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, SpoiwoError, WrongState
from spoiwo.councils.services import vacate_seat
from spoiwo.councils.states import EndReason
from spoiwo.elections import selectors, services
from spoiwo.elections.models import Candidacy, Election, Invitee, Nomination
from spoiwo.elections.services import LetterKind, NominationDraft
from spoiwo.elections.states import Consent, NominationState
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.services import end_membership, end_representation
from spoiwo.registry.states import Standing
from spoiwo.voting.counting import lot_number
from tests.cast import Cast
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.elections import (
    CALLED,
    CLOSING,
    GROUND,
    LAST_DAY,
    SYSTEM,
    VOTE,
    agreed,
    an_election,
    an_open_round,
    closed,
    confirmed,
    nominated,
    person_of,
    voters,
    with_candidates,
)
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

pytestmark = pytest.mark.django_db


def called(election: Election) -> None:
    """Send the call for nominations to everybody with an address."""
    with clock.frozen(CALLED):
        rows = services.recipients_of(election, LetterKind.CALL)
        services.send_letters(
            actor=SYSTEM,
            election=election,
            kind=LetterKind.CALL,
            seen=[row.key for row in rows if row.is_reached],
        )


def link_actor(election: Election, organization: Organization) -> LinkActor:
    invitee = Invitee.objects.select_related("link").get(election=election, organization=organization)
    assert invitee.link is not None
    return LinkActor(invitee.link)


def test_who_nominates_oneself_by_the_own_link_agrees_by_it(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    called(election)

    nomination = nominated(election, people[0], actor=link_actor(election, people[0]))

    assert (nomination.consent, nomination.is_own) == (Consent.GIVEN, True)


def test_another_institution_nominates_and_the_nominee_is_asked(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    called(election)

    nomination = nominated(election, people[1], by=people[0], actor=link_actor(election, people[0]))

    assert (nomination.consent, nomination.is_own) == (Consent.NOT_ASKED, False)
    assert nomination.spoken_by == f"{person_of(people[0])}, Instytucja 000"


def test_a_link_nominates_for_its_own_institution_only(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    called(election)

    with pytest.raises(NotAllowed, match="another institution"):
        nominated(election, people[0], by=people[1], actor=link_actor(election, people[0]))


def test_the_link_of_a_former_representative_nominates_no_more(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    called(election)
    old = people[0].representations.get()
    end_representation(actor=SYSTEM, representation=old, last_day=date(2026, 3, 4))
    a_representative(home, people[0], a_person("Nowa", "Osoba"), since=date(2026, 3, 5))

    with pytest.raises(NotAllowed, match="another representative"):
        nominated(election, people[0], old.person, actor=link_actor(election, people[0]), on=date(2026, 3, 6))


def test_a_representative_nominates_from_an_account_of_the_same_address(
    cast: Cast, home: Partnership
) -> None:
    people = voters(home, 2)
    person = a_person("Roman", "Przedstawiciel")
    organization = an_organization("Gmina Zwoleń", category="jst.gmina")
    a_signatory(home, organization)
    a_representative(home, organization, person, email=cast.representative.email)
    election = an_election(home)

    nomination = nominated(election, people[0], by=organization, actor=cast.representative)

    assert nomination.nominated_by == organization
    with pytest.raises(NotAllowed, match="own representative"):
        nominated(election, people[1], by=people[1], actor=cast.representative)


@pytest.mark.parametrize(("day", "reason"), [(date(2026, 2, 28), "not begun"), (CLOSING, "is over")])
def test_a_nomination_outside_its_days_is_refused(home: Partnership, day: date, reason: str) -> None:
    people = voters(home, 1)
    election = an_election(home)

    with pytest.raises(NotAllowed, match=reason):
        nominated(election, people[0], on=day)


def test_a_nomination_after_the_list_is_closed_is_refused(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    with_candidates(election, people[:1])

    with pytest.raises(NotAllowed, match="list of candidates is closed"):
        nominated(election, people[1], on=LAST_DAY)


def test_the_same_person_is_not_nominated_twice(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    nominated(election, people[0])

    with pytest.raises(BadInput, match="already nominated"):
        nominated(election, people[1], person_of(people[0]))


def test_a_person_can_be_nominated_again_after_a_withdrawal(home: Partnership) -> None:
    people = voters(home, 1)
    election = an_election(home)
    with clock.frozen(CALLED):
        services.withdraw_nomination(
            actor=SYSTEM, nomination=nominated(election, people[0]), ground="prośba kandydata"
        )

    assert nominated(election, people[0]).state == NominationState.RECEIVED


def test_an_institution_that_is_no_signatory_is_not_nominated(home: Partnership) -> None:
    people = voters(home, 1)
    election = an_election(home)
    stranger = an_organization("Fundacja z daleka")

    with pytest.raises(BadInput, match="not a signatory today"):
        nominated(election, stranger, a_person("Obca", "Osoba"), by=people[0])


def test_who_holds_a_seat_of_the_term_is_not_nominated_for_a_vacant_one(home: Partnership) -> None:
    people = voters(home, 2)
    body = a_body(home)
    term = a_term(home, body)
    a_member(term, people[0], person_of(people[0]))
    leaves = a_member(term)
    vacate_seat(actor=SYSTEM, holding=leaves, last_day=date(2026, 1, 31), reason=EndReason.RESIGNATION)
    election = an_election(home, body, seats=1, opens_term=False)

    with pytest.raises(BadInput, match="holds a seat"):
        nominated(election, people[0])


def test_a_consent_is_given_once_and_by_the_nominee(cast: Cast, home: Partnership) -> None:
    people = voters(home, 1)
    nomination = nominated(an_election(home), people[0])

    with clock.frozen(CALLED):
        with pytest.raises(NotAllowed, match="Only the person nominated"):
            services.give_consent(actor=cast.representative, nomination=nomination)
        with pytest.raises(BadInput, match="how the answer came"):
            services.give_consent(actor=SYSTEM, nomination=nomination)
        services.give_consent(actor=SYSTEM, nomination=nomination, how="pismo", statement="Chcę pomagać.")
        with pytest.raises(NotAllowed, match="already given"):
            services.refuse_consent(actor=SYSTEM, nomination=nomination, how="pismo")

    assert Nomination.objects.get().statement == "Chcę pomagać."


def test_a_nomination_without_consent_is_not_accepted(home: Partnership) -> None:
    people = voters(home, 1)
    nomination = nominated(an_election(home), people[0])

    with clock.frozen(CALLED), pytest.raises(NotAllowed, match="not agreed"):
        services.accept_nomination(actor=SYSTEM, nomination=nomination)


def test_a_consent_after_the_list_is_closed_is_refused(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    late = nominated(election, people[1])
    with clock.frozen(LAST_DAY):
        services.reject_nomination(actor=SYSTEM, nomination=late, ground="brak zgody w terminie")
    with_candidates(election, people[:1])

    late.refresh_from_db()
    late.election.refresh_from_db()
    with pytest.raises(NotAllowed, match="already decided"):
        services.give_consent(actor=SYSTEM, nomination=late, how="pismo")


def test_the_list_is_not_closed_while_a_nomination_waits(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    agreed(nominated(election, people[0]))
    nominated(election, people[1])

    with clock.frozen(CLOSING), pytest.raises(BadInput, match="1 nomination waits"):
        services.close_nominations(actor=SYSTEM, election=election, is_short_accepted=True)


def test_the_list_is_not_closed_before_the_last_day_is_over(home: Partnership) -> None:
    people = voters(home, 1)
    election = an_election(home, seats=1)
    agreed(nominated(election, people[0]))

    with clock.frozen(LAST_DAY), pytest.raises(NotAllowed, match="still accepted"):
        services.close_nominations(actor=SYSTEM, election=election)


def test_fewer_candidates_than_seats_are_confirmed_or_waited_for(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home, seats=2)
    agreed(nominated(election, people[0]))

    with clock.frozen(CLOSING):
        with pytest.raises(BadInput, match="Candidates: 1, seats: 2"):
            services.close_nominations(actor=SYSTEM, election=election)
        services.move_days(
            actor=SYSTEM,
            election=election,
            nominations_to=date(2026, 3, 15),
            vote_on=VOTE,
            ground="za mało kandydatów",
        )
    agreed_late = nominated(election, people[1], on=date(2026, 3, 14))
    assert agreed_late.state == NominationState.RECEIVED


def test_a_nominee_whose_institution_left_is_rejected_before_the_list_is_closed(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home, seats=1)
    for organization in people:
        agreed(nominated(election, organization))
    left = people[1].signatories.get()
    end_membership(actor=SYSTEM, signatory=left, ending=Standing.WITHDRAWN, last_day=date(2026, 3, 5))

    with clock.frozen(CLOSING):
        with pytest.raises(BadInput, match="no longer a signatory"):
            services.close_nominations(actor=SYSTEM, election=election)
        services.reject_nomination(
            actor=SYSTEM, nomination=Nomination.objects.get(organization=people[1]), ground="wystąpiła"
        )
        services.close_nominations(actor=SYSTEM, election=election)

    assert [row.institution for row in Candidacy.objects.all()] == ["Instytucja 000"]


def test_a_candidate_whose_institution_left_is_struck_before_the_vote(home: Partnership) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=1)
    candidates = with_candidates(election, people[:2])
    end_membership(
        actor=SYSTEM,
        signatory=people[0].signatories.get(),
        ending=Standing.WITHDRAWN,
        last_day=date(2026, 3, 15),
    )

    with pytest.raises(BadInput, match="Strike candidate"):
        an_open_round(election)
    with clock.frozen(VOTE):
        services.withdraw_candidacy(actor=SYSTEM, candidacy=candidates[0], ground="wystąpienie")

    held = an_open_round(election)
    assert [row.number for row in held.standing.all()] == [2]


def test_an_elected_institution_that_left_before_the_term_takes_no_seat(home: Partnership) -> None:
    people = voters(home, 3)
    election = an_election(home, seats=2)
    candidates = with_candidates(election, people[:2])
    closed(an_open_round(election), {people[2]: [1, 2]})
    end_membership(
        actor=SYSTEM,
        signatory=people[0].signatories.get(),
        ending=Standing.WITHDRAWN,
        last_day=date(2026, 3, 25),
    )

    with pytest.raises(BadInput, match="no longer a signatory"):
        confirmed(election)
    with clock.frozen(VOTE):
        services.withdraw_candidacy(actor=SYSTEM, candidacy=candidates[0], ground="wystąpienie")
    term = confirmed(election)

    assert [row.organization for row in term.holdings.all()] == [people[1]]


def test_numbers_go_by_the_alphabet_or_by_a_lot_anybody_can_repeat(home: Partnership) -> None:
    people = voters(home, 6)
    plain = an_election(home, a_body(home, "Rada"))
    drawn = an_election(home, a_body(home, "Zespół"), ballot_order="lot")

    names = [row.name for row in with_candidates(plain, people)]
    numbered = with_candidates(drawn, people)

    assert names == sorted(names)
    drawn.refresh_from_db()
    lots = [lot_number(drawn.number_seed, str(row.nomination_id)) for row in numbered]
    assert (len(drawn.number_seed), lots) == (32, sorted(lots))


def test_a_candidate_is_no_scrutineer(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    nominated(election, people[0])

    with pytest.raises(BadInput, match="cannot watch over it"):
        services.appoint_scrutineer(actor=SYSTEM, election=election, person=person_of(people[0]))


def test_a_scrutineer_is_no_candidate(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home)
    services.appoint_scrutineer(actor=SYSTEM, election=election, person=person_of(people[0]))

    with pytest.raises(BadInput, match="scrutineers"):
        nominated(election, people[0])


def test_no_round_opens_without_scrutineers(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home, seats=1)
    with_candidates(election, people[:1])

    with clock.frozen(VOTE), pytest.raises(BadInput, match="Appoint the scrutineers"):
        services.open_round(actor=SYSTEM, election=election)


def test_one_election_of_a_body_at_a_time(home: Partnership) -> None:
    body = a_body(home)
    an_election(home, body)

    with pytest.raises(WrongState, match="not over yet"):
        an_election(home, body)


def test_an_officer_manages_and_others_do_not(cast: Cast, home: Partnership) -> None:
    election = an_election(home)
    for person in (cast.representative, cast.council_member, cast.auditor, cast.neighbour, cast.newcomer):
        with pytest.raises(SpoiwoError):
            services.annul_election(actor=person, election=election, ground=GROUND)

    services.annul_election(actor=cast.officer, election=election, ground=GROUND)

    assert selectors.running_election_of(election.body) is None


def test_an_institution_stands_while_it_has_named_nobody(home: Partnership) -> None:
    people = voters(home, 2)
    election = an_election(home, seats=1)
    draft = NominationDraft(organization=people[0], nominated_by=people[1])
    with clock.frozen(CALLED):
        nomination = services.nominate(actor=SYSTEM, election=election, draft=draft)
        asked = services.recipients_of(election, LetterKind.CONSENT)
        with pytest.raises(BadInput, match="institution is already nominated"):
            services.nominate(actor=SYSTEM, election=election, draft=draft)
    agreed(nomination)
    with clock.frozen(CLOSING):
        services.close_nominations(actor=SYSTEM, election=election)
        services.publish_candidates(actor=SYSTEM, election=election)
    closed(an_open_round(election), {people[1]: [1]})

    holding = confirmed(election).holdings.get()

    assert [row.email for row in asked] == ["voter0@example.org"]
    assert (holding.organization, holding.person) == (people[0], None)
