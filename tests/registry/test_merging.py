"""Two records of one institution or person become one; nothing recorded is lost."""

from datetime import date

import pytest
from django_scopes import scope, scopes_disabled

from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import OfficeHolding, Organization, Representation, RoleHolding, Signatory
from spoiwo.registry.selectors import find_organizations, numbers_of, organization_by_id, person_by_id
from spoiwo.registry.states import FormOfAddress, PartnershipRole, Scheme, SocialEnterpriseStatus
from tests.cast import Cast
from tests.factories.registry import (
    SINCE,
    a_person,
    a_representative,
    a_signatory,
    an_announced_signatory,
    an_office,
    an_organization,
)

REGON, OTHER_REGON, NIP = "123456785", "000331501", "5261040828"


def pair() -> tuple[Organization, Organization]:
    kept = an_organization(
        "Urząd Miejski w Zwoleniu", "jst.gmina", identifiers={Scheme.REGON: REGON, Scheme.NIP: NIP}
    )
    dropped = an_organization(
        "Urząd Miasta w Zwoleniu",
        "jst.gmina",
        identifiers={Scheme.REGON: OTHER_REGON, Scheme.NIP: NIP},
        labels=["lgd"],
        street="Plac Kochanowskiego 1",
        phone="48 676 20 00",
    )
    return kept, dropped


def merge(cast: Cast, kept: Organization, dropped: Organization) -> None:
    services.merge_organizations(actor=cast.operator, kept=kept, dropped=dropped)


def test_memberships_in_both_partnerships_move(cast: Cast) -> None:
    kept, dropped = pair()
    for partnership, organization in ((cast.partnership, kept), (cast.other, dropped)):
        with scope(partnership=partnership):
            a_signatory(partnership, organization)

    merge(cast, kept, dropped)

    with scopes_disabled():
        assert set(Signatory.objects.values_list("organization_id", flat=True)) == {kept.pk}
        assert Signatory.objects.count() == 2


def test_names_become_aliases_and_the_old_address_leads_on(cast: Cast) -> None:
    kept, dropped = pair()

    merge(cast, kept, dropped)

    assert kept.names.filter(name="Urząd Miasta w Zwoleniu", kind="alias").exists()
    assert organization_by_id(dropped.pk) == kept
    assert find_organizations("Urząd Miasta") == [kept]


def test_all_register_numbers_are_kept(cast: Cast) -> None:
    kept, dropped = pair()

    merge(cast, kept, dropped)

    assert numbers_of(kept) == {"nip": NIP, "regon": f"{REGON}, {OTHER_REGON}"}


def test_gaps_are_filled_and_nothing_written_is_overwritten(cast: Cast) -> None:
    kept, dropped = pair()
    kept.phone = "+48111111111"
    kept.save()

    merge(cast, kept, dropped)

    kept.refresh_from_db()
    assert kept.street == "Plac Kochanowskiego 1"
    assert kept.phone == "+48111111111"
    assert kept.labels == ["lgd"]


def test_the_status_of_a_social_enterprise_moves_whole(cast: Cast) -> None:
    kept, dropped = an_organization(category="pes.ss"), an_organization(category="pes.ss")
    services.set_enterprise_status(
        actor=cast.officer,
        organization=dropped,
        status=SocialEnterpriseStatus.GRANTED,
        decision="PS.1.2023",
        granted_on=date(2023, 1, 1),
        voivode="Wojewoda Mazowiecki",
    )

    merge(cast, kept, dropped)

    kept.refresh_from_db()
    assert (kept.enterprise_status, kept.enterprise_decision) == ("granted", "PS.1.2023")


def test_offices_roles_and_representatives_move(cast: Cast, home: Partnership) -> None:
    kept, dropped = pair()
    an_office(a_person(), dropped, "Burmistrz")
    a_representative(home, dropped)
    services.assign_partnership_role(
        actor=cast.officer,
        partnership=home,
        role=PartnershipRole.INITIATOR,
        organization=dropped,
        since=SINCE,
    )

    merge(cast, kept, dropped)

    for model in (OfficeHolding, Representation, RoleHolding):
        assert model.objects.get().organization == kept


def test_a_branch_of_the_dropped_record_belongs_to_the_kept_one(cast: Cast) -> None:
    kept, dropped = pair()
    branch = an_organization("Filia", parent=dropped)
    kept.legal_person = dropped
    kept.save()

    merge(cast, kept, dropped)

    branch.refresh_from_db()
    kept.refresh_from_db()
    assert branch.parent == kept
    assert kept.legal_person is None


def test_records_that_both_belong_to_one_partnership_that_day_are_not_merged(
    cast: Cast, home: Partnership
) -> None:
    kept, dropped = pair()
    a_signatory(home, kept)
    a_signatory(home, dropped)

    with pytest.raises(BadInput):
        merge(cast, kept, dropped)

    assert not Organization.objects.filter(merged_into=kept).exists()
    assert Signatory.objects.filter(organization=dropped).count() == 1


def test_records_that_are_both_announced_to_one_partnership_are_not_merged(
    cast: Cast, home: Partnership
) -> None:
    kept, dropped = pair()
    an_announced_signatory(home, kept)
    an_announced_signatory(home, dropped)

    with pytest.raises(BadInput):
        merge(cast, kept, dropped)


def test_records_with_two_representatives_in_one_partnership_are_not_merged(
    cast: Cast, home: Partnership
) -> None:
    kept, dropped = pair()
    a_representative(home, kept, a_person("Anna"))
    a_representative(home, dropped, a_person("Ewa"))

    with pytest.raises(BadInput):
        merge(cast, kept, dropped)


def test_a_record_is_merged_once(cast: Cast) -> None:
    kept, dropped = pair()
    merge(cast, kept, dropped)

    for first, second in ((kept, dropped), (dropped, kept), (kept, kept)):
        with pytest.raises(BadInput):
            merge(cast, first, second)


def test_merging_needs_the_right_in_every_partnership_of_both(cast: Cast, home: Partnership) -> None:
    kept, dropped = pair()
    a_signatory(home, kept)

    with pytest.raises(NotAllowed):
        services.merge_organizations(actor=cast.neighbour, kept=kept, dropped=dropped)

    services.merge_organizations(actor=cast.officer, kept=kept, dropped=dropped)


def test_two_spellings_of_one_person_become_one(cast: Cast, home: Partnership) -> None:
    kept = a_person("Marzenna", "Boczek")
    dropped = a_person("Marzena", "Boczek", title="dr", address_form=FormOfAddress.PANI)
    school = an_organization()
    an_office(dropped, school, "Prezes")
    a_representative(home, school, dropped)

    services.merge_persons(actor=cast.officer, kept=kept, dropped=dropped)

    assert kept.aliases == ["Marzena Boczek"]
    assert (kept.title, kept.address_form) == ("dr", FormOfAddress.PANI)
    assert OfficeHolding.objects.get().person == Representation.objects.get().person == kept
    assert person_by_id(dropped.pk) == kept


def test_persons_with_two_voices_on_one_day_are_not_merged(cast: Cast, home: Partnership) -> None:
    kept, dropped = a_person("Marzenna", "Boczek"), a_person("Marzena", "Boczek")
    a_representative(home, an_organization(), kept)
    a_representative(home, an_organization(), dropped)

    with pytest.raises(BadInput):
        services.merge_persons(actor=cast.officer, kept=kept, dropped=dropped)
