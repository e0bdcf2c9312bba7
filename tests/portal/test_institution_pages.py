"""Institutions: the list with its filters and the page of each on a day; persons in office."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.portal.links import organization_url
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.states import Scheme, SocialEnterpriseStatus, Standing
from spoiwo.territory.models import Unit
from tests.factories.partnerships import a_partnership
from tests.factories.registry import (
    a_person,
    a_representative,
    a_signatory,
    an_office,
    an_organization,
)
from tests.portal.conftest import SYSTEM, Reader
from tests.portal.test_register_page import SCRIPT, statements_of

LIST = "/instytucje/"


def address(organization: Organization) -> str:
    return organization_url(organization.pk, organization.name)


def test_institutions_stand_in_polish_order(peopled: Partnership, read: Reader) -> None:
    page = read(LIST)

    places = [page.index(name) for name in ("Łączymy", "Powiatowy", "Żuraw")]
    assert places == sorted(places)
    assert '<b class="num">3</b> institutions' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rodzaj=irp.pup", {"Powiatowy"}),
        ("sektor=social", {"Łączymy", "Żuraw"}),
        ("etykieta=lgd", {"Dziedzictwo"}),
        ("teren=1463", {"Dziedzictwo"}),
        ("teren=14", {"Dziedzictwo"}),
        ("teren=1436", set()),
        ("q=zurawie", {"Żuraw"}),
        ("q=PUP", {"Powiatowy"}),
        ("rodzaj=nic&sektor=nic", {"Łączymy", "Powiatowy", "Żuraw", "Dziedzictwo"}),
    ],
)
def test_the_list_is_narrowed(
    territory: Callable[[str], Unit], peopled: Partnership, read: Reader, query: str, found: set[str]
) -> None:
    an_organization("Dziedzictwo", "kult.jednostka", labels=["lgd"], seat=territory("1463"))

    page = read(f"{LIST}?{query}").split("</form>")[1]

    names = {"Łączymy", "Powiatowy", "Żuraw", "Dziedzictwo"}
    assert {name for name in names if f">{name}" in page or f"{name}</a>" in page} == found


def test_a_list_narrowed_to_nothing_teaches(peopled: Partnership, read: Reader) -> None:
    page = read(f"{LIST}?q=qwertyuiop")

    assert "No institution matches" in page
    assert 'value="qwertyuiop"' in page


def test_a_long_list_is_cut_into_pages_of_one_size(db: None, visitor: Client) -> None:
    for number in range(3):
        an_organization(f"Instytucja {number:03}")
    few = statements_of(visitor, LIST)
    for number in range(3, 28):
        an_organization(f"Instytucja {number:03}")

    page = visitor.get(f"{LIST}?strona=2").content.decode()

    assert "Instytucja 025" in page
    assert "Instytucja 024" not in page
    assert statements_of(visitor, LIST) == few


def test_a_merged_record_is_not_listed_and_leads_to_the_kept_one(visitor: Client, db: None) -> None:
    kept, dropped = an_organization("Fundacja Merkury"), an_organization("Fundacja Merkóry")
    old = address(dropped)
    services.merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)

    answer = visitor.get(f"{old}?dzien=2019-01-01")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{address(kept)}?dzien=2019-01-01"
    assert "Merkóry</a>" not in visitor.get(LIST).content.decode()


def test_an_old_name_in_the_address_leads_to_the_new_one(visitor: Client, db: None) -> None:
    organization = an_organization("Dom Kultury")

    answer = visitor.get(f"/instytucje/{organization.pk}-cos-innego/")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/instytucje/{organization.pk}-dom-kultury/"


def test_an_unknown_institution_is_a_404(visitor: Client, db: None) -> None:
    assert visitor.get("/instytucje/999999-nikt/").status_code == 404


def test_a_past_day_shows_the_name_and_the_offices_of_then(read: Reader) -> None:
    organization = an_organization("Dom Kultury")
    services.rename_organization(
        actor=SYSTEM, organization=organization, name="Centrum Kultury", on=date(2019, 1, 1)
    )
    holding = an_office(a_person("Anna", "Dawna"), organization, "Dyrektorka", since=date(2015, 1, 1))
    services.end_office(actor=SYSTEM, holding=holding, last_day=date(2018, 12, 31))

    then, now = read(f"{address(organization)}?dzien=2018-12-31"), read(address(organization))

    assert "<h1>Dom Kultury</h1>" in then
    assert "today: Centrum Kultury" in then
    assert "Anna Dawna" in then
    assert "<h1>Centrum Kultury</h1>" in now
    assert "Anna Dawna" not in now
    assert "Dom Kultury" in now, "the history of names"


def test_numbers_address_ties_and_status_are_shown_the_polish_way(
    territory: Callable[[str], Unit], read: Reader
) -> None:
    county = an_organization("Powiat zwoleński", "jst.powiat")
    organization = an_organization(
        "Spółdzielnia Socjalna Sycyna",
        "pes.ss",
        identifiers={Scheme.NIP: "5261040828"},
        street="ul. Przemysłowa 53",
        postal_code="26-700",
        post_town="Zwoleń",
        seat=territory("1436"),
        legal_person=county,
        activity=["gastronomia"],
        phone="48 676 00 00",
    )
    services.add_alias(actor=SYSTEM, organization=organization, name="Spółdzielnia „Sycyna”")
    services.set_enterprise_status(
        actor=SYSTEM,
        organization=organization,
        status=SocialEnterpriseStatus.GRANTED,
        decision="WPS.1.2023",
        granted_on=date(2023, 5, 4),
        voivode="Wojewoda Mazowiecki",
    )

    page = read(address(organization)).replace("\u00a0", " ")

    assert "ul. Przemysłowa 53, 26-700 Zwoleń" in page
    assert "526-10-40-828" in page
    assert "TERYT code on that day: 1436" in page
    assert "Spółdzielnia „Sycyna”" in page
    assert "a social economy entity" in page
    assert "WPS.1.2023" in page
    assert "<dt>Acts for</dt>" in page
    assert "Spółdzielnia Socjalna Sycyna" in read(address(county))


def test_memberships_are_bars_and_a_table_that_says_the_same(home: Partnership, read: Reader) -> None:
    organization = an_organization("Dom Kultury")
    other = a_partnership("inne", "Inne partnerstwo")
    for partnership in (home, other):
        with scope(partnership=partnership):
            row = a_signatory(partnership, organization)
    with scope(partnership=other):
        services.end_membership(
            actor=SYSTEM, signatory=row, ending=Standing.WITHDRAWN, last_day=date(2017, 12, 31)
        )

    page = read(address(organization))

    assert page.count('class="span running"') == 1
    assert page.count('<rect class="span') == 2
    assert "Inne partnerstwo</a>" in page
    assert "2017" in page.split("Inne partnerstwo</a>")[1], "the last day"


def test_memberships_of_partnerships_in_preparation_are_not_shown(read: Reader) -> None:
    hidden = a_partnership("tajny", "Tajne partnerstwo", stage=Stage.PREPARATION)
    organization = an_organization("Dom Kultury")
    with scope(partnership=hidden):
        a_signatory(hidden, organization)

    assert "Tajne" not in read(address(organization))


def test_a_resident_who_signed_as_a_person_keeps_her_address_to_herself(read: Reader) -> None:
    resident = an_organization(
        "Maria Nowak", "inne.osoba", street="ul. Cicha 7", phone="600 100 200", email="maria@example.org"
    )

    page = read(address(resident))

    assert "Cicha" not in page
    assert "600" not in page
    assert "maria@example.org" not in page


def test_the_page_names_hostile_things_as_text(read: Reader) -> None:
    organization = an_organization(f"Fundacja {SCRIPT}", activity=[SCRIPT], locality=SCRIPT)
    services.add_alias(actor=SYSTEM, organization=organization, name=f"Alias {SCRIPT}")
    an_office(a_person("Jan", SCRIPT), organization, SCRIPT)

    assert SCRIPT not in read(address(organization)) + read(LIST)


def test_the_number_of_queries_does_not_grow(home: Partnership, visitor: Client) -> None:
    organization = an_organization("Dom Kultury")
    with scope(partnership=home):
        a_signatory(home, organization)
    an_office(a_person(), organization)
    few = statements_of(visitor, address(organization))

    for number in range(6):
        partnership = a_partnership(f"inne-{number}", f"Inne {number}")
        with scope(partnership=partnership):
            a_signatory(partnership, organization)
        an_office(a_person("Jan", f"Kowalski-{number}a"), organization)
        an_organization(f"Filia {number}", parent=organization)
        an_organization(f"Jednostka {number}", legal_person=organization)

    assert statements_of(visitor, address(organization)) == few


def test_a_person_is_a_name_offices_and_institutions_and_nothing_else(
    home: Partnership, read: Reader
) -> None:
    office = an_organization("Starostwo Powiatowe", "jst.powiat")
    person = a_person("Magdalena", "Biernacka", expertise=["ekonomia społeczna"])
    an_office(person, office, "Starosta", since=date(2018, 4, 19))
    with scope(partnership=home):
        a_signatory(home, office)
        a_representative(home, office, person, email="m.biernacka@example.org", phone="600 100 200")

    page = read(f"/osoby/{person.pk}/")

    assert "<h1>Magdalena Biernacka</h1>" in page
    assert "Starosta" in page
    assert "Starostwo Powiatowe" in page
    assert "ekonomia społeczna" in page
    assert "example.org" not in page
    assert "600" not in page


def test_an_office_whose_beginning_nobody_knows_says_so(read: Reader) -> None:
    person = a_person("Anna", "Nowak")
    services.record_office(
        actor=SYSTEM,
        person=person,
        organization=an_organization("Urząd"),
        office="Wójt",
        valid_from=date(2018, 4, 19),
        is_beginning_known=False,
    )

    assert "at least since" in read(f"/osoby/{person.pk}/")


def test_a_person_who_only_represents_is_not_public(home: Partnership, visitor: Client) -> None:
    person = a_person("Anna", "Prywatna")
    office = an_organization("Urząd")
    with scope(partnership=home):
        a_signatory(home, office)
        a_representative(home, office, person)

    assert visitor.get(f"/osoby/{person.pk}/").status_code == 404
    assert visitor.get("/osoby/999999/").status_code == 404


def test_a_merged_person_leads_to_the_kept_record(visitor: Client, db: None) -> None:
    kept, dropped = a_person("Marzenna", "Boczek"), a_person("Marzena", "Boczek")
    an_office(kept, an_organization("Powiatowy Urząd Pracy"))
    services.merge_persons(actor=SYSTEM, kept=kept, dropped=dropped)

    answer = visitor.get(f"/osoby/{dropped.pk}/")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/osoby/{kept.pk}/"
