"""Names in time: the same institution under another name."""

from datetime import date

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import find_organizations, names_on, register_on
from tests.cast import Cast
from tests.factories.registry import a_signatory, an_organization

OLD, NEW = "Miejski Ośrodek Pomocy Społecznej w Zwoleniu", "Centrum Usług Społecznych w Zwoleniu"
CHANGE = date(2019, 1, 1)


def renamed(cast: Cast, on: date = CHANGE) -> Organization:
    organization = an_organization(OLD, "ps.ops", short_name="MOPS Zwoleń")
    services.rename_organization(actor=cast.officer, organization=organization, name=NEW, on=on)
    return organization


def test_a_renamed_institution_keeps_its_earlier_name_on_earlier_days(cast: Cast) -> None:
    organization = renamed(cast)

    assert organization.name == NEW
    assert names_on([organization.pk], date(2018, 12, 31)) == {organization.pk: OLD}
    assert names_on([organization.pk], CHANGE) == {organization.pk: NEW}


def test_a_change_of_name_keeps_the_same_member(cast: Cast, home: Partnership) -> None:
    signatory = a_signatory(home, an_organization(OLD, "ps.ops"))
    services.rename_organization(actor=cast.officer, organization=signatory.organization, name=NEW, on=CHANGE)

    before, after = register_on(home, date(2018, 6, 1)), register_on(home, CHANGE)

    assert [row.name for row in before.members] == [OLD]
    assert [row.name for row in after.members] == [NEW]
    assert before.members[0].signatory_id == after.members[0].signatory_id


def test_the_register_stands_in_the_order_of_the_names_of_its_day(cast: Cast, home: Partnership) -> None:
    renamed_later = a_signatory(home, an_organization("Bank Żywności", "ngo.stowarzyszenie")).organization
    a_signatory(home, an_organization("Cech Rzemiosł", "biz.izba"))
    services.rename_organization(
        actor=cast.officer, organization=renamed_later, name="Zwoleński Bank Żywności", on=CHANGE
    )

    assert [row.name[:5] for row in register_on(home, date(2018, 1, 1)).members] == ["Bank ", "Cech "]
    assert [row.name[:5] for row in register_on(home, CHANGE).members] == ["Cech ", "Zwole"]


def test_a_name_recorded_ahead_is_taken_on_its_day(cast: Cast) -> None:
    organization = renamed(cast, on=date(2021, 1, 1))
    assert organization.name == OLD

    with clock.frozen(date(2021, 1, 1)):
        changed = services.take_names_of_the_day()
        again = services.take_names_of_the_day()

    organization.refresh_from_db()
    assert (changed, again) == (1, 0)
    assert organization.name == NEW


def test_editing_does_not_touch_a_name_recorded_ahead(cast: Cast) -> None:
    organization = renamed(cast, on=date(2021, 1, 1))

    services.edit_organization(
        actor=cast.officer,
        organization=organization,
        draft=services.OrganizationDraft(name=f"{OLD} (MOPS)", category="ps.ops"),
        version=organization.version,
    )

    assert names_on([organization.pk], date(2020, 1, 1)) == {organization.pk: f"{OLD} (MOPS)"}
    assert names_on([organization.pk], date(2021, 1, 1)) == {organization.pk: NEW}


def test_an_institution_cannot_be_renamed_before_its_present_name_began(cast: Cast) -> None:
    organization = renamed(cast)

    with pytest.raises(BadInput) as refusal:
        services.rename_organization(
            actor=cast.officer, organization=organization, name="CUS Zwoleń", on=date(2018, 1, 1)
        )

    assert refusal.value.field == "on"


def test_the_same_name_is_no_renaming(cast: Cast) -> None:
    with pytest.raises(BadInput) as refusal:
        services.rename_organization(
            actor=cast.officer, organization=an_organization(OLD), name=OLD, on=CHANGE
        )

    assert refusal.value.field == "name"


def test_a_name_of_long_ago_can_be_added_later(cast: Cast) -> None:
    organization = an_organization(NEW, "ps.cus")

    services.add_former_name(
        actor=cast.officer, organization=organization, name=OLD, last_day=date(2018, 12, 31)
    )

    assert names_on([organization.pk], date(2018, 12, 31)) == {organization.pk: OLD}
    assert names_on([organization.pk], CHANGE) == {organization.pk: NEW}
    organization.refresh_from_db()
    assert organization.name == NEW


def test_an_earlier_name_does_not_reach_into_a_later_one(cast: Cast) -> None:
    organization = renamed(cast)

    with pytest.raises(BadInput) as refusal:
        services.add_former_name(
            actor=cast.officer, organization=organization, name="Opieka społeczna", last_day=date(2019, 6, 1)
        )

    assert refusal.value.field == "last_day"


def test_an_alias_finds_the_institution(cast: Cast) -> None:
    organization = an_organization("Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim", "irp.pup")

    services.add_alias(actor=cast.officer, organization=organization, name="Pośredniak Modlin")

    assert organization in find_organizations("Pośredniak")


def test_an_alias_is_recorded_once(cast: Cast) -> None:
    organization = an_organization(OLD)

    with pytest.raises(BadInput) as refusal:
        services.add_alias(actor=cast.officer, organization=organization, name=OLD.upper())

    assert refusal.value.field == "name"
