"""Borders: from GeoJSON to light paths that still fit together."""

import io
import json
import math
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.audit.models import LogEntry
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.territory.adapters import borders
from spoiwo.territory.models import Border
from spoiwo.territory.outlines import path, rounded, simplified, united
from spoiwo.territory.projection import HEIGHT, WIDTH, project
from spoiwo.territory.services import load_borders
from tests.territory.conftest import OPERATOR

Degrees = list[list[float]]

# The border between two neighbours: a wavy line, given by each of them in its own direction.
SHARED = [[20.0 + 0.02 * math.sin(n), 51.0 + n / 100] for n in range(100)]
WESTERN: Degrees = [[19.0, 51.0], *SHARED, [19.0, 51.99], [19.0, 51.0]]
EASTERN: Degrees = [[21.0, 51.99], *SHARED[::-1], [21.0, 51.0], [21.0, 51.99]]


def geojson(features: dict[str, Degrees], name: str = "JPT_KOD_JE") -> io.BytesIO:
    rows = [
        {"type": "Feature", "properties": {name: key}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for key, ring in features.items()
    ]
    return io.BytesIO(json.dumps({"type": "FeatureCollection", "features": rows}).encode())


def load(stream: io.BytesIO) -> int:
    return load_borders(actor=OPERATOR, stream=stream, file_name="powiaty.geojson", state_on=date(2025, 1, 1))


def points(outline: str) -> set[tuple[int, int]]:
    """Read a path back into absolute points."""
    start, steps = outline.removeprefix("M").removesuffix("z").split("l")
    x, y = map(int, start.split())
    numbers = [int(part) for part in steps.replace("-", " -").split()]
    found = {(x, y)}
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.add((x, y))
    return found


@pytest.mark.usefixtures("units")
def test_neighbours_share_the_same_simplified_border() -> None:
    number = load(geojson({"1423": WESTERN, "1436": EASTERN}))

    west, east = (points(Border.objects.get(unit__key=key).path) for key in ("1423", "1436"))
    assert number == 2
    middle = project(20.0, 51.5)[0]
    along = {point for point in west if abs(point[0] - middle) < 15}
    assert along == {point for point in east if abs(point[0] - middle) < 15}
    assert 2 < len(along) < 60


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize("name", ["JPT_KOD_JE", "kod"])
def test_the_code_may_stand_under_either_name(name: str) -> None:
    assert load(geojson({"1423": WESTERN}, name)) == 1


@pytest.mark.usefixtures("units")
def test_loading_again_replaces() -> None:
    load(geojson({"1423": WESTERN}))
    load(geojson({"1423": EASTERN}))

    border = Border.objects.get(unit__key="1423")
    assert border.state_on == date(2025, 1, 1)
    assert min(x for x, _y in points(border.path)) > project(19.5, 51)[0]
    assert LogEntry.objects.filter(action="territory.borders.loaded").count() == 2


@pytest.mark.usefixtures("units")
def test_a_commune_under_its_seven_digits_finds_its_unit() -> None:
    load(geojson({"1423042": WESTERN}))

    assert Border.objects.get().unit.key == "142304"


@pytest.mark.usefixtures("units")
def test_a_voivodeship_is_outlined_by_its_counties_without_the_lines_between_them() -> None:
    load(geojson({"1423": WESTERN, "1436": EASTERN}))

    west, east, around = (points(Border.objects.get(unit__key=key).path) for key in ("1423", "1436", "14"))
    middle = project(20.0, 51.5)
    inside = {point for point in west & east if abs(point[1] - middle[1]) < 40}
    assert inside
    assert not inside & around
    assert around < west | east


@pytest.mark.usefixtures("units")
def test_the_outline_of_a_voivodeship_in_the_file_is_kept() -> None:
    load(geojson({"1423": WESTERN, "14": EASTERN}))

    assert points(Border.objects.get(unit__key="14").path) != points(
        Border.objects.get(unit__key="1423").path
    )


def test_two_squares_make_one_rectangle() -> None:
    left, right = ((0, 0), (1, 0), (1, 1), (0, 1)), ((1, 0), (2, 0), (2, 1), (1, 1))

    (around,) = united([left, right])

    assert sorted(around) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("stream", "words"),
    [
        (io.BytesIO(b"not json"), "not a GeoJSON"),
        (io.BytesIO(b"[]"), "not a GeoJSON"),
        (io.BytesIO(b'{"features": [1]}'), "not a GeoJSON"),
        (io.BytesIO(b'{"features": []}'), "no borders"),
        (geojson({"1423": WESTERN}, "nazwa"), "JPT_KOD_JE"),
        (geojson({"9999": WESTERN}), "9999"),
        (geojson({"1423": [[500000.0, 300000.0], [500001.0, 300000.0], [500000.0, 300001.0]]}), "metres"),
        (geojson({"1423": [["a", "b"]]}), "not a GeoJSON"),  # type: ignore[list-item]  # wrong on purpose
    ],
)
def test_a_wrong_file_gets_one_sentence_and_changes_nothing(stream: io.BytesIO, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        load(stream)

    assert not Border.objects.exists()


@pytest.mark.usefixtures("units")
def test_a_line_is_not_an_area() -> None:
    feature = {"properties": {"kod": "1423"}, "geometry": {"type": "LineString", "coordinates": WESTERN}}

    with pytest.raises(BadInput, match="not an area"):
        load(io.BytesIO(json.dumps({"features": [feature]}).encode()))


def test_too_large_a_file_and_too_many_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borders, "MOST_POINTS", 50)
    with pytest.raises(BadInput, match="too many points"):
        borders.read_borders(geojson({"1423": WESTERN}))

    monkeypatch.setattr(borders, "LARGEST", 50)
    with pytest.raises(BadInput, match="larger"):
        borders.read_borders(geojson({"1423": WESTERN}))


@pytest.mark.usefixtures("units")
def test_only_the_operator_loads_borders() -> None:
    with pytest.raises(NotAllowed):
        load_borders(actor=Visitor(), stream=geojson({"1423": WESTERN}))


@pytest.mark.usefixtures("units")
def test_the_command_loads_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "powiaty.geojson"
    file.write_bytes(geojson({"1423": WESTERN}).getvalue())

    call_command("load_borders", str(file), "--state-on", "2025-01-01")

    assert "Borders loaded: 1." in capsys.readouterr().out


def test_the_whole_country_fits_on_the_sheet() -> None:
    for longitude, latitude in [(14.12, 52.8), (24.15, 50.9), (18.3, 54.84), (22.8, 49.0)]:
        x, y = project(longitude, latitude)
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT


def test_a_town_inside_its_county_fits_the_hole_around_it() -> None:
    town = rounded([(100 + 40 * math.cos(n / 10), 100 + 40 * math.sin(n / 10)) for n in range(63)])
    hole = tuple(reversed(town[20:] + town[:20]))
    square = ((0, 0), (300, 0), (300, 300), (0, 300))

    result = simplified({"land": [square, hole], "town": [town]}, 2.0)

    assert set(result["land"][1]) == set(result["town"][0])
    assert len(result["town"][0]) < len(town)


corner = st.tuples(st.integers(0, 400), st.integers(0, 400))


@given(st.lists(corner, min_size=3, max_size=40, unique=True))
def test_a_path_says_the_points_of_its_ring(ring: list[tuple[int, int]]) -> None:
    assert points(path([tuple(ring)])) == set(ring)


@given(st.lists(corner, min_size=3, max_size=40, unique=True), st.floats(0.5, 20))
def test_simplifying_only_leaves_points_out(ring: list[tuple[int, int]], tolerance: float) -> None:
    result = simplified({"a": [tuple(ring)]}, tolerance)["a"]

    assert all(set(kept) <= set(ring) for kept in result)
