"""Reads of territorial units; every dated one takes the day."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from spoiwo.common.periods import valid_on
from spoiwo.common.polish import fold
from spoiwo.territory import codes, names
from spoiwo.territory.codes import Kind, Level
from spoiwo.territory.models import Border, Load, Subregion, Unit, UnitVersion

_WORDS = re.compile(r"[^\W_]+")
# More typed words than this say nothing more; more candidates than this are not ranked.
_MOST_WORDS = 8
_MOST_CANDIDATES = 400
_WIDE = [Level.VOIVODESHIP, Level.COUNTY]
_ORDER = {Level.VOIVODESHIP: 0, Level.COUNTY: 1, Level.COMMUNE: 2, Level.DISTRICT: 3}


@dataclass(frozen=True, slots=True)
class UnitOnDay:
    """A unit as it was on a day; ``voivodeship`` and ``county`` are names of that day too."""

    id: int
    key: str
    code: str
    level: Level
    kind: Kind
    name: str
    label: str
    full_name: str
    voivodeship: str
    county: str
    seat: str
    valid_from: date
    valid_to: date | None
    start_assumed: bool
    sort_key: str

    def __str__(self) -> str:
        return self.full_name


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which communes of a county are present among given units; ``is_known`` is false without their list."""

    present: tuple[UnitOnDay, ...]
    missing: tuple[UnitOnDay, ...]

    @property
    def expected(self) -> int:
        return len(self.present) + len(self.missing)

    @property
    def is_known(self) -> bool:
        return self.expected > 0

    @property
    def is_complete(self) -> bool:
        return self.is_known and not self.missing


def unit_as_of(code: str, day: date) -> UnitOnDay | None:
    """Return the unit as it was on the day, or nothing; a code of seven digits finds it under any kind.

    So 1423042 and 1423043 both find the commune of Odrzywół, with the code it had on that day.
    """
    return next(iter(_shaped(_in_force(day).filter(unit__key=codes.key_of(code)), day)), None)


def units_as_of(keys: Iterable[str], day: date) -> dict[str, UnitOnDay]:
    """Return the units of these keys in force on the day, by key; two queries."""
    return {row.key: row for row in _shaped(_in_force(day).filter(unit__key__in=set(keys)), day)}


def units_above_communes(day: date) -> dict[str, UnitOnDay]:
    """Return all voivodeships and counties in force on the day, by key; two queries."""
    return {row.key: row for row in _shaped(_in_force(day).filter(unit__level__in=_WIDE), day)}


def units_at(level: Level, day: date, *, within: str = "") -> list[UnitOnDay]:
    """Return the units of a level on the day, in the country or inside the unit of that key, in order."""
    return _shaped(_in_force(day).filter(unit__level=level, unit__key__startswith=within), day)


def children_of(key: str, day: date) -> list[UnitOnDay]:
    """Return the units one level down: counties of a voivodeship, communes of a county, in Polish order."""
    if len(key) >= 6:
        return []
    return units_at(Level.COUNTY if len(key) == 2 else Level.COMMUNE, day, within=key)


def path_of(key: str, day: date) -> list[UnitOnDay]:
    """Return the units around a unit and itself, the widest first."""
    found = units_as_of((key[:2], key[:4], key), day)
    return [found[step] for step in dict.fromkeys((key[:2], key[:4], key)) if step in found]


def counties_near(key: str, kilometres: float) -> list[str]:
    """Return keys of other counties whose seats lie so near to that of a unit's county, the nearest first.

    Of a voivodeship nothing is near; nor of a unit whose county has no coordinates. One query.
    """
    rows = Unit.objects.filter(level=Level.COUNTY, latitude__isnull=False, longitude__isnull=False)
    places = {
        other: (latitude or 0.0, longitude or 0.0)
        for other, latitude, longitude in rows.values_list("key", "latitude", "longitude")
    }
    home = places.pop(key[:4], None) if len(key) >= 4 else None
    if home is None:
        return []
    far = {other: _kilometres(*home, *place) for other, place in places.items()}
    return sorted((other for other, distance in far.items() if distance <= kilometres), key=far.__getitem__)


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance on the ground of two points; within a country the earth is flat enough."""
    middle = math.radians((latitude + other_latitude) / 2)
    east = (longitude - other_longitude) * math.cos(middle)
    return 111.2 * math.hypot(latitude - other_latitude, east)


def history_of(key: str) -> QuerySet[UnitVersion]:
    """Return all versions of a unit, the earliest first: its names and codes in time."""
    return UnitVersion.objects.filter(unit__key=key).order_by("valid_from")


def completeness(county: str, present: Iterable[str], day: date) -> Completeness:
    """Tell which communes of the county on the day are among the keys given, and which are missing."""
    there = set(present)
    communes = children_of(county, day)
    return Completeness(
        present=tuple(row for row in communes if row.key in there),
        missing=tuple(row for row in communes if row.key not in there),
    )


def named(name: str, day: date, level: Level | None = None) -> list[UnitOnDay]:
    """Return every unit of exactly that name on the day; more than one means that a name is not enough."""
    rows = _in_force(day).filter(name__iexact=name.strip())
    return _shaped(rows.filter(unit__level=level) if level else rows, day)


def find_units(text: str, day: date, limit: int = 10, level: Level | None = None) -> list[UnitOnDay]:
    """Return units in force on the day that have every typed word in their name or code, the best first.

    Marks and case do not matter; words of the voivodeship and county count too ("nowodworski pomorskie");
    an old code of a commune finds it. The full name tells units of one name apart. ``level`` leaves out
    the others. Two queries.
    """
    words = _WORDS.findall(fold(text))[:_MOST_WORDS]
    if not words:
        return []
    rows = _in_force(day)
    if level:
        rows = rows.filter(unit__level=level)
    for word in words:
        rows = rows.filter(_has(word))
    found = _shaped(rows[:_MOST_CANDIDATES], day)
    return sorted(found, key=lambda row: (_rank(row, words), _ORDER[row.level], row.sort_key))[:limit]


def _has(word: str) -> Q:
    matches = Q(unit__folded__contains=word) | Q(folded__contains=word)
    if word.isdigit():
        matches |= Q(unit__key__startswith=word[:6]) if len(word) <= 7 else Q()
    return matches


def _rank(row: UnitOnDay, words: list[str]) -> int:
    """Return 0 for the very code or name, then whole names at the beginning, then beginnings of words."""
    name, typed = fold(row.name), " ".join(words)
    own = _WORDS.findall(name)
    if typed in {row.key, row.code} or " ".join(own) == typed:
        return 0
    if " ".join(_WORDS.findall(fold(row.label))) == typed:
        return 1
    if own[: len(words)] == words or set(own) <= set(words):
        return 2
    if " ".join(own).startswith(typed):
        return 3
    return 4 if any(part.startswith(word) for part in own for word in words) else 5


def subregions() -> QuerySet[Subregion]:
    """Return the named sets of units, with their units, in Polish order."""
    return Subregion.objects.prefetch_related("units")


def subregion_keys(slug: str) -> set[str]:
    """Return the keys of a subregion's units; empty when there is no such subregion."""
    return set(Unit.objects.filter(subregions__slug=slug).values_list("key", flat=True))


def subregions_of(key: str) -> QuerySet[Subregion]:
    """Return the subregions that contain the unit or something around it."""
    return Subregion.objects.filter(units__key__in=[key[:2], key[:4], key]).distinct()


def last_load() -> Load | None:
    """Return the loading with the latest state of the register, or nothing before the first."""
    return Load.objects.first()


def has_borders() -> bool:
    """Tell whether borders of counties are loaded, so that a map can be drawn with them."""
    return Border.objects.filter(unit__level=Level.COUNTY).exists()


def _in_force(day: date) -> QuerySet[UnitVersion]:
    return UnitVersion.objects.as_of(day).select_related("unit").order_by("unit__sort_key")


def _shaped(versions: QuerySet[UnitVersion], day: date) -> list[UnitOnDay]:
    rows = list(versions)
    around = {key for row in rows for key in (row.unit.key[:2], row.unit.key[:4])}
    names_around = {
        key: (kind, name)
        for key, kind, name in UnitVersion.objects.filter(valid_on(day), unit__key__in=around).values_list(
            "unit__key", "kind", "name"
        )
    }
    return [_unit(row, names_around) for row in rows]


def _unit(row: UnitVersion, around: dict[str, tuple[str, str]]) -> UnitOnDay:
    unit = row.unit
    _kind, voivodeship = around.get(unit.key[:2], ("", ""))
    county_kind, county = around.get(unit.key[:4], ("", "")) if len(unit.key) > 4 else ("", "")
    land_county = county if county_kind == Kind.LAND else ""
    return UnitOnDay(
        id=unit.pk,
        key=unit.key,
        code=row.code,
        level=Level(unit.level),
        kind=Kind(row.kind),
        name=row.name,
        label=row.label,
        full_name=names.full_name(row.kind, row.name, county=land_county, voivodeship=voivodeship),
        voivodeship=voivodeship,
        county=county,
        seat=unit.seat,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        start_assumed=row.start_assumed,
        sort_key=unit.sort_key,
    )
