"""Signing admits signatories by itself; no list is typed twice."""

from datetime import date

import pytest
from django.utils.translation import override

from spoiwo.agreements import services
from spoiwo.agreements.models import Signature
from spoiwo.agreements.selectors import agreement_page
from spoiwo.agreements.services import SignatureDraft, SignerDraft
from spoiwo.agreements.states import Form, PartyKind, Shape, State
from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.registry.models import Signatory
from spoiwo.registry.selectors import count_members, register_on
from spoiwo.registry.services import admit_signatory, end_membership, rename_organization
from spoiwo.registry.states import Standing
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
from tests.factories.registry import a_person, an_announced_signatory, an_organization


def test_seven_parties_signing_in_two_places_become_seven_signatories(founding: Partnership) -> None:
    agreement = an_agreement_being_signed(founding)
    parties = [a_party(agreement) for _ in range(7)]

    for place, group in {
        "Urząd Miejski w Zwoleniu": parties[:4],
        "u starosty zwoleńskiego": parties[4:],
    }.items():
        services.record_signatures(
            actor=SYSTEM,
            agreement=agreement,
            drafts=[SignatureDraft(party=party) for party in group],
            signed_on=SIGNED_ON,
            place=place,
        )
    services.bring_into_force(actor=SYSTEM, agreement=agreement, since=SIGNED_ON)

    assert count_members(founding, SIGNED_ON) == 7
    assert count_members(founding, date(2018, 3, 27)) == 0
    events = agreement_page(agreement, SIGNED_ON).events
    assert [(one.place, len(one.rows)) for one in events] == [
        ("Urząd Miejski w Zwoleniu", 4),
        ("u starosty zwoleńskiego", 3),
    ]
    assert agreement.state == State.IN_FORCE
    assert founding.stage == Stage.ACTIVE


def test_an_announced_party_is_not_counted_until_it_signs(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, signatories=7)
    eighth = a_party(agreement)

    services.announce_party(actor=SYSTEM, party=eighth, on=SIGNED_ON, note="prawdopodobnie dołączy")

    register = register_on(home, SIGNED_ON)
    assert register.count == 7
    assert [row.organization for row in register.announced] == [eighth.organization]

    a_signature(eighth, date(2018, 6, 1))

    assert count_members(home, date(2018, 5, 31)) == 7
    assert count_members(home, date(2018, 6, 1)) == 8
    assert Signatory.objects.filter(organization=eighth.organization).count() == 1


def test_three_people_of_one_institution_make_one_signatory(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    county = an_organization("Powiat Nowodworski", "jst.powiat")

    for office in ["Starosta", "Wicestarosta", "Dyrektor PUP"]:
        a_signature(a_party(agreement, county, kind=PartyKind.OFFICE, label=office, office=office))

    assert count_members(home, SIGNED_ON) == 1
    assert Signature.objects.filter(membership__organization=county).count() == 3


def test_a_member_of_a_collegiate_body_signs_in_person(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    council = an_organization("Powiatowa Rada Rynku Pracy", "irp.prrp")
    person = a_person("Krystian", "Buszta")
    party = a_party(
        agreement, council, kind=PartyKind.BODY_MEMBER, body=council, person=person, office="Przewodniczący",
        label="Krystian Buszta – Powiatowa Rada Rynku Pracy", group="partnerzy rynku pracy",
    )  # fmt: skip

    signature = a_signature(party)

    assert [signer.line for signer in signature.signers.all()] == ["Przewodniczący: Krystian Buszta"]
    assert count_members(home, SIGNED_ON) == 1


def test_a_party_named_by_role_signs_and_is_admitted_once_it_is_named(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = services.add_party(
        actor=SYSTEM,
        agreement=agreement,
        draft=services.PartyDraft(label="Dyrektor Powiatowego Urzędu Pracy", kind=PartyKind.OFFICE),
    )
    a_signature(party)
    assert count_members(home, SIGNED_ON) == 0

    office = an_organization("Powiatowy Urząd Pracy w Zwoleniu", "irp.pup")
    services.edit_party(
        actor=SYSTEM,
        party=party,
        draft=services.PartyDraft(label=party.label, kind=PartyKind.OFFICE, organization=office),
        version=party.version,
    )

    assert count_members(home, SIGNED_ON) == 1


def test_names_of_signers_may_come_later_and_the_old_line_stays_in_the_book(home: Partnership) -> None:
    signature = a_signature(a_party(an_agreement_being_signed(home), office="Wójt"))

    services.name_signers(
        actor=SYSTEM, signature=signature, signers=[SignerDraft(name="Adam Mirosław Krawczak", office="Wójt")]
    )

    assert [signer.line for signer in signature.signers.all()] == ["Wójt: Adam Mirosław Krawczak"]
    entry = LogEntry.objects.get(action="agreements.signature.named")
    assert entry.data["old"] == ["Wójt"]


def test_a_signature_keeps_the_name_the_institution_had_that_day(home: Partnership) -> None:
    organization = an_organization("Gminny Ośrodek")
    party = a_party(an_agreement_being_signed(home), organization)
    rename_organization(actor=SYSTEM, organization=organization, name="Centrum Usług", on=date(2019, 1, 1))
    organization.refresh_from_db()
    party.refresh_from_db()

    signature = a_signature(party)

    assert signature.party_name == "Gminny Ośrodek"


def test_one_document_makes_members_from_its_conclusion_or_a_later_signature(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home, concluded_on=SIGNED_ON)

    early = a_signature(a_party(agreement), date(2018, 3, 20))
    late = a_signature(a_party(agreement), date(2018, 6, 1))

    assert early.membership is not None
    assert early.membership.valid_from == SIGNED_ON
    assert late.membership is not None
    assert late.membership.valid_from == date(2018, 6, 1)


def test_a_year_known_only_as_a_year_stays_so_in_the_register(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home, on=date(2011, 1, 1))

    signature = a_signature(a_party(agreement), date(2011, 1, 1), precision=Precision.YEAR)

    assert signature.membership is not None
    assert signature.membership.from_precision == Precision.YEAR


def test_under_a_one_to_one_agreement_the_leaders_signature_admits(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home, shape=Shape.BILATERAL)
    signature = a_signature(a_party(agreement), date(2018, 4, 1))
    assert count_members(home, date(2018, 4, 20)) == 0

    services.countersign(
        actor=SYSTEM,
        signature=signature,
        on=date(2018, 4, 20),
        signers=[SignerDraft(name="Marcin Jabłoński", office="Wicemarszałek")],
    )

    assert count_members(home, date(2018, 4, 19)) == 0
    assert count_members(home, date(2018, 4, 20)) == 1


def test_the_leader_signs_a_one_to_one_agreement_only_once(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home, shape=Shape.BILATERAL)
    signature = a_signature(a_party(agreement), date(2018, 4, 1), leader_signed_on=date(2018, 4, 2))

    with pytest.raises(NotAllowed):
        services.countersign(actor=SYSTEM, signature=signature, on=date(2018, 4, 20))


def test_a_newcomer_signs_years_after_the_agreement_came_into_force(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, shape=Shape.BILATERAL, since=date(2011, 5, 4))

    a_signature(a_party(agreement), date(2016, 2, 1), leader_signed_on=date(2016, 2, 9))

    assert count_members(home, date(2016, 2, 8)) == 3
    assert count_members(home, date(2016, 2, 9)) == 4


def test_signing_by_a_present_member_makes_no_second_membership(home: Partnership) -> None:
    organization = an_organization()
    admit_signatory(actor=SYSTEM, partnership=home, organization=organization, since=date(2016, 1, 1))
    agreement = an_agreement_being_signed(home)

    signature = a_signature(a_party(agreement, organization))

    assert not signature.made_membership
    assert Signatory.objects.filter(organization=organization).count() == 1


def test_a_former_member_joins_anew_by_signing(home: Partnership) -> None:
    organization = an_organization()
    former = admit_signatory(
        actor=SYSTEM, partnership=home, organization=organization, since=date(2016, 1, 1)
    )
    end_membership(actor=SYSTEM, signatory=former, ending=Standing.WITHDRAWN, last_day=date(2017, 1, 31))
    agreement = an_agreement_being_signed(home)

    signature = a_signature(a_party(agreement, organization))

    assert signature.made_membership
    assert Signatory.objects.filter(organization=organization).count() == 2


def test_a_party_that_is_there_only_as_a_witness_admits_nobody(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)

    a_signature(a_party(agreement, admits=False))

    assert count_members(home, SIGNED_ON) == 0


def test_nobody_signs_before_the_text_is_frozen(home: Partnership) -> None:
    party = a_party(a_draft_agreement(home))

    with override("en"), pytest.raises(NotAllowed, match="signing"):
        a_signature(party)


def test_a_party_signs_once(home: Partnership) -> None:
    party = a_party(an_agreement_being_signed(home))
    a_signature(party)

    with pytest.raises(BadInput):
        a_signature(party)

    assert Signature.objects.count() == 1


def test_signatures_recorded_together_are_saved_all_or_none(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    signed, waiting = a_party(agreement), a_party(agreement)
    a_signature(signed)

    with pytest.raises(BadInput):
        services.record_signatures(
            actor=SYSTEM,
            agreement=agreement,
            drafts=[SignatureDraft(party=waiting), SignatureDraft(party=signed)],
            signed_on=SIGNED_ON,
        )

    assert not waiting.signatures.exists()
    assert count_members(home, SIGNED_ON) == 1


def test_nobody_signs_in_the_future(home: Partnership) -> None:
    party = a_party(an_agreement_being_signed(home))

    with pytest.raises(BadInput):
        a_signature(party, date(2020, 6, 16))


def test_a_party_of_another_agreement_is_refused(home: Partnership) -> None:
    agreement, stranger = an_agreement_being_signed(home), a_party(an_agreement_being_signed(home))

    with pytest.raises(BadInput):
        services.record_signatures(
            actor=SYSTEM, agreement=agreement, drafts=[SignatureDraft(party=stranger)], signed_on=SIGNED_ON
        )


def test_an_ended_agreement_takes_no_signatures(home: Partnership) -> None:
    agreement = an_agreement_in_force(home)
    party = a_party(agreement)
    services.terminate_agreement(
        actor=SYSTEM, agreement=agreement, last_day=date(2019, 12, 31), ground="uchwała nr 3/2019"
    )

    with pytest.raises(NotAllowed):
        a_signature(party, date(2020, 1, 2))


def test_an_expired_agreement_takes_no_later_signature_but_an_earlier_one(home: Partnership) -> None:
    agreement = an_agreement_in_force(home, valid_to=date(2019, 1, 1))

    with pytest.raises(BadInput):
        a_signature(a_party(agreement), date(2019, 1, 1))
    a_signature(a_party(agreement), date(2018, 12, 31))

    assert count_members(home, date(2018, 12, 31)) == 4


def test_a_representative_may_not_record_signatures(cast: Cast, home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    party = a_party(agreement)

    for stranger in (cast.representative, cast.auditor, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.record_signature(actor=stranger, party=party, signed_on=SIGNED_ON)


def test_the_officer_records_a_signature_and_the_book_tells_form_place_and_hash(
    cast: Cast, home: Partnership
) -> None:
    agreement = an_agreement_being_signed(home)

    signature = services.record_signature(
        actor=cast.officer, party=a_party(agreement), signed_on=SIGNED_ON, place="Zwoleń", form=Form.QUALIFIED
    )

    entry = LogEntry.objects.get(action="agreements.signature.recorded")
    assert entry.actor_name == "Olga Sekretarska"
    assert entry.data["place"] == "Zwoleń"
    assert entry.data["form"] == "qualified"
    assert entry.data["text_sha256"] == signature.text_sha256 == agreement.texts.get().sha256


def test_an_annulled_signature_stays_and_takes_back_the_membership_it_made(home: Partnership) -> None:
    signature = a_signature(a_party(an_agreement_being_signed(home)))

    services.annul_signature(actor=SYSTEM, signature=signature, ground="wpisano omyłkowo")

    signature.refresh_from_db()
    assert signature.annulment_ground == "wpisano omyłkowo"
    assert count_members(home, SIGNED_ON) == 0


def test_an_annulled_signature_makes_an_announced_institution_announced_again(home: Partnership) -> None:
    announced = an_announced_signatory(home, on=date(2018, 3, 1))
    signature = a_signature(a_party(an_agreement_being_signed(home), announced.organization))

    services.annul_signature(actor=SYSTEM, signature=signature, ground="wpisano omyłkowo")

    announced.refresh_from_db()
    assert announced.state == Standing.ANNOUNCED


def test_an_annulled_signature_leaves_a_membership_held_by_another(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    county = an_organization("Powiat Nowodworski", "jst.powiat")
    first = a_signature(a_party(agreement, county, label="Starosta"), date(2018, 3, 1))
    a_signature(a_party(agreement, county, label="Wicestarosta"), date(2018, 4, 1))

    services.annul_signature(actor=SYSTEM, signature=first, ground="wpisano omyłkowo")

    assert count_members(home, date(2018, 3, 31)) == 0
    assert count_members(home, date(2018, 4, 1)) == 1


def test_annulling_a_later_signature_leaves_the_membership_as_it_was(home: Partnership) -> None:
    agreement = an_agreement_being_signed(home)
    county = an_organization("Powiat Nowodworski", "jst.powiat")
    a_signature(a_party(agreement, county, label="Starosta"), date(2018, 3, 1))
    second = a_signature(a_party(agreement, county, label="Wicestarosta"), date(2018, 4, 1))

    services.annul_signature(actor=SYSTEM, signature=second, ground="wpisano omyłkowo")

    assert count_members(home, date(2018, 3, 1)) == 1


def test_a_signature_is_annulled_once_and_with_a_ground(home: Partnership) -> None:
    signature = a_signature(a_party(an_agreement_being_signed(home)))

    with pytest.raises(BadInput):
        services.annul_signature(actor=SYSTEM, signature=signature, ground=" ")
    services.annul_signature(actor=SYSTEM, signature=signature, ground="omyłka")
    with pytest.raises(NotAllowed):
        services.annul_signature(actor=SYSTEM, signature=signature, ground="jeszcze raz")


def test_after_an_annulment_the_party_can_sign_again(home: Partnership) -> None:
    party = a_party(an_agreement_being_signed(home))
    wrong = a_signature(party, date(2018, 3, 1))
    services.annul_signature(actor=SYSTEM, signature=wrong, ground="zła data")

    a_signature(party, SIGNED_ON)

    assert count_members(home, date(2018, 3, 27)) == 0
    assert count_members(home, SIGNED_ON) == 1


def test_a_signature_whose_member_has_left_is_not_annulled_before_the_departure(home: Partnership) -> None:
    signature = a_signature(a_party(an_agreement_being_signed(home)))
    assert signature.membership is not None
    services.withdraw_signatory(actor=SYSTEM, signatory=signature.membership, received_on=date(2019, 1, 10))
    signature.refresh_from_db()

    with pytest.raises(WrongState):
        services.annul_signature(actor=SYSTEM, signature=signature, ground="omyłka")
