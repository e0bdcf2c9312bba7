"""Institutions in the officer's hands: recorded, edited, renamed, merged."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, OrganizationName
from spoiwo.registry.selectors import names_on, numbers_of
from tests.cast import Cast, ClientOf
from tests.factories.registry import a_signatory, an_organization
from tests.registry.reading import words

PUP = "Powiatowy Urząd Pracy w Zwoleniu"


def at(name: str, *arguments: object) -> str:
    return reverse(f"registry:{name}", args=arguments)


def form_of(organization: Organization, **changed: str) -> dict[str, str]:
    """Return the form as the browser would send it, with some fields changed."""
    sent = {
        "name": organization.name,
        "category": organization.category,
        "street": organization.street,
        "version": str(organization.version),
    }
    return sent | changed


def test_an_institution_is_recorded_with_everything_written(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    gmina = an_organization("Gmina Zwoleń", "jst.gmina")

    answer = client_of(cast.officer).post(
        at("organization_create"),
        {
            "name": "Urząd Miejski w Zwoleniu",
            "category": "jst.gmina",
            "legal_person": gmina.name,
            "legal_person_number": str(gmina.pk),
            "postal_code": "26700",
            "phone": "48 676 22 10",
            "labels": ["lgd"],
            "activity": "pomoc społeczna, edukacja",
            "nip": "526-10-40-828",
        },
    )

    made = Organization.objects.get(name="Urząd Miejski w Zwoleniu")
    assert answer["Location"] == at("organization_edit", made.pk)
    assert (made.legal_person, made.postal_code, made.phone) == (gmina, "26-700", "+48486762210")
    assert made.activity == ["pomoc społeczna", "edukacja"]
    assert numbers_of(made) == {"nip": "5261040828"}


def test_each_wrong_number_has_its_own_sentence_and_nothing_typed_is_lost(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = an_organization(PUP)

    page = client_of(cast.officer).post(
        at("organization_numbers", organization.pk), {"regon": "123456786", "nip": "5261040828"}
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["regon"]
    assert 'value="5261040828"' in page.content.decode()
    assert numbers_of(organization) == {}


def test_a_name_typed_without_a_script_is_asked_about_and_then_taken(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    one, two = an_organization("Gmina Klwów", "jst.gmina"), an_organization("Gmina Klwów Dolny", "jst.gmina")
    organization = an_organization(PUP)
    client = client_of(cast.officer)

    asked = client.post(at("organization_edit", organization.pk), form_of(organization, parent="Klwów"))
    assert asked.status_code == 422
    candidates = asked.context["form"].fields["parent"].widget.candidates
    assert {candidate.number for candidate in candidates} == {str(one.pk), str(two.pk)}

    sent = form_of(organization, parent="Klwów", parent_one_of=str(two.pk))
    assert client.post(at("organization_edit", organization.pk), sent).status_code == 302
    organization.refresh_from_db()
    assert organization.parent == two


def test_a_stale_form_shows_what_the_other_saved_and_can_be_saved_over_it(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = an_organization(PUP, "irp.pup", street="Puławska 1")
    client = client_of(cast.officer)
    mine = form_of(organization, street="Wojska Polskiego 78")
    client_of(cast.coordinator).post(
        at("organization_edit", organization.pk), form_of(organization, street="Puławska 2")
    )

    stale = client.post(at("organization_edit", organization.pk), mine)
    assert stale.status_code == 422
    assert "Puławska 2" in words(stale)
    assert "Wojska Polskiego 78" in stale.content.decode()

    client.post(
        at("organization_edit", organization.pk), mine | {"version": stale.context["form"]["version"].value()}
    )
    organization.refresh_from_db()
    assert organization.street == "Wojska Polskiego 78"


def test_a_new_name_holds_from_its_day(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    organization = an_organization(PUP)

    client_of(cast.officer).post(
        at("organization_rename", organization.pk),
        {"name": "Centrum Pracy w Zwoleniu", "on": "1 stycznia 2019", "short_name": "", "note": ""},
    )

    history = OrganizationName.objects.filter(organization=organization).order_by("valid_from")
    assert [row.name for row in history] == [PUP, "Centrum Pracy w Zwoleniu"]
    assert names_on([organization.pk], history[1].valid_from) == {organization.pk: "Centrum Pracy w Zwoleniu"}


def test_only_corrected_forms_of_the_name_are_stored(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = an_organization("Trębki Nowe")
    client = client_of(cast.officer)
    proposed = client.get(at("organization_declension", organization.pk)).context["form"].proposed

    client.post(
        at("organization_declension", organization.pk),
        {"gen": "Nowych Trębek", "dat": proposed["dat"]},
    )

    organization.refresh_from_db()
    assert organization.declined == {"gen": "Nowych Trębek"}


def test_a_note_is_added_and_read_by_colleagues_who_edit(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = a_signatory(home).organization
    client = client_of(cast.officer)

    client.post(at("organization_note", organization.pk), {"text": "Nowa siedziba od maja"})

    assert "Nowa siedziba od maja" in words(client.get(at("organization_edit", organization.pk)))
    theirs = client_of(cast.neighbour).get(at("organization_edit", organization.pk))
    assert "Nowa siedziba od maja" not in words(theirs)


def test_an_institution_of_others_is_read_and_not_edited(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = a_signatory(home).organization
    client = client_of(cast.neighbour)

    page = client.get(at("organization_edit", organization.pk))
    sent = client.post(at("organization_edit", organization.pk), form_of(organization, street="Obca 1"))

    assert page.status_code == 200
    assert str(page.context["decision"].reason) in words(page)
    assert sent.status_code == 403
    organization.refresh_from_db()
    assert organization.street == ""


def test_records_are_compared_and_merged_after_the_password_is_confirmed(
    cast: Cast, home: Partnership, client_of: ClientOf, confirmed: ClientOf
) -> None:
    kept, dropped = a_signatory(home, an_organization(PUP)).organization, an_organization("PUP Zwoleń")
    address = at("organization_merge", kept.pk, dropped.pk)

    page = client_of(cast.officer).get(address)
    assert page.context["moving"].names == 1
    assert "reauthenticate" in client_of(cast.officer).post(address)["Location"]

    done = confirmed(cast.officer).post(address)
    assert done["Location"] == at("organization_edit", kept.pk)
    assert client_of(cast.officer).get(at("organization_edit", dropped.pk)).status_code == 301


def test_a_merge_that_cannot_be_is_refused_with_a_sentence(
    cast: Cast, home: Partnership, confirmed: ClientOf
) -> None:
    kept, dropped = a_signatory(home).organization, a_signatory(home).organization

    page = confirmed(cast.officer).post(at("organization_merge", kept.pk, dropped.pk))

    assert page.status_code == 422
    assert page.context["form"].non_field_errors()
    assert not Organization.objects.filter(merged_into__isnull=False).exists()


def test_merging_twice_leads_to_the_one_record(cast: Cast, home: Partnership, confirmed: ClientOf) -> None:
    kept, dropped = an_organization(PUP), an_organization("PUP Zwoleń")
    client = confirmed(cast.officer)

    for _time in range(2):
        answer = client.post(at("organization_merge", kept.pk, dropped.pk))

    assert answer["Location"] == at("organization_edit", kept.pk)


def test_similar_records_are_listed_to_be_compared(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    an_organization("Urząd Miasta w Zwoleniu", "jst.gmina")
    an_organization("Urząd Miasta w Zwolenu", "jst.gmina")
    an_organization("Fundacja Zupełnie Inna")

    page = client_of(cast.officer).get(at("organization_duplicates"))

    assert len(page.context["pairs"]) == 1


def test_a_number_finds_the_institution_in_the_list(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    organization = an_organization(PUP)
    client = client_of(cast.officer)
    client.post(at("organization_numbers", organization.pk), {"regon": "123456785"})

    page = client.get(at("organization_list"), {"q": "123456785"})

    assert list(page.context["page"]) == [organization]


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_needs_the_same_queries_for_any_number_of_rows(
    cast: Cast,
    home: Partnership,
    client_of: ClientOf,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    size: int,
) -> None:
    for _number in range(size):
        an_organization()
    client = client_of(cast.officer)

    with django_assert_max_num_queries(8):
        assert client.get(at("organization_list")).status_code == 200


@pytest.mark.parametrize("odd", ["\x00", "%", "'; drop table", "x" * 5000, "🜲", "<script>alert(1)</script>"])
def test_odd_words_in_the_search_do_no_harm(
    cast: Cast, home: Partnership, client_of: ClientOf, odd: str
) -> None:
    client = client_of(cast.officer)

    for name in ("organization_list", "person_list"):
        page = client.get(at(name), {"q": odd})
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
    assert client.get(reverse("registry:signatory_add", args=[home.slug]), {"q": odd}).status_code == 200
