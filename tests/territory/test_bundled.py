"""The tables that come with the product."""

from collections import Counter
from datetime import date

import pytest

from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import NotAllowed
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Load, Subregion, Unit, UnitVersion
from spoiwo.territory.selectors import children_of, subregion_keys, subregions_of, unit_as_of, units_at
from spoiwo.territory.services import load_bundled
from tests.territory.conftest import OPERATOR

DAY = date(2024, 10, 8)

pytestmark = pytest.mark.usefixtures("units")


def test_all_voivodeships_and_counties_are_there() -> None:
    counties = units_at(Level.COUNTY, DAY)

    assert len(units_at(Level.VOIVODESHIP, DAY)) == 16
    assert len(counties) == 380
    assert Counter(county.kind.value for county in counties) == {"land": 314, "city": 66}


def test_names_are_polish_and_adjectives_are_lower_case() -> None:
    names = {county.key: county.name for county in units_at(Level.COUNTY, DAY)}

    assert names["1005"] == "łowicki"
    assert names["1465"] == "Warszawa"
    assert names["1815"] == "ropczycko-sędziszowski"
    assert all(name[0].islower() == (key[2:] < "61") for key, name in names.items())


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("1463", "Radom, miasto na prawach powiatu"),
        ("0862", "Zielona Góra, miasto na prawach powiatu"),
        ("0861", "Gorzów Wielkopolski, miasto na prawach powiatu"),
        ("0265", "Wałbrzych, miasto na prawach powiatu"),
        ("0806", "powiat strzelecko-drezdenecki"),
        ("14", "województwo mazowieckie"),
    ],
)
def test_units_of_the_source_documents_have_their_codes(key: str, label: str) -> None:
    unit = unit_as_of(key, DAY)

    assert unit is not None
    assert unit.label == label


def test_every_county_has_a_seat_and_lies_in_poland() -> None:
    for unit in Unit.objects.filter(level=Level.COUNTY):
        assert unit.seat, unit
        assert unit.latitude is not None
        assert unit.longitude is not None
        assert 49.0 < unit.latitude < 54.9
        assert 14.1 < unit.longitude < 24.2


@pytest.mark.parametrize(
    ("key", "seat"),
    [("1414", "Nowy Dwór Mazowiecki"), ("2210", "Nowy Dwór Gdański"), ("0806", "Strzelce Krajeńskie"),
     ("1436", "Zwoleń"), ("1423", "Przysucha"), ("0809", "Zielona Góra"), ("0206", "Jelenia Góra")],
)  # fmt: skip
def test_a_county_is_governed_from_its_seat(key: str, seat: str) -> None:
    assert Unit.objects.get(key=key).seat == seat


@pytest.mark.parametrize(("county", "number"), [("1436", 5), ("1423", 8), ("1414", 6), ("0806", 5)])
def test_communes_of_the_source_documents_are_complete(county: str, number: int) -> None:
    assert len(children_of(county, DAY)) == number


def test_half_of_the_communes_of_the_county_of_nowy_dwor_have_a_town() -> None:
    kinds = Counter(commune.kind.value for commune in children_of("1414", DAY))

    assert kinds == {"1": 1, "2": 3, "3": 2}


def test_a_county_that_did_not_exist_yet_is_not_in_force() -> None:
    assert unit_as_of("0812", date(2001, 12, 31)) is None
    assert unit_as_of("0812", date(2002, 1, 1)) is not None


def test_loading_again_adds_and_changes_nothing() -> None:
    before = list(UnitVersion.objects.order_by("pk").values())

    added = load_bundled(actor=OPERATOR)

    assert added == 0
    assert list(UnitVersion.objects.order_by("pk").values()) == before
    assert Load.objects.count() == 1


def test_loading_again_never_overwrites_what_the_register_says_now() -> None:
    UnitVersion.objects.filter(code="1423082").update(name="Wieniawa Nowa")

    load_bundled(actor=OPERATOR)

    assert UnitVersion.objects.get(code="1423082").name == "Wieniawa Nowa"


def test_loading_again_mends_a_seat() -> None:
    Unit.objects.filter(key="1436").update(seat="Zwolen", column=None)

    load_bundled(actor=OPERATOR)

    mended = Unit.objects.get(key="1436")
    assert mended.seat == "Zwoleń"
    assert mended.column is not None


def test_only_the_operator_loads() -> None:
    with pytest.raises(NotAllowed):
        load_bundled(actor=Visitor())


def test_the_subregion_of_radom_is_eight_counties_and_no_unit_of_the_register() -> None:
    assert subregion_keys("subregion-radomski") == {
        "1401", "1407", "1409", "1423", "1425", "1430", "1436", "1463",
    }  # fmt: skip
    assert [str(row) for row in subregions_of("142304")] == ["subregion radomski"]
    assert not subregions_of("1414")
    assert not Unit.objects.filter(name__icontains="subregion").exists()
    assert Subregion.objects.get().purpose
