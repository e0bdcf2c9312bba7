"""The register of territory as the understanding of texts needs it."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

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


def units_of(keys: Iterable[str]) -> list[Unit]:
    """Return the units a finding names by their keys, and those of subregions it names by their addresses."""
    named = list(keys)
    own = Q(key__in=[key[:6] for key in named if key.isdecimal()])
    return list(Unit.objects.filter(own | Q(subregions__slug__in=named)).distinct())
