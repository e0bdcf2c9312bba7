"""The register of territory as the understanding of texts needs it."""

from collections.abc import Iterator

from spoiwo.common import clock
from spoiwo.intake.understanding import Gazetteer
from spoiwo.intake.understanding import Unit as Named
from spoiwo.territory.codes import Kind
from spoiwo.territory.models import Level, Subregion, Unit, UnitVersion

_LEVELS = {Level.VOIVODESHIP: "województwo", Level.COUNTY: "powiat", Level.COMMUNE: "gmina"}


def known_territory() -> Gazetteer:
    """Return the units of today from the register of this installation, in two queries."""
    return Gazetteer([*_units(), *_subregions()])


def _units() -> Iterator[Named]:
    rows = UnitVersion.objects.as_of(clock.today()).select_related("unit").order_by("code")
    for row in rows:
        level = _LEVELS.get(Level(row.unit.level))
        if level is None:
            continue
        # A city with the rights of a county is a commune too, and people call it one.
        is_city = row.kind == Kind.CITY
        seat = row.unit.seat or (row.name if level == "gmina" else "")
        yield Named("gmina" if is_city else level, row.name, row.unit.key, seat)


def _subregions() -> Iterator[Named]:
    for row in Subregion.objects.all():
        yield Named("subregion", row.name, row.slug)


def units_of(key: str) -> list[Unit]:
    """Return the unit a finding names by its key, or those of the subregion it names by its address."""
    if not key:
        return []
    if key.isdecimal():
        return list(Unit.objects.filter(key=key[:6]))
    return list(Unit.objects.filter(subregions__slug=key))
