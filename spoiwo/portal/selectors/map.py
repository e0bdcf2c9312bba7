"""The map of powiats as bricks, and the list that says the same."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.portal.links import territory_url
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Unit

BRICK, STEP = 9, 10  # side of a brick and the distance between two, in units of the drawing
# The list names every powiat while they are few; a page's weight must not grow with the country.
MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Brick:
    """A powiat with at least one partnership of its own."""

    x: int
    y: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A voivodeship or a powiat in the list beside the map."""

    label: str
    url: str
    count: int
    words: str
    counties: tuple["PlaceRow", ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipMap:
    """Bricks of the country: empty and wholly covered ones as outlines, those with partnerships as links."""

    width: int
    height: int
    empty: str
    covered: str
    bricks: tuple[Brick, ...]
    rows: tuple[PlaceRow, ...]


def partnership_map(day: date) -> PartnershipMap:
    """Return where public partnerships work on the day, in two queries."""
    own = _partnerships_by_unit(day)
    units = list(Unit.objects.filter(level__in=[Level.VOIVODESHIP, Level.COUNTY]).order_by("sort_key"))
    tiles = [unit for unit in units if unit.column is not None and unit.row is not None]
    bricks = tuple(_brick(unit, len(own[unit.key])) for unit in tiles if own.get(unit.key))
    bare = [unit for unit in tiles if not own.get(unit.key)]
    return PartnershipMap(
        width=STEP * (1 + max((unit.column or 0 for unit in tiles), default=0)),
        height=STEP * (1 + max((unit.row or 0 for unit in tiles), default=0)),
        empty=_outline([unit for unit in bare if not own.get(unit.key[:2])]),
        covered=_outline([unit for unit in bare if own.get(unit.key[:2])]),
        bricks=bricks,
        rows=_rows(units, own),
    )


def _partnerships_by_unit(day: date) -> dict[str, set[int]]:
    """Return partnerships by the key of a voivodeship or powiat; a commune counts for its powiat."""
    rows = AreaUnit.objects.as_of(day).filter(partnership__in=Partnership.objects.public())
    own: dict[str, set[int]] = defaultdict(set)
    for key, number in rows.values_list("unit__key", "partnership_id"):
        own[key[:4]].add(number)
    return dict(own)


def _brick(unit: Unit, count: int) -> Brick:
    return Brick(
        x=STEP * (unit.column or 0),
        y=STEP * (unit.row or 0),
        url=territory_url(unit.key),
        label=f"{unit.full_name}: {_words(count)}",
    )


def _outline(units: list[Unit]) -> str:
    """Return many bricks as one path, which weighs a tenth of as many elements."""
    return "".join(
        f"M{STEP * (unit.column or 0)} {STEP * (unit.row or 0)}h{BRICK}v{BRICK}h-{BRICK}z" for unit in units
    )


def _rows(units: list[Unit], own: dict[str, set[int]]) -> tuple[PlaceRow, ...]:
    counties = [unit for unit in units if len(unit.key) == 4 and own.get(unit.key)]
    named = counties if len(counties) <= MOST_NAMED else []
    rows = []
    for unit in units:
        if len(unit.key) != 2:
            continue
        inside = {number for key, numbers in own.items() if key.startswith(unit.key) for number in numbers}
        if inside:
            below = tuple(
                _row(county, len(own[county.key])) for county in named if county.key[:2] == unit.key
            )
            rows.append(_row(unit, len(inside), below))
    return tuple(rows)


def _row(unit: Unit, count: int, counties: tuple[PlaceRow, ...] = ()) -> PlaceRow:
    label = unit.name if len(unit.key) == 2 else unit.full_name.partition(" (")[0]
    return PlaceRow(label, territory_url(unit.key), count, _words(count), counties)


def _words(count: int) -> str:
    return ngettext("%(number)s partnership", "%(number)s partnerships", count) % {"number": count}
