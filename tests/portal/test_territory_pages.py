"""Everything that happened in a unit, named and coded as on any day."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import add_relation, set_area
from spoiwo.partnerships.states import RelationKind, Stage
from spoiwo.territory.models import Unit
from tests.factories.partnerships import a_partnership
from tests.factories.registry import a_signatory, an_organization
from tests.portal.conftest import SYSTEM, Reader
from tests.portal.test_partnership_page import rewritten
from tests.portal.test_register_page import statements_of

Units = Callable[[str], Unit]


def working_in(unit: Unit, slug: str, name: str, founded_on: date) -> Partnership:
    partnership = a_partnership(slug, name)
    rewritten(partnership, founded_on=founded_on)
    set_area(actor=SYSTEM, partnership=partnership, units=[unit], since=date(2010, 1, 1))
    return partnership


def test_a_county_tells_of_the_predecessor_and_the_successor(territory: Units, read: Reader) -> None:
    before = working_in(territory("1414"), "nowodworskie-2018", "Rynek pracy", date(2018, 4, 19))
    after = working_in(territory("1414"), "nowodworskie-2024", "Ekonomia społeczna", date(2019, 9, 18))
    add_relation(actor=SYSTEM, partnership=after, kind=RelationKind.CONTINUES, other=before)

    page = read("/terytorium/1414/")

    assert page.index("/partnerstwa/nowodworskie-2018/") < page.index("/partnerstwa/nowodworskie-2024/")
    assert 'continues: <a href="/partnerstwa/nowodworskie-2018/">Rynek pracy</a>' in page


def test_two_counties_of_one_name_point_at_each_other(territory: Units, read: Reader) -> None:
    mazovian, pomeranian = read("/terytorium/1414/"), read("/terytorium/2210/")

    assert "TERYT 1414" in mazovian
    assert '<a href="/terytorium/2210/">powiat nowodworski (woj.' in mazovian.replace("\u00a0", " ")
    assert '<a href="/terytorium/1414/">' in pomeranian
    assert "Another unit has the same name" not in read("/terytorium/1436/")


def test_a_partnership_of_the_voivodeship_works_in_its_counties_and_not_elsewhere(
    territory: Units, read: Reader
) -> None:
    working_in(territory("08"), "lubuskie", "Lubuskie", date(2008, 1, 1))

    assert "/partnerstwa/lubuskie/" in read("/terytorium/0801/")
    assert "/partnerstwa/lubuskie/" in read("/terytorium/08/")
    assert "/partnerstwa/lubuskie/" not in read("/terytorium/1414/")


def test_a_gmina_has_the_code_of_the_day(territory: Units, read: Reader) -> None:
    then, now = read("/terytorium/142304/?dzien=2018-03-23"), read("/terytorium/142304/?dzien=2024-01-01")

    assert "TERYT 1423042</span>" in then.split("</head>")[1].split('id="history"')[0]
    assert "TERYT 1423043</span>" in now.split("</head>")[1].split('id="history"')[0]
    assert "TERYT 1423042" in now, "the history of codes"


def test_a_county_lists_its_gminas_with_earlier_codes(territory: Units, read: Reader) -> None:
    then, now = read("/terytorium/1423/?dzien=2018-01-01"), read("/terytorium/1423/?dzien=2024-01-01")

    assert '<span class="num">1423043</span><span class="sub">until 31.12.2023: 1423042</span>' in now
    assert '<span class="num">1423042</span></td>' in then


def test_it_shows_which_gminas_signed(territory: Units, read: Reader) -> None:
    partnership = working_in(territory("1414"), "nowodworskie", "Rynek pracy", date(2018, 4, 19))
    with scope(partnership=partnership):
        for key, name in (("141402", "Gmina Czosnów"), ("141403", "Gmina Leoncin")):
            a_signatory(partnership, an_organization(name, "jst.gmina", seat=territory(key)))

    page = read("/terytorium/1414/")

    assert "2 of 6 have signed a partnership" in page
    assert page.count('<span class="line"><a href="/partnerstwa/nowodworskie/">') == 2


def test_institutions_seated_here_are_counted_and_listed(territory: Units, read: Reader) -> None:
    an_organization("Dom Kultury", seat=territory("1414"))
    an_organization("Szkoła", seat=territory("141402"))
    an_organization("Gdzie indziej", seat=territory("1423"))

    page = read("/terytorium/1414/")

    assert '<a href="/instytucje/?teren=1414">2 institutions</a>' in page
    assert "Gdzie indziej" not in page


def test_what_is_not_public_did_not_happen_here(territory: Units, read: Reader) -> None:
    hidden = a_partnership("tajny", "Tajne partnerstwo", stage=Stage.PREPARATION)
    set_area(actor=SYSTEM, partnership=hidden, units=[territory("1414")], since=date(2010, 1, 1))
    with scope(partnership=hidden):
        a_signatory(hidden, an_organization("Gmina Czosnów", "jst.gmina", seat=territory("141402")))

    assert "Tajne" not in read("/terytorium/1414/")
    assert "Tajne" not in read("/terytorium/")


@pytest.mark.parametrize("key", ["99", "1499", "149999", "1", "14141", "14a4", "1423042"])
def test_a_unit_that_is_not_there_is_a_404(territory: Units, visitor: Client, key: str) -> None:
    assert visitor.get(f"/terytorium/{key}/").status_code == 404


def test_a_day_before_the_unit_shows_it_as_it_is_and_a_wrong_day_says_why(
    territory: Units, read: Reader
) -> None:
    assert "Powiat zwoleński" in read("/terytorium/1436/?dzien=1950-01-01")
    assert 'id="asof-error"' in read("/terytorium/1436/?dzien=dawno")


def test_a_subregion_is_its_units_and_their_partnerships(
    territory: Units, read: Reader, visitor: Client
) -> None:
    working_in(territory("1436"), "zwolen", "Powiat zwoleński", date(2018, 3, 28))
    working_in(territory("0801"), "lubuskie", "Lubuskie", date(2008, 1, 1))

    page = read("/subregiony/subregion-radomski/")

    assert "/partnerstwa/zwolen/" in page
    assert "/partnerstwa/lubuskie/" not in page
    assert "/terytorium/1423/" in page
    assert "/subregiony/subregion-radomski/" in read("/terytorium/1436/")
    assert visitor.get("/subregiony/nie-ma/").status_code == 404


def test_the_list_names_all_voivodeships_and_subregions(territory: Units, read: Reader) -> None:
    page = read("/terytorium/")

    assert len(re.findall(r'<li><a href="/terytorium/\d\d/">', page)) == 16
    assert "/subregiony/subregion-radomski/" in page


def test_an_installation_without_territory_says_so(read: Reader) -> None:
    assert "has not been loaded yet" in read("/terytorium/")


def test_the_number_of_queries_does_not_grow(territory: Units, visitor: Client) -> None:
    address = "/terytorium/1414/"
    first = working_in(territory("1414"), "p-0", "Partnerstwo", date(2011, 1, 1))
    with scope(partnership=first):
        a_signatory(first, an_organization("Gmina Czosnów", "jst.gmina", seat=territory("141402")))
    few = statements_of(visitor, address)

    for number in range(1, 7):
        partnership = working_in(
            territory("1414"), f"p-{number}", f"Partnerstwo {number}", date(2012, 1, number)
        )
        with scope(partnership=partnership):
            for seat in ("141403", "141404"):
                a_signatory(
                    partnership, an_organization(f"Gmina {seat} {number}", "jst.gmina", seat=territory(seat))
                )

    assert statements_of(visitor, address) == few
