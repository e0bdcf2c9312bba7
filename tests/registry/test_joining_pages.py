"""Adding a signatory: look first, then record; a new institution in the same flow; whole counties."""

from datetime import date

import pytest
from django.urls import reverse

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors import count_members, numbers_of
from spoiwo.registry.states import Scheme, Standing
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled
from tests.cast import Cast, ClientOf
from tests.factories.registry import a_signatory, an_announced_signatory, an_organization
from tests.registry.conftest import TODAY
from tests.registry.reading import words

PUP = "Powiatowy Urząd Pracy w Zwoleniu"
NEW = {
    "name": PUP,
    "category": "irp.pup",
    "locality": "Zwoleń",
    "standing": "acceded",
    "day": "28 marca 2018 r.",
    "precision": "day",
}


def at(name: str, home: Partnership, *more: object, **query: str) -> str:
    return reverse(f"registry:{name}", args=[home.slug, *more], query=query)


def test_the_search_step_works_without_a_script_and_says_who_belongs_already(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    a_signatory(home, an_organization(PUP, "irp.pup"))
    an_organization("Powiatowy Urząd Pracy w Przysusze", "irp.pup")

    page = client_of(cast.officer).get(at("signatory_add", home, q="powiatowy urzad pracy"))

    assert {found.organization.name: found.is_open_here for found in page.context["found"]} == {
        PUP: True,
        "Powiatowy Urząd Pracy w Przysusze": False,
    }


def test_a_known_institution_joins(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    known = an_organization(PUP, "irp.pup")

    client_of(cast.officer).post(
        at("signatory_add_known", home, known.pk),
        {"standing": "acceded", "day": "2018-03-28", "precision": "day", "note": ""},
    )

    assert count_members(home, date(2018, 3, 28)) == 1


def test_a_new_institution_is_recorded_and_joins_at_once(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    answer = client_of(cast.officer).post(
        at("signatory_add_new", home), NEW | {"regon": "123456785", "standing": "announced"}
    )

    membership = Signatory.objects.get()
    assert answer["Location"] == at("signatory", home, membership.pk)
    assert (membership.organization.name, membership.state) == (PUP, Standing.ANNOUNCED)
    assert numbers_of(membership.organization) == {"regon": "123456785"}


def test_likely_duplicates_are_shown_before_a_second_record_is_made(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    known = an_organization("Powiatowy Urzad Pracy, Zwoleń w", "irp.pup")
    client = client_of(cast.officer)

    asked = client.post(at("signatory_add_new", home), NEW)

    assert asked.status_code == 422
    assert known.name in words(asked)
    assert 'value="Zwoleń"' in asked.content.decode()
    assert not Signatory.objects.exists()
    assert Organization.objects.count() == 1


def test_choosing_the_likely_duplicate_makes_no_second_record(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    known = an_organization(PUP, "irp.pup")

    client_of(cast.officer).post(at("signatory_add_new", home), NEW | {"same_as": str(known.pk)})

    assert Signatory.objects.get().organization == known
    assert Organization.objects.count() == 1


def test_insisting_on_a_new_record_makes_one(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    an_organization(PUP, "irp.pup")

    client_of(cast.officer).post(at("signatory_add_new", home), NEW | {"same_as": "new"})

    assert Organization.objects.filter(name=PUP).count() == 2
    assert count_members(home, TODAY) == 1


def test_a_forged_answer_chooses_nothing(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    an_organization(PUP, "irp.pup")
    unlike = an_organization("Zupełnie inna fundacja")

    page = client_of(cast.officer).post(at("signatory_add_new", home), NEW | {"same_as": str(unlike.pk)})

    assert page.status_code == 422
    assert not Signatory.objects.exists()


def test_a_wrong_number_leaves_neither_institution_nor_membership(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    page = client_of(cast.officer).post(at("signatory_add_new", home), NEW | {"nip": "0000000000"})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["nip"]
    assert not Organization.objects.exists()


def test_an_overlap_undoes_the_whole_flow(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    known = a_signatory(home, an_organization(PUP, "irp.pup")).organization

    page = client_of(cast.officer).post(at("signatory_add_new", home), NEW | {"same_as": str(known.pk)})

    assert page.status_code == 422
    assert Signatory.objects.count() == 1


def test_a_number_of_another_record_names_it(cast: Cast, home: Partnership, client_of: ClientOf) -> None:
    owner = an_organization("Starostwo", identifiers={Scheme.REGON: "123456785"})

    page = client_of(cast.officer).post(
        at("signatory_add_new", home), NEW | {"regon": "123456785", "same_as": "new"}
    )

    assert page.status_code == 422
    assert owner.name in str(page.context["form"].errors["regon"])


@pytest.fixture
def przysucha(db: None) -> Unit:
    load_bundled(actor=SystemActor("tests"))
    return Unit.objects.get(key="1423")


def test_all_communes_of_a_county_join_in_one_step(
    cast: Cast, home: Partnership, client_of: ClientOf, przysucha: Unit
) -> None:
    client = client_of(cast.officer)
    address = at(
        "signatory_add_communes", home, county=przysucha.full_name, county_number="1423", since="1.01.2018"
    )

    choice = client.get(address)
    keys = [row.unit.key for row in choice.context["rows"]]
    preview = client.post(address, {"communes": keys})
    assert Signatory.objects.count() == 0
    answer = client.post(address, {"communes": keys, "admit": "1"})

    assert len(preview.context["preview"]) == len(keys) == 8
    assert answer.status_code == 302
    assert count_members(home, date(2018, 1, 1)) == 8
    assert Organization.objects.filter(category="jst.gmina", seat__key__startswith="1423").count() == 8


def test_communes_recorded_announced_and_belonging_are_told_apart(
    cast: Cast, home: Partnership, client_of: ClientOf, przysucha: Unit
) -> None:
    an_organization("Gmina Klwów", "jst.gmina")
    an_announced_signatory(home, an_organization("Gmina Odrzywół", "jst.gmina"))
    a_signatory(home, an_organization("Gmina Przysucha", "jst.gmina"))
    client = client_of(cast.officer)
    address = at("signatory_add_communes", home, county="1423", county_number="1423", since="1.01.2018")

    rows = {row.name: row for row in client.get(address).context["rows"]}
    joining = [rows[name].unit.key for name in ("Gmina Klwów", "Gmina Odrzywół")]
    client.post(address, {"communes": joining, "admit": "1"})

    assert {
        name: rows[name].verdict.value for name in ("Gmina Klwów", "Gmina Odrzywół", "Gmina Przysucha")
    } == {
        "Gmina Klwów": "known",
        "Gmina Odrzywół": "waiting",
        "Gmina Przysucha": "belongs",
    }
    assert count_members(home, TODAY) == 3
    assert Organization.objects.count() == 3


def test_a_commune_that_belongs_already_cannot_be_ticked(
    cast: Cast, home: Partnership, client_of: ClientOf, przysucha: Unit
) -> None:
    a_signatory(home, an_organization("Gmina Przysucha", "jst.gmina"))
    key = Unit.objects.get(key__startswith="1423", name="Przysucha", level="commune").key
    address = at("signatory_add_communes", home, county="1423", county_number="1423", since="1.01.2018")

    page = client_of(cast.officer).post(address, {"communes": [key], "admit": "1"})

    assert page.status_code == 422
    assert count_members(home, TODAY) == 1


def test_an_ambiguous_county_is_asked_about(
    cast: Cast, home: Partnership, client_of: ClientOf, przysucha: Unit
) -> None:
    page = client_of(cast.officer).get(
        at("signatory_add_communes", home, county="nowodworski", since="1.01.2018")
    )

    assert page.status_code == 422
    candidates = page.context["asked"].fields["county"].widget.candidates
    assert {one.number for one in candidates} == {"1414", "2210"}
