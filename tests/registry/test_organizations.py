"""Institutions: recorded once, edited by those who work with them, never overwritten unseen."""

from datetime import date

import pytest

from spoiwo.audit.selectors import history_of
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import likely_duplicates, numbers_of
from spoiwo.registry.states import Scheme, SocialEnterpriseStatus
from tests.cast import Cast
from tests.factories.registry import a_signatory, an_organization

REGON, OTHER_REGON, NIP = "123456785", "000331501", "5261040828"
PUP = "Powiatowy Urząd Pracy w Zwoleniu"


def draft(name: str = PUP, category: str = "irp.pup", **fields: object) -> services.OrganizationDraft:
    return services.OrganizationDraft(name=name, category=category, **fields)  # type: ignore[arg-type]


def test_an_institution_is_recorded_with_its_numbers(cast: Cast) -> None:
    organization = services.create_organization(
        actor=cast.officer, draft=draft(), identifiers={Scheme.REGON: REGON, Scheme.NIP: "526-10-40-828"}
    )

    assert numbers_of(organization) == {"nip": NIP, "regon": REGON}


def test_a_number_of_another_record_is_refused_and_nothing_is_saved(cast: Cast) -> None:
    an_organization("Urząd Pracy", identifiers={Scheme.REGON: REGON})

    with pytest.raises(BadInput) as refusal:
        services.create_organization(actor=cast.officer, draft=draft(), identifiers={Scheme.REGON: REGON})

    assert refusal.value.field == "regon"
    assert "Urząd Pracy" in str(refusal.value)
    assert not Organization.objects.filter(name=PUP).exists()


def test_a_commune_and_its_office_share_a_tax_number(cast: Cast) -> None:
    an_organization("Gmina Zwoleń", "jst.gmina", identifiers={Scheme.NIP: NIP})

    office = an_organization("Urząd Miejski w Zwoleniu", "jst.gmina", identifiers={Scheme.NIP: NIP})

    assert numbers_of(office) == {"nip": NIP}


def test_a_wrong_number_is_refused_under_its_field(cast: Cast) -> None:
    with pytest.raises(BadInput) as refusal:
        an_organization(identifiers={Scheme.NIP: "0000000000"})

    assert refusal.value.field == "nip"


def test_a_telephone_and_a_postal_code_are_stored_in_one_shape(cast: Cast) -> None:
    organization = an_organization(phone="tel. 95 729 85 71", postal_code="65001")

    assert (organization.phone, organization.postal_code) == ("+48957298571", "65-001")


def test_counting_an_institution_against_its_kind_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(BadInput) as refusal:
        an_organization(pes_override=True)

    assert refusal.value.field == "pes_override_reason"


def test_two_officers_editing_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    organization = an_organization(PUP)
    read = organization.version
    services.edit_organization(
        actor=cast.coordinator, organization=organization, draft=draft(street="Puławska 2"), version=read
    )

    with pytest.raises(ConcurrentChange):
        services.edit_organization(
            actor=cast.officer,
            organization=organization,
            draft=draft(street="Wojska Polskiego 1"),
            version=read,
        )

    organization.refresh_from_db()
    assert organization.street == "Puławska 2"


def test_an_edit_tells_the_book_what_changed(cast: Cast) -> None:
    organization = an_organization(PUP, "irp.pup", street="Puławska 1")

    services.edit_organization(
        actor=cast.officer,
        organization=organization,
        draft=draft(street="Puławska 2"),
        version=organization.version,
    )

    assert history_of(organization)[0].data["changed"] == {"street": ["Puławska 1", "Puławska 2"]}


def test_removing_a_number_is_recorded(cast: Cast) -> None:
    organization = an_organization(identifiers={Scheme.REGON: REGON})

    services.set_identifiers(actor=cast.officer, organization=organization, identifiers={})

    assert numbers_of(organization) == {}
    assert history_of(organization)[0].data["old"] == {"regon": REGON}


def test_several_numbers_of_one_register_are_kept_with_commas(cast: Cast) -> None:
    organization = an_organization()

    services.set_identifiers(
        actor=cast.officer, organization=organization, identifiers={Scheme.REGON: f"{REGON}, {OTHER_REGON}"}
    )

    assert numbers_of(organization) == {"regon": f"{REGON}, {OTHER_REGON}"}


def test_a_social_enterprise_needs_the_voivodes_decision(cast: Cast) -> None:
    organization = an_organization(category="pes.ss")

    with pytest.raises(BadInput) as refusal:
        services.set_enterprise_status(
            actor=cast.officer, organization=organization, status=SocialEnterpriseStatus.GRANTED
        )

    assert refusal.value.field == "decision"


@pytest.mark.parametrize(
    ("granted_on", "lost_on", "status", "field"),
    [
        (date(2022, 10, 29), None, "granted", "granted_on"),
        (date(2023, 1, 1), None, "lost", "lost_on"),
        (date(2023, 1, 1), date(2023, 1, 1), "lost", "lost_on"),
        (date(2023, 1, 1), date(2024, 1, 1), "granted", "lost_on"),
        (date(2023, 1, 1), None, "none", "status"),
    ],
)
def test_impossible_statuses_are_refused(
    cast: Cast, granted_on: date, lost_on: date | None, status: str, field: str
) -> None:
    organization = an_organization(category="pes.ss")

    with pytest.raises(BadInput) as refusal:
        services.set_enterprise_status(
            actor=cast.officer,
            organization=organization,
            status=SocialEnterpriseStatus(status),
            decision="PS.1.2023",
            granted_on=granted_on,
            lost_on=lost_on,
        )

    assert refusal.value.field == field


def test_the_office_of_another_partnership_may_not_edit_our_institution(
    cast: Cast, home: Partnership
) -> None:
    organization = a_signatory(home).organization

    with pytest.raises(NotAllowed):
        services.annotate_organization(actor=cast.neighbour, organization=organization, text="Uwaga")

    services.annotate_organization(actor=cast.officer, organization=organization, text="Uwaga")


def test_a_likely_duplicate_is_shown_with_the_reason(cast: Cast) -> None:
    known = an_organization(PUP, "irp.pup", identifiers={Scheme.REGON: REGON})

    by_name = likely_duplicates("Powiatowy Urzad Pracy w Zwoleniu")
    by_number = likely_duplicates("Pośredniak", identifiers={Scheme.REGON: REGON})
    another_place = likely_duplicates("Powiatowy Urząd Pracy w Przysusze")

    assert [(found.organization, found.score) for found in by_name] == [(known, 100)]
    assert "REGON" in by_number[0].reason
    assert another_place == []
