"""Persons, their offices, and who speaks for whom, in the officer's hands."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import OfficeHolding, Person, Representation
from spoiwo.registry.states import FormOfAddress
from tests.cast import Cast, ClientOf
from tests.factories.registry import a_person, a_representative, a_signatory, an_office, an_organization
from tests.registry.reading import words

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def at(name: str, *arguments: object) -> str:
    return reverse(f"registry:{name}", args=arguments)


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


def test_no_form_of_address_is_chosen_beforehand(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    page = client_of(cast.officer).get(at("person_create"))

    assert 'type="radio" name="address_form" value="pani"' in page.content.decode().replace("\n", " ")
    assert page.context["form"]["address_form"].value() in (None, "")


def test_somebody_likely_the_same_is_shown_first(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    known = a_person("Marzenna", "Boczek")
    client = client_of(cast.officer)
    sent = {"given_names": "Marzena", "family_name": "Boczek", "address_form": ""}

    asked = client.post(at("person_create"), sent)
    assert asked.status_code == 422
    assert "Marzenna Boczek" in words(asked)

    chosen = client.post(at("person_create"), sent | {"same_as": str(known.pk)})
    assert chosen["Location"] == at("person_edit", known.pk)
    assert Person.objects.count() == 1

    client.post(at("person_create"), sent | {"same_as": "new"})
    assert Person.objects.count() == 2


def test_a_stale_form_of_a_person_shows_what_the_other_saved(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    person = a_person("Anna", "Zielińska")
    sent = {"given_names": "Anna", "family_name": "Zielińska-Nowak", "version": "1", "address_form": "pani"}
    client_of(cast.coordinator).post(at("person_edit", person.pk), sent | {"family_name": "Nowak"})

    stale = client_of(cast.officer).post(at("person_edit", person.pk), sent)

    assert stale.status_code == 422
    assert "Nowak" in str(stale.context["theirs"])
    assert "Zielińska-Nowak" in stale.content.decode()


def test_an_office_is_recorded_and_ended_with_its_last_day(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    person, organization = a_person(), an_organization()
    client = client_of(cast.officer)

    client.post(
        at("office_add", person.pk),
        {
            "office": "Starosta",
            "organization": organization.name,
            "valid_from": "20.11.2018",
            "is_beginning_known": "no",
            "precision": "day",
        },
    )
    holding = OfficeHolding.objects.get()
    client.post(at("office_end", person.pk, holding.pk), {"last_day": "6 maja 2019"})

    holding.refresh_from_db()
    assert (holding.is_beginning_known, holding.valid_to) == (False, date(2019, 5, 7))


def test_an_office_of_another_person_is_not_found_under_this_one(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    holding = an_office(a_person("Jan", "Kowalski"), an_organization())

    answer = client_of(cast.officer).post(
        at("office_end", a_person().pk, holding.pk), {"last_day": "1.01.2020"}
    )

    assert answer.status_code == 404


def test_two_persons_are_merged_after_the_password_is_confirmed(
    cast: Cast, home: Partnership, client_of: ClientOf, confirmed: ClientOf
) -> None:
    kept, dropped = a_person("Marzenna", "Boczek"), a_person("Marzena", "Boczek")
    address = at("person_merge", kept.pk, dropped.pk)

    assert "reauthenticate" in client_of(cast.officer).post(address)["Location"]
    confirmed(cast.officer).post(address)

    kept.refresh_from_db()
    assert kept.aliases == ["Marzena Boczek"]


def appointment(organization_id: int, **more: object) -> dict[str, object]:
    return {
        "organization": str(organization_id),
        "kind": "representative",
        "valid_from": "1.03.2018",
        "address_form": "",
        **more,
    }


def test_a_new_person_is_appointed_with_a_scan_in_one_step(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = a_signatory(home).organization

    answer = client_of(cast.officer).post(
        at("representation_add", home.slug),
        appointment(
            organization.pk,
            given_names="Ewa",
            family_name="Lis",
            authorisation="pełnomocnictwo nr 3/2018",
            phone="600 000 000",
            file=SimpleUploadedFile("pełnomocnictwo.pdf", PDF),
        ),
    )

    assert answer.status_code == 302
    voice = Representation.objects.get()
    assert (voice.person.full_name, voice.phone) == ("Ewa Lis", "+48600000000")
    assert voice.person.address_form == FormOfAddress.UNKNOWN
    assert voice.authorisation_file is not None
    assert not voice.authorisation_file.is_public


def test_a_file_of_a_wrong_kind_undoes_the_whole_step(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = a_signatory(home).organization

    page = client_of(cast.officer).post(
        at("representation_add", home.slug),
        appointment(
            organization.pk,
            given_names="Ewa",
            family_name="Lis",
            file=SimpleUploadedFile("skan.pdf", b"MZ this is no PDF"),
        ),
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["file"]
    assert 'value="Lis"' in page.content.decode()
    assert not Representation.objects.exists()
    assert not Person.objects.exists()


def test_either_a_known_person_or_a_new_one_not_both(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization, known = a_signatory(home).organization, a_person()
    client = client_of(cast.officer)
    address = at("representation_add", home.slug)

    both = client.post(
        address,
        appointment(organization.pk, person_number=str(known.pk), given_names="Ewa", family_name="Lis"),
    )
    neither = client.post(address, appointment(organization.pk))

    assert "person" in both.context["form"].errors
    assert "person" in neither.context["form"].errors
    assert not Representation.objects.exists()


def test_an_institution_from_outside_the_list_cannot_be_forged_in(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    page = client_of(cast.officer).post(
        at("representation_add", home.slug),
        appointment(an_organization().pk, given_names="Ewa", family_name="Lis"),
    )

    assert page.status_code == 422
    assert "organization" in page.context["form"].errors


def test_telephones_are_shown_only_to_those_who_call(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = a_signatory(home).organization
    a_representative(home, organization, phone="600 123 456", email="anna@example.org")
    address = at("representation_list", home.slug)

    assert "600 123 456" in words(client_of(cast.officer).get(address))
    assert "600 123 456" in words(client_of(cast.leader).get(address))
    for who in (cast.representative, cast.auditor, cast.council_member):
        page = words(client_of(who).get(address))
        assert "600 123 456" not in page
        assert "anna@example.org" not in page


def test_an_ended_representation_is_taken_back(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    voice = a_representative(home, a_signatory(home).organization)
    client = client_of(cast.officer)

    client.post(at("representation_end", home.slug, voice.pk), {"last_day": "31.12.2018"})
    client.post(at("representation_reopen", home.slug, voice.pk), {"ground": "pomyłka"})

    voice.refresh_from_db()
    assert voice.valid_to is None


@pytest.mark.parametrize("size", [2, 12])
def test_the_list_of_voices_needs_the_same_queries_for_any_number_of_rows(
    cast: Cast,
    home: Partnership,
    client_of: ClientOf,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    size: int,
) -> None:
    for number in range(size):
        organization = a_signatory(home).organization
        a_representative(home, organization, a_person("Anna", f"Nowak-{number}"))
    client = client_of(cast.officer)

    with django_assert_max_num_queries(12):
        assert client.get(at("representation_list", home.slug)).status_code == 200
