"""What a TERYT code says by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.territory import codes
from spoiwo.territory.codes import Kind, Level


@pytest.mark.parametrize("code", ["08", "14", "1414", "1463", "1423042", "1423043", "1465028", "0806043"])
def test_a_code_of_two_four_or_seven_digits_is_a_code(code: str) -> None:
    assert codes.is_code(code)


@pytest.mark.parametrize(
    "code",
    ["", "8", "15", "34", "00", "142", "14141", "141401", "1414010", "1414016", "14140111", "14-14", " 14"],
)
def test_a_wrong_number_of_digits_an_odd_voivodeship_or_an_unknown_kind_is_no_code(code: str) -> None:
    assert not codes.is_code(code)


def test_a_spreadsheet_that_drops_the_leading_zero_makes_no_code() -> None:
    assert not codes.is_code("806043")


def test_the_key_stays_when_a_village_becomes_a_town() -> None:
    assert codes.key_of("1423042") == codes.key_of("1423043") == "142304"


@pytest.mark.parametrize(
    ("code", "level", "kind"),
    [
        ("14", Level.VOIVODESHIP, Kind.VOIVODESHIP),
        ("1414", Level.COUNTY, Kind.LAND),
        ("1460", Level.COUNTY, Kind.LAND),
        ("1461", Level.COUNTY, Kind.CITY),
        ("1414011", Level.COMMUNE, Kind.URBAN),
        ("1423042", Level.COMMUNE, Kind.RURAL),
        ("1423043", Level.COMMUNE, Kind.MIXED),
        ("1465028", Level.DISTRICT, Kind.DISTRICT),
    ],
)
def test_a_code_tells_level_and_kind(code: str, level: Level, kind: Kind) -> None:
    assert codes.level_of(code) == level
    assert codes.kind_of(code) == kind


@given(st.from_regex(codes.CODE, fullmatch=True))
def test_every_code_leads_up_to_its_voivodeship(code: str) -> None:
    key = codes.key_of(code)
    while codes.parent_key(key):
        key = codes.parent_key(key)

    assert codes.level_of(key) == Level.VOIVODESHIP
