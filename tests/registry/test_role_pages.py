"""Roles and stages in the officer's hands, and what fields suggest."""

from datetime import date

import pytest
from django.urls import reverse

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.registry.models import RoleHolding
from spoiwo.registry.selectors import roles_on
from tests.cast import Cast, ClientOf
from tests.factories.registry import SINCE, a_person, a_signatory, an_office, an_organization
from tests.registry.conftest import TODAY
from tests.registry.reading import words


def at(name: str, *arguments: object) -> str:
    return reverse(f"registry:{name}", args=arguments)


def role(organization_id: int, **changed: str) -> dict[str, str]:
    sent = {
        "role": "secretariat",
        "organization_number": str(organization_id),
        "since": "1.01.2016",
        "precision": "year",
        "phone": "95 729 85 71",
        "contact_name": "Anna Kowalska",
        "contact_email": "sekretariat@example.org",
    }
    return sent | changed


def test_a_secretariat_is_recorded_with_its_contact(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    client_of(cast.officer).post(at("roles", home.slug), role(an_organization().pk))

    held = roles_on(home, TODAY)[0]
    assert (held.contact_phone, held.contact_name) == ("+48957298571", "Anna Kowalska")


def test_a_wrong_telephone_has_its_sentence_and_nothing_is_saved(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    page = client_of(cast.officer).post(at("roles", home.slug), role(an_organization().pk, phone="12"))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["phone"]
    assert not RoleHolding.objects.exists()


def test_a_role_recorded_by_mistake_is_taken_back(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    client = client_of(cast.officer)
    client.post(at("roles", home.slug), role(an_organization("WUP").pk))
    client.post(at("roles", home.slug), role(an_organization("PUP").pk, since="1.01.2018"))
    mistaken = RoleHolding.objects.get(organization__name="PUP")

    client.post(at("role_take_back", home.slug, mistaken.pk), {"ground": "pomyłka"})

    assert [held.organization.name for held in roles_on(home, TODAY)] == ["WUP"]


def test_the_next_stage_says_what_is_needed(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    client = client_of(cast.officer)
    client.post(
        at("stage_move", home.slug),
        {"to": "suspended", "since": "1.02.2020", "precision": "day", "note": "uchwała nr 1/2020"},
    )

    page = client.get(at("stage_move", home.slug))
    refused = client.post(
        at("stage_move", home.slug), {"to": "active", "since": "1.03.2020", "precision": "day", "note": ""}
    )

    ahead = {step.stage: step.decision for step in page.context["ahead"]}
    assert not ahead[Stage.ACTIVE]
    assert str(ahead[Stage.ACTIVE].reason) in words(page)
    assert refused.status_code == 422


def test_a_stage_is_reached_once_enough_institutions_belong(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    for _number in range(2):
        a_signatory(home, since=SINCE)
    client = client_of(cast.officer)
    for stage, day in (("suspended", "1.02.2020"), ("active", "1.03.2020")):
        client.post(
            at("stage_move", home.slug),
            {"to": stage, "since": day, "precision": "day", "note": "uchwała"},
        )

    home.refresh_from_db()
    assert home.stage == Stage.ACTIVE
    assert [change.since for change in home.stage_changes.all()][-1] == date(2020, 3, 1)


def test_an_impossible_stage_cannot_be_forged(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    page = client_of(cast.officer).post(
        at("stage_move", home.slug),
        {"to": "initiative", "since": "1.02.2020", "precision": "day", "note": ""},
    )

    assert page.status_code == 422
    home.refresh_from_db()
    assert home.stage == Stage.ACTIVE


def test_suggestions_are_few_escaped_and_come_as_a_list_or_as_data(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    for number in range(14):
        an_organization(f"Fundacja <i>Most</i> {number}")
    client = client_of(cast.representative)

    shown = client.get(at("suggest_organizations"), {"q": "most"})
    data = client.get(at("suggest_organizations"), {"q": "most"}, headers={"accept": "application/json"})

    assert "<i>" not in shown.content.decode()
    assert shown.content.decode().count('role="option"') == 10
    assert len(data.json()["options"]) == 10


@pytest.mark.parametrize("odd", ["", "\x00", "ż" * 4000, "%_'\"\\"])
def test_any_words_may_be_typed_into_a_suggesting_field(
    cast: Cast, home: Partnership, client_of: ClientOf, odd: str
) -> None:
    client = client_of(cast.officer)

    for name in ("suggest_organizations", "suggest_persons", "suggest_units"):
        assert client.get(at(name), {"q": odd}).status_code == 200


def test_suggested_persons_come_with_their_office_of_today(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    an_office(a_person("Magdalena", "Biernacka"), an_organization("Powiat nowodworski"), "Starosta")

    answer = client_of(cast.officer).get(
        at("suggest_persons"), {"q": "biern"}, headers={"accept": "application/json"}
    )

    assert answer.json()["options"][0]["note"] == "Starosta, Powiat nowodworski"
