"""Units on any day: names, codes, children, and finding the right one of a name."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from spoiwo.territory.codes import Level
from spoiwo.territory.models import Unit, UnitVersion
from spoiwo.territory.selectors import (
    children_of,
    completeness,
    counties_near,
    find_units,
    history_of,
    named,
    path_of,
    unit_as_of,
    units_as_of,
)
from spoiwo.territory.services import load_terc, preview_terc
from tests.territory.conftest import OPERATOR, STATE, TercMaker

SIGNED = date(2018, 3, 28)
LATER = date(2024, 10, 8)

pytestmark = pytest.mark.usefixtures("units")


@pytest.mark.parametrize("typed", ["142304", "1423042", "1423043"])
def test_odrzywol_is_one_unit_under_both_its_codes(typed: str) -> None:
    then, now = unit_as_of(typed, SIGNED), unit_as_of(typed, LATER)

    assert then is not None
    assert now is not None
    assert then.id == now.id
    assert (then.code, then.label) == ("1423042", "gmina wiejska Odrzywół")
    assert (now.code, now.label) == ("1423043", "gmina miejsko-wiejska Odrzywół")


@pytest.mark.parametrize(
    ("key", "last_day", "first_day"),
    [("142304", date(2023, 12, 31), date(2024, 1, 1)), ("142302", date(2023, 12, 31), date(2024, 1, 1)),
     ("143601", date(2024, 12, 31), date(2025, 1, 1))],
)  # fmt: skip
def test_a_code_changes_from_one_day_to_the_next(key: str, last_day: date, first_day: date) -> None:
    before, after = unit_as_of(key, last_day), unit_as_of(key, first_day)

    assert before is not None
    assert after is not None
    assert (before.code, after.code) == (f"{key}2", f"{key}3")


def test_two_counties_of_one_name_are_two_units_told_apart_by_voivodeship() -> None:
    found = named("nowodworski", LATER, Level.COUNTY)

    assert {(unit.key, unit.full_name) for unit in found} == {
        ("1414", "powiat nowodworski (woj. mazowieckie)"),
        ("2210", "powiat nowodworski (woj. pomorskie)"),
    }


def test_autosuggest_offers_both_counties_of_one_name_with_their_voivodeships() -> None:
    names = [unit.full_name for unit in find_units("Nowodworski", LATER)[:2]]

    assert names == ["powiat nowodworski (woj. mazowieckie)", "powiat nowodworski (woj. pomorskie)"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nowodworski pomorskie", "2210"),
        ("powiat nowodworski (woj. mazowieckie)", "1414"),
        ("1414", "1414"),
        ("odrzywol", "142304"),
        ("ODRZYWÓŁ", "142304"),
        ("1423042", "142304"),
        ("zwoleń", "143605"),
        ("zwoleński", "1436"),
        ("gmina zwoleń", "143605"),
        ("Bolesławiec", "0201"),
        ("radom", "1463"),
        ("lubuskie", "08"),
        ("zielona góra", "0862"),
        ("nowy dwór maz", "141401"),
    ],
)
def test_the_unit_meant_comes_first(typed: str, first: str) -> None:
    assert find_units(typed, LATER)[0].key == first


@pytest.mark.parametrize("typed", ["", "   ", "()", "Atlantyda", "99", "9999999", "zwoleń atlantyda"])
def test_what_names_nothing_finds_nothing(typed: str) -> None:
    assert find_units(typed, LATER) == []


def test_one_level_may_be_asked_for() -> None:
    """A county's seat has its name, and a form about counties is no place for communes."""
    found = find_units("zwoleń", LATER, level=Level.COUNTY)

    assert [unit.full_name for unit in found] == ["powiat zwoleński (woj. mazowieckie)"]


def test_a_unit_is_found_under_the_name_of_the_day() -> None:
    before, after = find_units("0206", date(2020, 12, 31)), find_units("0206", date(2021, 1, 1))

    assert before[0].full_name == "powiat jeleniogórski (woj. dolnośląskie)"
    assert after[0].full_name == "powiat karkonoski (woj. dolnośląskie)"


def test_autosuggest_costs_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        find_units("nowodworski", LATER)


def test_a_town_and_a_rural_commune_of_one_name_are_told_apart(terc: TercMaker) -> None:
    communes = [("0201011", "Bolesławiec", "gmina miejska"), ("0201022", "Bolesławiec", "gmina wiejska")]
    load_terc(actor=OPERATOR, preview=preview_terc(terc(add=communes)))

    found = named("Bolesławiec", STATE)

    assert [unit.full_name for unit in found] == [
        "gmina miejska Bolesławiec (pow. bolesławiecki, woj. dolnośląskie)",
        "gmina wiejska Bolesławiec (pow. bolesławiecki, woj. dolnośląskie)",
    ]


def test_children_stand_in_polish_order() -> None:
    names = [unit.name for unit in children_of("1414", LATER)]

    assert names == ["Czosnów", "Leoncin", "Nasielsk", "Nowy Dwór Mazowiecki", "Pomiechówek", "Zakroczym"]


def test_a_commune_has_no_children() -> None:
    assert children_of("142304", LATER) == []


def test_the_path_leads_from_the_voivodeship_down() -> None:
    assert [unit.key for unit in path_of("142304", LATER)] == ["14", "1423", "142304"]
    assert [unit.key for unit in path_of("14", LATER)] == ["14"]


def test_six_of_six_communes_have_signed() -> None:
    signed = [unit.key for unit in children_of("1414", LATER)]

    result = completeness("1414", [*signed, "1414", "142304"], LATER)

    assert result.is_complete
    assert (len(result.present), result.expected) == (6, 6)


def test_a_missing_commune_is_named() -> None:
    signed = [unit.key for unit in children_of("1414", LATER) if unit.name != "Leoncin"]

    result = completeness("1414", signed, LATER)

    assert not result.is_complete
    assert [unit.label for unit in result.missing] == ["gmina wiejska Leoncin"]


def test_a_county_without_a_list_of_communes_is_never_called_complete() -> None:
    result = completeness("2210", [], LATER)

    assert not result.is_known
    assert not result.is_complete


def test_history_tells_all_codes_in_order() -> None:
    assert [row.code for row in history_of("142304")] == ["1423042", "1423043"]


def test_many_units_are_read_in_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        found = units_as_of(["1414", "142304", "08", "9999"], SIGNED)

    assert set(found) == {"1414", "142304", "08"}


def test_the_full_name_kept_on_the_unit_is_the_latest() -> None:
    assert Unit.objects.get(key="142304").full_name == (
        "gmina miejsko-wiejska Odrzywół (pow. przysuski, woj. mazowieckie)"
    )
    assert UnitVersion.objects.filter(unit__key="142304").count() == 2


def test_counties_near_are_those_whose_seats_are_the_nearest_first() -> None:
    assert counties_near("1436", 45)[:2] == counties_near("143605", 45)[:2]
    assert "1409" in counties_near("1436", 45)
    assert "0811" not in counties_near("1436", 45)
    assert counties_near("1436", 0.001) == []
    assert counties_near("14", 45) == counties_near("9999", 45) == []
