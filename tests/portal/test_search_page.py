"""One box over everything public."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from tests.factories.agreements import an_agreement_in_force
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_person, an_office, an_organization
from tests.portal.conftest import Reader
from tests.portal.test_register_page import SCRIPT, statements_of

SEARCH = "/szukaj/"


def test_an_inflected_word_finds_and_the_match_is_marked(peopled: Partnership, read: Reader) -> None:
    page = read(f"{SEARCH}?q=Zwoleń")

    assert "<mark>Zwoleniu</mark>" in page
    assert "/instytucje/" in page
    assert 'value="Zwoleń"' in page


def test_an_abbreviation_finds_what_it_stands_for(peopled: Partnership, read: Reader) -> None:
    assert "<mark>Powiatowy" in read(f"{SEARCH}?q=PUP")


@pytest.mark.parametrize("typed", ["PUP", "pup-u Zwoleń", "PUPem"])
def test_an_abbreviation_is_explained_with_a_way_to_the_glossary(db: None, read: Reader, typed: str) -> None:
    page = read(f"{SEARCH}?q={typed}")

    assert '<abbr>PUP</abbr>: <a href="/skroty/#pup">Powiatowy Urząd Pracy</a>' in page


def test_every_kind_is_found_under_its_name_and_leads_to_its_page(home: Partnership, read: Reader) -> None:
    an_office(a_person("Zenobia", "Zwoleńska"), an_organization("Urząd"), "Starosta")
    with scope(partnership=home):
        an_agreement_in_force(home, title="Porozumienie zwoleńskie")
    an_organization("Szkoła zwoleńska", "edu.szkola")

    page = read(f"{SEARCH}?q=zwoleński")
    person = read(f"{SEARCH}?q=Zenobia")

    for kind, path in (
        ("Partnerships", "/partnerstwa/zwolen/"),
        ("Agreements", "/porozumienia/"),
        ("Institutions", "/instytucje/"),
    ):
        assert f'<span class="sub">{kind}' in page
        assert path in page
    assert '<span class="sub">Persons in office' in person


def test_kinds_are_facets_that_keep_the_question(peopled: Partnership, read: Reader) -> None:
    page = read(f"{SEARCH}?q=zwoleński&rodzaj=partnership&strona=1")

    partnerships = '<a href="?q=zwole%C5%84ski&amp;rodzaj=partnership" aria-current="true">Partnerships '
    assert f'{partnerships}<span class="num">1</span></a>' in page
    assert '<a href="?q=zwole%C5%84ski">Everything <span class="num">1</span></a>' in page
    assert page.count("<li><h2>") == 1


def test_a_misspelt_word_is_offered_corrected(peopled: Partnership, read: Reader) -> None:
    page = read(f"{SEARCH}?q=Łonczymy")

    assert "Nothing was found for" in page
    assert "Did you mean:" in page


def test_nothing_found_teaches_and_nothing_asked_teaches(db: None, read: Reader) -> None:
    assert "Nothing was found for “qwertyuiop”" in read(f"{SEARCH}?q=qwertyuiop")
    assert "Ask for a name, a town or an abbreviation" in read(SEARCH)
    assert "Ask for a name, a town or an abbreviation" in read(f"{SEARCH}?q=+++")


@pytest.mark.parametrize(
    "typed",
    [
        SCRIPT,
        '"><svg/onload=alert(1)>',
        "' OR 1=1 --",
        "a:*&!|()<->",
        "\\",
        "%",
        "x" * 5000,
        "🧱 „Ł”",
        "&#60;",
    ],
)
def test_whatever_is_typed_is_only_text(peopled: Partnership, visitor: Client, typed: str) -> None:
    answer = visitor.get(SEARCH, {"q": typed})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>alert" not in page
    assert "<svg/onload" not in page


@pytest.mark.parametrize("strona", ["0", "-1", "x", "999999999999", "²", "1.5", ""])
def test_a_page_that_is_no_page_is_no_error(peopled: Partnership, visitor: Client, strona: str) -> None:
    assert visitor.get(SEARCH, {"q": "stowarzyszenie", "strona": strona}).status_code == 200


def test_a_kind_that_is_none_is_ignored(peopled: Partnership, read: Reader) -> None:
    assert "<mark>" in read(f"{SEARCH}?q=Zwoleń&rodzaj=users")


def test_many_results_stand_on_pages(db: None, read: Reader) -> None:
    for number in range(23):
        an_organization(f"Biblioteka numer {number:02}", "kult.jednostka")

    first, second = read(f"{SEARCH}?q=biblioteka"), read(f"{SEARCH}?q=biblioteka&strona=2")

    assert "23 results" in first
    assert first.count("<li><h2>") == 20
    assert second.count("<li><h2>") == 3
    assert "q=biblioteka&amp;strona=2" in first


def test_what_is_not_public_is_not_found(read: Reader) -> None:
    a_partnership("tajny", "Tajemnicze partnerstwo", stage=Stage.PREPARATION)

    assert "Nothing was found" in read(f"{SEARCH}?q=Tajemnicze")


def test_the_number_of_queries_does_not_grow_with_the_results(db: None, visitor: Client) -> None:
    an_organization("Biblioteka pierwsza", "kult.jednostka")
    few = statements_of(visitor, f"{SEARCH}?q=biblioteka")
    for number in range(15):
        an_organization(f"Biblioteka numer {number}", "kult.jednostka")

    assert statements_of(visitor, f"{SEARCH}?q=biblioteka") == few


def test_results_are_not_for_search_engines(read: Reader) -> None:
    assert '<meta name="robots" content="noindex,follow">' in read(f"{SEARCH}?q=x")
