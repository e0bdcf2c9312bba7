"""Where partnerships work: the map of powiats, and the list that says the same."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext

from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.portal.links import territory_url
from spoiwo.territory.remembered import Counties, counties_on
from spoiwo.territory.selectors import UnitOnDay
from spoiwo.territory.tilemap import Content, UnitMap, map_of

# The start page names every powiat while they are few: its weight must not grow with the country.
MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A voivodeship or a powiat in the list beside the map."""

    label: str
    url: str
    words: str
    counties: tuple["Place", ...] = ()


# Compared as the very same, so that what is printed of it is remembered too (``partnership_map`` of portal).
@dataclass(frozen=True, slots=True, eq=False)
class PartnershipMap:
    """The map, and the same in words."""

    map: UnitMap
    places: tuple[Place, ...]


def partnership_map(day: date, *, most_named: int | None = None) -> PartnershipMap:
    """Return where public partnerships work on the day, in two queries where counties are remembered.

    With more powiats than ``most_named`` only voivodeships are marked and listed.
    """
    own = tuple(sorted((key, frozenset(found)) for key, found in _partnerships_by_unit(day).items()))
    return _map_for(own, counties_on(day), most_named, get_language() or "")


@lru_cache(maxsize=32)
def _map_for(
    areas: tuple[tuple[str, frozenset[int]], ...],
    remembered: Counties,
    most_named: int | None,
    _language: str,
) -> PartnershipMap:
    """Return the map of these areas, drawn once for each language while nothing of it changes."""
    own = dict(areas)
    units = remembered.units
    counties = [key for key in own if len(key) == 4 and key in units]
    if most_named is not None and len(counties) > most_named:
        counties = []
    inside = _inside_voivodeships(own)
    contents = {key: _content(units[key], len(own[key])) for key in counties}
    for key, numbers in inside.items():
        if key in units and (own.get(key) or not counties):
            contents[key] = _content(units[key], len(numbers))
    return PartnershipMap(map_of(contents, remembered), _places(units, own, inside, counties))


def _partnerships_by_unit(day: date) -> dict[str, set[int]]:
    """Return partnerships by the key of a voivodeship or powiat; a commune counts for its powiat."""
    own: dict[str, set[int]] = defaultdict(set)
    for key, number in _AREAS.rows(day):
        own[key[:4]].add(number)
    return dict(own)


def _areas_query(day: date) -> QuerySet[AreaUnit, tuple[str, int]]:
    rows = AreaUnit.objects.as_of(day).filter(partnership__in=Partnership.objects.public())
    return rows.values_list("unit__key", "partnership_id")


_AREAS = PreparedRows(_areas_query)


def _inside_voivodeships(own: Mapping[str, frozenset[int]]) -> dict[str, set[int]]:
    inside: dict[str, set[int]] = defaultdict(set)
    for key, numbers in own.items():
        inside[key[:2]] |= numbers
    return dict(inside)


def _content(unit: UnitOnDay, count: int) -> Content:
    return Content(count, territory_url(unit.key), f"{unit.label}: {_words(count)}")


def _places(
    units: Mapping[str, UnitOnDay],
    own: Mapping[str, frozenset[int]],
    inside: dict[str, set[int]],
    counties: list[str],
) -> tuple[Place, ...]:
    found = sorted((units[key] for key in inside if key in units), key=lambda unit: unit.sort_key)
    below = sorted((units[key] for key in counties), key=lambda unit: unit.sort_key)
    return tuple(
        Place(
            label=unit.label,
            url=territory_url(unit.key),
            words=_words(len(inside[unit.key])),
            counties=tuple(
                Place(county.label, territory_url(county.key), _words(len(own[county.key])))
                for county in below
                if county.key[:2] == unit.key
            ),
        )
        for unit in found
    )


def _words(count: int) -> str:
    return ngettext("%(number)s partnership", "%(number)s partnerships", count) % {"number": count}
