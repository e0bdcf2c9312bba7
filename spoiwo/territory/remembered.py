"""Counties and voivodeships of a day with their drawing, remembered as long as the register stays the same.

The register changes when somebody loads a new edition of TERYT or of borders, a few times a year, and pages
with a map are asked for all day: one short question says whether what is remembered still holds (G1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Subquery

from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.territory.codes import Level
from spoiwo.territory.drawing import Brick, Drawing, bricks_drawn, outlines_drawn
from spoiwo.territory.models import Border, Load, Unit, UnitVersion
from spoiwo.territory.selectors import UnitOnDay, units_above_communes

# Pages are mostly of today; a few other days are looked at beside it.
_MOST = 8
_Edition = tuple[int | None, ...]
_kept: dict[tuple[_Edition, date], "Counties"] = {}


# Compared as the very same: whoever draws them remembers the drawing by it.
@dataclass(frozen=True, slots=True, eq=False)
class Counties:
    """Voivodeships and counties in force on a day by key, and how they are drawn."""

    units: Mapping[str, UnitOnDay]
    drawing: Drawing

    @property
    def voivodeships(self) -> dict[str, str]:
        """Names by key, in the order of the keys."""
        return {key: unit.name for key, unit in sorted(self.units.items()) if len(key) == 2}


def counties_on(day: date) -> Counties:
    """Return them in one question where they are remembered, in five where they are not."""
    now = (_edition(), day)
    found = _kept.get(now)
    if found is None:
        found = _read(day)
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[now] = found
    return found


def _edition() -> _Edition:
    """Return what changes with every loading: rows are only added, or made anew under higher numbers."""
    return _EDITION.first() or ()


def _edition_query() -> "QuerySet[Unit, _Edition]":
    rows = Unit.objects.order_by("-pk").values_list(
        "pk",
        _last_of(UnitVersion.objects.all()),
        _last_of(Border.objects.all()),
        _last_of(Load.objects.all()),
    )
    # "first" would put an order of its own in the place of this one.
    return rows[:1]


def _last_of(rows: "QuerySet[UnitVersion] | QuerySet[Border] | QuerySet[Load]") -> Subquery:
    return Subquery(rows.order_by("-pk").values("pk")[:1])


_EDITION = PreparedRows(_edition_query)


def _read(day: date) -> Counties:
    units = units_above_communes(day)
    places = Unit.objects.filter(level=Level.COUNTY, key__in=units).order_by("key")
    bricks = [
        Brick(key, column, row, longitude or 0.0, latitude or 0.0)
        for key, column, row, longitude, latitude in places.values_list(
            "key", "column", "row", "longitude", "latitude"
        )
        if column is not None and row is not None
    ]
    return Counties(units, _drawn(tuple(bricks)))


def _drawn(bricks: tuple[Brick, ...]) -> Drawing:
    """Draw bricks until the border of every county is loaded."""
    levels = [Level.VOIVODESHIP, Level.COUNTY]
    borders = dict(Border.objects.filter(unit__level__in=levels).values_list("unit__key", "path"))
    if bricks and all(brick.key in borders for brick in bricks):
        return outlines_drawn(bricks, borders)
    return bricks_drawn(bricks)
