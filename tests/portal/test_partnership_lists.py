"""The start page and the list of partnerships."""

import gzip
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import set_area
from spoiwo.partnerships.states import Stage
from spoiwo.registry import services
from spoiwo.territory.models import Unit
from spoiwo.territory.services import SubregionDraft, save_subregion
from tests.factories.agreements import an_agreement_in_force
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_person, a_signatory, an_office, an_organization
from tests.portal.conftest import SYSTEM, Reader
from tests.portal.test_partnership_page import rewritten
from tests.portal.test_register_page import SCRIPT, statements_of

LIST = "/partnerstwa/"


@pytest.fixture
def three(territory: Callable[[str], Unit]) -> None:
    """Two partnerships of March 2018 in Mazowsze, one of 2008 in the whole of Lubuskie."""
    for slug, name, key, day in (
        ("zwolen", "Powiat zwoleński", "1436", date(2018, 3, 28)),
        ("przysucha", "Powiat przysuski", "1423", date(2018, 3, 23)),
        ("lubuskie", "Lubuskie", "08", date(2008, 1, 1)),
    ):
        partnership = a_partnership(slug, name)
        rewritten(partnership, founded_on=day)
        set_area(actor=SYSTEM, partnership=partnership, units=[territory(key)], since=date(2008, 1, 1))


def shown(page: str) -> set[str]:
    return {slug for slug in ("zwolen", "przysucha", "lubuskie") if f'href="/partnerstwa/{slug}/"' in page}


def test_partnerships_founded_in_march_2018_are_two(three: None, read: Reader) -> None:
    page = read(f"{LIST}?od=1.03.2018&do=31+marca+2018+r.")

    assert shown(page) == {"zwolen", "przysucha"}
    assert '<b class="num">2</b> partnerships' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("teren=1436", {"zwolen"}),
        ("teren=14", {"zwolen", "przysucha"}),
        # A partnership of the whole voivodeship works in each of its powiats.
        ("teren=0801", {"lubuskie"}),
        ("teren=0861", {"lubuskie"}),
        ("rodzaj=local", {"zwolen", "przysucha", "lubuskie"}),
        ("rodzaj=pact", set()),
        ("etap=active", {"zwolen", "przysucha", "lubuskie"}),
        ("etap=ended", set()),
        ("od=2018-03-24", {"zwolen"}),
        ("do=2017-12-31", {"lubuskie"}),
        ("rodzaj=<script>&etap=preparation&teren=&subregion=nie-ma", {"zwolen", "przysucha", "lubuskie"}),
    ],
)
def test_the_list_is_narrowed(three: None, read: Reader, query: str, found: set[str]) -> None:
    assert shown(read(f"{LIST}?{query}")) == found


def test_a_subregion_narrows_to_all_its_counties(
    three: None, territory: Callable[[str], Unit], read: Reader
) -> None:
    save_subregion(
        actor=SYSTEM,
        draft=SubregionDraft(slug="dwa-powiaty", name="dwa powiaty", keys=("1423", "1436")),
    )

    page = read(f"{LIST}?subregion=dwa-powiaty")

    assert shown(page) == {"zwolen", "przysucha"}
    assert '<option value="dwa-powiaty" selected>' in page


def test_a_wrong_day_of_founding_keeps_what_was_typed(three: None, read: Reader) -> None:
    page = read(f"{LIST}?od=31.02.2018")

    assert 'value="31.02.2018"' in page
    assert 'id="f-od-error"' in page
    assert shown(page) == {"zwolen", "przysucha", "lubuskie"}


def test_a_list_narrowed_to_nothing_teaches(three: None, read: Reader) -> None:
    page = read(f"{LIST}?do=1990-01-01")

    assert "No partnership matches" in page
    assert "Show all partnerships" in page


def test_an_installation_without_partnerships_teaches(read: Reader) -> None:
    assert "No partnership is public yet" in read(LIST)
    assert "No partnership is public yet" in read("/")


def test_partnerships_that_are_not_public_are_not_listed(read: Reader) -> None:
    a_partnership("tajny", "Tajne partnerstwo", stage=Stage.PREPARATION)

    assert "Tajne" not in read(LIST)
    assert "Tajne" not in read("/")


def test_the_start_page_counts_the_signatories_of_today(peopled: Partnership, read: Reader) -> None:
    page = read("/")

    assert '<span class="n">3</span> signatories' in page
    assert 'action="/szukaj/"' in page


def test_the_map_and_the_list_beside_it_say_the_same(three: None, read: Reader) -> None:
    page = read("/")

    for key, words in (("1436", "1 partnership"), ("1423", "1 partnership"), ("08", "1 partnership")):
        assert page.count(f'href="/terytorium/{key}/"') == 2
        assert words in page


def test_admissions_of_one_day_are_one_piece_of_news(peopled: Partnership, read: Reader) -> None:
    assert "3\u00a0new signatories" in read("/")


def test_news_tells_of_agreements_stages_and_new_names(peopled: Partnership, read: Reader) -> None:
    with scope(partnership=peopled):
        an_agreement_in_force(peopled, title="Porozumienie o współpracy")
        office = a_signatory(peopled, an_organization("Dom Kultury")).organization
    services.rename_organization(
        actor=SYSTEM, organization=office, name="Centrum Kultury", on=date(2019, 1, 1)
    )

    page = read("/")

    assert "In force: Porozumienie o\u00a0współpracy" in page
    assert "New name; formerly: Dom Kultury" in page
    assert "Stage: active" in page


def test_news_never_tells_of_persons_nor_of_what_is_not_public(peopled: Partnership, read: Reader) -> None:
    an_office(a_person("Magdalena", "Biernacka"), an_organization("Starostwo"))
    hidden = a_partnership("tajny", "Tajne partnerstwo", stage=Stage.PREPARATION)
    with scope(partnership=hidden):
        secret = a_signatory(hidden, an_organization("Instytucja w tajemnicy")).organization
    services.rename_organization(
        actor=SYSTEM, organization=secret, name="Nowa tajemnica", on=date(2019, 1, 1)
    )

    page = read("/")

    assert "Biernacka" not in page
    assert "tajemnic" not in page
    assert "Tajne" not in page


def test_an_admission_taken_back_is_no_news(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        row = a_signatory(home, an_organization("Przez pomyłkę"))
        services.take_back_admission(actor=SYSTEM, signatory=row, ground="pomyłka")

    assert "Przez pomyłkę" not in read("/")


def test_hostile_names_are_shown_as_text_in_lists_and_news(db: None, read: Reader) -> None:
    partnership = a_partnership("zly", f"Partnerstwo {SCRIPT}")
    with scope(partnership=partnership):
        a_signatory(partnership, an_organization(f"Fundacja {SCRIPT}"))

    assert SCRIPT not in read("/") + read(LIST)


def test_the_start_page_stays_light_whatever_the_country_holds(
    territory: Callable[[str], Unit], visitor: Client
) -> None:
    counties = list(Unit.objects.filter(level="county").order_by("key")[:80])
    for number, county in enumerate(counties):
        partnership = a_partnership(f"partnerstwo-{number}", f"Partnerstwo powiatu {county.name} {number}")
        set_area(actor=SYSTEM, partnership=partnership, units=[county], since=date(2010, 1, 1))
        if number == 9:
            few = statements_of(visitor, "/")

    page = visitor.get("/").content

    assert len(gzip.compress(page, 6)) <= 15_000
    assert statements_of(visitor, "/") == few
    assert "All 80 partnerships" in page.decode()


def test_the_list_is_cut_into_pages_and_keeps_its_filters(
    territory: Callable[[str], Unit], visitor: Client
) -> None:
    for number in range(22):
        a_partnership(f"partnerstwo-{number}", f"Partnerstwo {number:02}")
        if number == 4:
            few = statements_of(visitor, LIST)

    page = visitor.get(f"{LIST}?rodzaj=local&strona=2").content.decode()

    assert "Partnerstwo 20" in page
    assert "Partnerstwo 19" not in page
    assert "rodzaj=local" in page
    assert statements_of(visitor, LIST) == few
    assert visitor.get(f"{LIST}?strona=nonsens").status_code == 200
