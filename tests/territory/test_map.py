"""The map: one brick for each county, near its place; links only where there is something to read."""

import gzip
from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from spoiwo.territory.codes import Kind, Level
from spoiwo.territory.models import Border, Unit
from spoiwo.territory.projection import project
from spoiwo.territory.selectors import has_borders, units_at
from spoiwo.territory.tilemap import Content, UnitMap, county_map

DAY = date(2024, 10, 8)
CONTENTS = {
    "1436": Content(1, "/obszary/1436/", "powiat zwoleński: 1 partnerstwo"),
    "1414": Content(2, "/obszary/1414/", "powiat nowodworski: 2 partnerstwa"),
    "08": Content(2, "/obszary/08/", "województwo lubuskie: 2 partnerstwa"),
}
Cell = tuple[int, int]

pytestmark = pytest.mark.usefixtures("units")


def cells() -> dict[str, Cell]:
    rows = Unit.objects.filter(level=Level.COUNTY).values_list("key", "column", "row")
    return {key: (column, row) for key, column, row in rows if column is not None and row is not None}


def touching(cell: Cell) -> set[Cell]:
    column, row = cell
    shift = row % 2
    beside = {(column - 1, row), (column + 1, row)}
    return beside | {(column - 1 + shift + side, row + up) for side in (0, 1) for up in (-1, 1)}


def drawn(unit_map: UnitMap) -> str:
    with translation.override("en"):
        return render_to_string("territory/_map.html", {"map": unit_map, "title": "Where partnerships work"})


def test_every_county_has_one_brick_of_its_own() -> None:
    found = cells()

    assert len(found) == 380
    assert len(set(found.values())) == 380


def test_the_bricks_of_a_voivodeship_hold_together() -> None:
    found = cells()
    for voivodeship in {key[:2] for key in found}:
        left = {cell for key, cell in found.items() if key[:2] == voivodeship}
        reached = {left.pop()}
        frontier = set(reached)
        while frontier:
            frontier = {near for cell in frontier for near in touching(cell)} & left
            left -= frontier
            reached |= frontier
        assert not left, voivodeship


def test_a_city_lies_beside_the_county_governed_from_it() -> None:
    found = cells()
    counties = units_at(Level.COUNTY, DAY)
    governed = {(c.key[:2], c.seat): c.key for c in counties if c.kind == Kind.LAND}
    pairs = [(c.key, governed[c.key[:2], c.name]) for c in counties if (c.key[:2], c.name) in governed]
    cities = [(city, land) for city, land in pairs if city[2:] > "60"]

    assert len(cities) > 40
    for city, land in cities:
        assert found[land] in touching(found[city]), (city, land)


def test_bricks_lie_as_the_counties_do() -> None:
    """North is up and east is right: of two counties far apart, at least 49 in 50 pairs keep their order."""
    units = list(Unit.objects.filter(level=Level.COUNTY).order_by("key"))[::7]
    wrong = pairs = 0
    for one in units:
        for other in units:
            if (one.latitude or 0) - (other.latitude or 0) > 0.7:
                pairs += 1
                wrong += (one.row or 0) >= (other.row or 0)

    assert pairs > 300
    assert wrong * 50 < pairs


def test_only_counties_with_content_are_links_and_each_says_what_it_holds() -> None:
    page = ElementTree.fromstring(drawn(county_map(CONTENTS, DAY)))
    svg = page.find("svg")
    assert svg is not None

    links = {link.get("href"): link.findtext("title") for link in svg.iter("a")}
    assert links == {content.url: content.label for content in CONTENTS.values()}
    assert svg.get("role") == "group"
    assert svg.find("desc") is not None


def test_the_list_says_the_same_as_the_map() -> None:
    page = ElementTree.fromstring(drawn(county_map(CONTENTS, DAY)))

    listed = [(link.get("href"), link.text) for link in page.iterfind("details//a")]

    assert sorted(listed) == sorted((content.url, content.label) for content in CONTENTS.values())


def test_every_brick_is_drawn_exactly_once() -> None:
    result = county_map(CONTENTS, DAY)

    paths = [region.path for region in result.regions] + [mark.path for mark in result.marks]
    starts = [start for path in paths for start in path.split("M")[1:]]

    assert len(starts) == len(set(starts)) == 380


def test_what_lies_in_a_commune_is_shown_on_its_county() -> None:
    content = Content(1, "/obszary/142304/", "gmina Odrzywół: 1 partnerstwo")

    result = county_map({"142304": content}, DAY)

    assert [(mark.key, mark.content) for mark in result.marks] == [("1423", content)]


def test_the_content_of_a_county_comes_before_that_of_its_communes() -> None:
    result = county_map({"1414": CONTENTS["1414"], "141402": Content(1, "/x/", "x")}, DAY)

    assert [mark.content for mark in result.marks] == [CONTENTS["1414"]]


def test_an_empty_map_is_a_map_without_links() -> None:
    page = drawn(county_map({}, DAY))

    assert "<a" not in page
    assert "<details" not in page


def test_the_map_is_light() -> None:
    everywhere = {
        unit.key: Content(3, f"/obszary/{unit.key}/", f"{unit.label}: 3 partnerstwa")
        for unit in units_at(Level.COUNTY, DAY)[::6]
    }

    assert len(gzip.compress(drawn(county_map(CONTENTS, DAY)).encode())) < 4_000
    assert len(gzip.compress(drawn(county_map(everywhere, DAY)).encode())) < 10_000


def test_the_map_is_read_once_and_then_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(5):
        first = county_map(CONTENTS, DAY)

    with django_assert_num_queries(1):
        again = county_map(CONTENTS, DAY)

    assert again == first


def test_a_county_of_another_time_is_not_on_the_map() -> None:
    result = county_map({"0812": Content(1, "/x/", "x")}, date(2001, 6, 1))

    assert result.marks == ()


def test_true_borders_are_drawn_once_every_county_has_one() -> None:
    counties = list(Unit.objects.filter(level=Level.COUNTY))
    Border.objects.bulk_create(
        Border(unit=unit, path=f"M{unit.key} 1l1 1-2 1z", source="PRG") for unit in counties[1:]
    )
    half = county_map(CONTENTS, DAY)
    Border.objects.create(unit=counties[0], path="M5 5l1 1-2 1z", source="PRG")

    whole = county_map(CONTENTS, DAY)

    assert not half.is_drawn
    assert whole.is_drawn
    assert has_borders()
    marks = {mark.key: mark for mark in whole.marks}
    assert marks["1436"].path == "M1436 1l1 1-2 1z"
    zwolen = Unit.objects.get(key="1436")
    assert (marks["1436"].x, marks["1436"].y) == pytest.approx(
        project(zwolen.longitude or 0, zwolen.latitude or 0), abs=0.1
    )
    assert 'class="map drawn"' in drawn(whole)
