"""The board: who has signed, who is late, who was never asked, and whether the set is complete."""

from datetime import date
from operator import attrgetter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spoiwo.agreements import services
from spoiwo.agreements.models import Agreement, Party
from spoiwo.agreements.selectors import open_signings, signing_board
from spoiwo.agreements.selectors.communes import communes_within, expected_communes
from spoiwo.agreements.services import CommuneOffice, PartyDraft, SignatureDraft
from spoiwo.agreements.states import PartyKind, PartyStanding, Shape
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import set_area
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors import count_members, register_on
from spoiwo.registry.services import merge_organizations, merge_persons
from spoiwo.registry.states import Standing
from spoiwo.territory.models import Level, Unit, UnitVersion
from tests.cast import Cast
from tests.factories.agreements import (
    SIGNED_ON,
    SYSTEM,
    a_draft_agreement,
    a_party,
    a_signature,
    an_agreement_being_signed,
    an_agreement_in_force,
)
from tests.factories.registry import a_person, an_organization

ASKED_ON = date(2018, 3, 1)
NOWODWORSKI = {
    "141401": ("Nowy Dwór Mazowiecki", "1"),
    "141402": ("Czosnów", "2"),
    "141403": ("Leoncin", "2"),
    "141404": ("Nasielsk", "3"),
    "141405": ("Pomiechówek", "2"),
    "141406": ("Zakroczym", "3"),
}


@pytest.fixture
def county(db: None) -> Unit:
    """Powiat nowodworski with its six communes."""
    top = Unit.objects.create(
        key="14", level=Level.VOIVODESHIP, name="mazowieckie", full_name="mazowieckie", sort_key="m"
    )
    county = Unit.objects.create(
        key="1414",
        level=Level.COUNTY,
        parent=top,
        name="nowodworski",
        full_name="powiat nowodworski",
        sort_key="n",
    )
    for key, (name, kind) in NOWODWORSKI.items():
        unit = Unit.objects.create(
            key=key, level=Level.COMMUNE, parent=county, name=name, full_name=f"gmina {name}", sort_key=key
        )
        UnitVersion.objects.create(unit=unit, code=f"{key}{kind}", name=name, valid_from=date(1999, 1, 1))
    return county


def add_communes(agreement: Agreement, county: Unit) -> list[Party]:
    communes = communes_within([county.key], SIGNED_ON)
    return services.add_commune_parties(
        actor=SYSTEM,
        agreement=agreement,
        offices=[CommuneOffice(one, services.usual_office(one)) for one in communes],
        group="partnerzy rynku pracy",
    )


def standing(agreement: Agreement, party: Party, day: date) -> PartyStanding:
    return next(row.standing for row in signing_board(agreement, day).rows if row.party == party)


def test_a_party_goes_from_never_asked_through_asked_and_late_to_signed(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = a_party(agreement)
    services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=ASKED_ON)
    a_signature(party, date(2018, 4, 1))

    assert standing(agreement, party, date(2018, 2, 28)) == PartyStanding.NEVER_ASKED
    assert standing(agreement, party, ASKED_ON) == PartyStanding.ASKED
    assert standing(agreement, party, date(2018, 3, 15)) == PartyStanding.ASKED
    assert standing(agreement, party, date(2018, 3, 16)) == PartyStanding.LATE
    assert standing(agreement, party, date(2018, 4, 1)) == PartyStanding.SIGNED


def test_announced_refused_and_acceded_stand_apart(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    announced, refused = a_party(agreement), a_party(agreement)
    services.announce_party(actor=SYSTEM, party=announced, on=SIGNED_ON, note="prawdopodobnie dołączy")
    services.refuse_party(actor=SYSTEM, party=refused, on=SIGNED_ON, reason="brak zgody rady")
    accession = services.declare_accession(
        actor=SYSTEM,
        agreement=agreement,
        draft=services.AccessionDraft(organization=an_organization(), declared_on=date(2019, 5, 1)),
    )
    services.accept_accession(actor=SYSTEM, accession=accession, on=date(2019, 5, 2))

    board = signing_board(agreement, date(2020, 1, 1))

    assert board.counts[PartyStanding.ANNOUNCED] == 1
    assert board.counts[PartyStanding.REFUSED] == 1
    assert board.counts[PartyStanding.ACCEDED] == 1
    assert board.done == 4
    assert [group.standing for group in board.groups] == ["announced", "signed", "acceded", "refused"]


def test_an_annulled_signature_leaves_the_party_waiting(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = a_party(agreement)
    services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=ASKED_ON)
    signature = a_signature(party)

    services.annul_signature(actor=SYSTEM, signature=signature, ground="omyłka")

    assert standing(agreement, party, SIGNED_ON) == PartyStanding.LATE


def test_a_one_to_one_signature_waits_for_the_leader(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home, shape=Shape.BILATERAL)
    party = a_party(agreement)
    a_signature(party, SIGNED_ON, leader_signed_on=date(2018, 4, 10))

    assert standing(agreement, party, date(2018, 4, 9)) == PartyStanding.LEADER_NEXT
    assert standing(agreement, party, date(2018, 4, 10)) == PartyStanding.SIGNED


def test_asking_keeps_the_first_day_and_a_reminder_adds_one(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = a_party(agreement)
    services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=ASKED_ON)

    again = services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=date(2018, 3, 5))
    services.remind_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=date(2018, 3, 9))
    twice = services.remind_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=date(2018, 3, 9))

    party.refresh_from_db()
    assert (again, twice) == (0, 0)
    assert party.asked_on == ASKED_ON
    assert party.reminded_on == [date(2018, 3, 9)]


def test_all_communes_of_a_county_are_added_with_their_offices_in_one_step(
    home: Partnership, county: Unit
) -> None:
    agreement = an_agreement_being_signed(home)
    known = an_organization("Gmina Nasielsk", "jst.gmina", seat=Unit.objects.get(key="141404"))

    parties = add_communes(agreement, county)

    offices = {party.organization.name: party.office for party in parties if party.organization}
    assert offices == {
        "Gmina Nowy Dwór Mazowiecki": "Burmistrz",
        "Gmina Czosnów": "Wójt",
        "Gmina Leoncin": "Wójt",
        "Gmina Nasielsk": "Burmistrz",
        "Gmina Pomiechówek": "Wójt",
        "Gmina Zakroczym": "Burmistrz",
    }
    assert Organization.objects.filter(name="Gmina Nasielsk").get() == known
    assert {party.group for party in parties} == {"partnerzy rynku pracy"}


def test_communes_already_on_the_list_are_left_out(home: Partnership, county: Unit) -> None:
    agreement = an_agreement_being_signed(home)
    add_communes(agreement, county)

    assert add_communes(agreement, county) == []


def test_six_of_six_communes_have_signed(home: Partnership, county: Unit) -> None:
    set_area(actor=SYSTEM, partnership=home, units=[county], since=date(2010, 3, 4))
    agreement = an_agreement_being_signed(home)
    parties = add_communes(agreement, county)
    services.record_signatures(
        actor=SYSTEM,
        agreement=agreement,
        drafts=[SignatureDraft(party=party) for party in parties],
        signed_on=SIGNED_ON,
    )

    (communes,) = signing_board(agreement, SIGNED_ON).completeness
    (before,) = signing_board(agreement, date(2018, 3, 27)).completeness

    assert (communes.signed, communes.expected, communes.is_complete) == (6, 6, True)
    assert (before.signed, before.is_complete) == (0, False)


def test_an_office_that_acts_for_a_commune_counts_for_it(home: Partnership, county: Unit) -> None:
    set_area(actor=SYSTEM, partnership=home, units=[county], since=date(2010, 3, 4))
    commune = an_organization("Gmina Nasielsk", "jst.gmina", seat=Unit.objects.get(key="141404"))
    office = an_organization("Urząd Miejski w Nasielsku", "inne.osoba", legal_person=commune)
    agreement = an_agreement_being_signed(home)
    a_signature(a_party(agreement, office))

    board = signing_board(agreement, SIGNED_ON)

    assert board.completeness[0].signed == 1
    assert [one.name for one in board.never_asked] == [
        "Nowy Dwór Mazowiecki", "Czosnów", "Leoncin", "Pomiechówek", "Zakroczym",
    ]  # fmt: skip


def test_nobody_expects_every_commune_of_a_voivodeship(home: Partnership, county: Unit) -> None:
    assert county.parent is not None
    set_area(actor=SYSTEM, partnership=home, units=[county.parent], since=date(2010, 3, 4))

    assert expected_communes(home, SIGNED_ON) == []


def test_the_board_costs_as_many_queries_with_a_hundred_parties_as_with_two(home: Partnership) -> None:
    def cost(parties: int) -> int:
        agreement = an_agreement_being_signed(home)
        for number in range(parties):
            party = a_party(agreement, person=a_person())
            if number % 2:
                a_signature(party)
        with CaptureQueriesContext(connection) as captured:
            board = signing_board(
                Agreement.objects.select_related("partnership").get(pk=agreement.pk), SIGNED_ON
            )
            assert board.done == parties // 2
            assert len([row.signature.signers.all() for row in board.rows if row.signature]) == parties // 2
        return len(captured)

    few = cost(2)

    assert cost(100) == few <= 7


def test_the_desk_is_told_of_an_agreement_somebody_still_has_to_sign(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = a_party(agreement)
    a_signature(a_party(agreement))
    services.ask_parties(actor=SYSTEM, agreement=agreement, parties=[party], on=ASKED_ON)
    an_agreement_in_force(home)

    (open_one,) = open_signings(home, SIGNED_ON)

    board = signing_board(agreement, SIGNED_ON)
    assert open_one == agreement
    assert attrgetter("done", "parties_asked", "late")(open_one) == (1, 2, 1)
    assert (board.done, len(board.rows), len(board.late)) == (1, 2, 1)


def test_a_party_needs_a_name_an_office_or_an_institution(home: Partnership) -> None:
    agreement = a_draft_agreement(home)

    with pytest.raises(BadInput):
        services.add_party(actor=SYSTEM, agreement=agreement, draft=PartyDraft())
    with pytest.raises(BadInput):
        services.add_party(
            actor=SYSTEM,
            agreement=agreement,
            draft=PartyDraft(label="Członek rady", kind=PartyKind.BODY_MEMBER),
        )


def test_a_party_is_taken_off_the_list_only_while_it_has_signed_nothing(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    mistaken, signed = a_party(agreement), a_party(agreement)
    signature = a_signature(signed)
    services.annul_signature(actor=SYSTEM, signature=signature, ground="omyłka")

    services.remove_party(actor=SYSTEM, party=mistaken)
    with pytest.raises(NotAllowed):
        services.remove_party(actor=SYSTEM, party=signed)

    assert [party.pk for party in Party.objects.all()] == [signed.pk]


def test_the_institution_of_a_signed_party_is_not_exchanged(home: Partnership) -> None:
    party = a_party(an_agreement_being_signed(home))
    a_signature(party)

    with pytest.raises(BadInput):
        services.edit_party(
            actor=SYSTEM, party=party, draft=PartyDraft(organization=an_organization()), version=party.version
        )


def test_a_stale_party_is_not_saved(home: Partnership) -> None:
    party = a_party(an_agreement_being_signed(home))
    draft = PartyDraft(organization=party.organization, office="Dyrektor")
    services.edit_party(actor=SYSTEM, party=party, draft=draft, version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_party(actor=SYSTEM, party=party, draft=draft, version=1)


def test_a_refusal_declines_the_announcement_unless_another_may_sign(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    county_office = an_organization("Powiat Nowodworski", "jst.powiat")
    first = a_party(agreement, county_office, label="Starosta")
    second = a_party(agreement, county_office, label="Wicestarosta")
    services.announce_party(actor=SYSTEM, party=first, on=ASKED_ON)

    services.refuse_party(actor=SYSTEM, party=first, on=SIGNED_ON)
    assert Signatory.objects.get().state == Standing.ANNOUNCED

    services.refuse_party(actor=SYSTEM, party=second, on=SIGNED_ON)
    assert Signatory.objects.get().state == Standing.DECLINED
    assert not register_on(home, SIGNED_ON).announced


def test_who_has_signed_neither_announces_nor_refuses(home: Partnership) -> None:
    party = a_party(an_agreement_being_signed(home))
    a_signature(party)

    with pytest.raises(WrongState):
        services.announce_party(actor=SYSTEM, party=party, on=SIGNED_ON)
    with pytest.raises(WrongState):
        services.refuse_party(actor=SYSTEM, party=party, on=SIGNED_ON)


def test_a_representative_may_not_change_the_list(cast: Cast, home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = a_party(agreement)

    for person in (cast.representative, cast.auditor, cast.leader, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.add_party(actor=person, agreement=agreement, draft=PartyDraft(label="x"))
        with pytest.raises(NotAllowed):
            services.ask_parties(actor=person, agreement=agreement, parties=[party], on=ASKED_ON)


def test_merging_two_records_of_an_institution_keeps_its_parties_and_its_name_as_signed(
    home: Partnership,
) -> None:
    agreement = an_agreement_being_signed(home)
    dropped, kept = (
        an_organization("PUP Zwoleń", "irp.pup"),
        an_organization("Powiatowy Urząd Pracy", "irp.pup"),
    )
    signature = a_signature(a_party(agreement, dropped))

    merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)

    signature.refresh_from_db()
    assert signature.party.organization == kept
    assert signature.party_name == "PUP Zwoleń"
    assert count_members(home, SIGNED_ON) == 1


def test_merging_two_records_of_a_person_keeps_the_spelling_under_the_document(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    dropped, kept = a_person("Marzena", "Boczek"), a_person("Marzenna", "Boczek")
    signature = a_signature(a_party(agreement, person=dropped, office="Dyrektor PUP"))

    merge_persons(actor=SYSTEM, kept=kept, dropped=dropped)

    signer = signature.signers.get()
    assert signer.person == kept
    assert signer.line == "Dyrektor PUP: Marzena Boczek"
