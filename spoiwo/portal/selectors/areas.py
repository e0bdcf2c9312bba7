"""Units offered by filters: only those in which there is something to find."""

from collections.abc import Iterable
from datetime import date

from django.db.models.functions import Left

from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.registry.models import Organization
from spoiwo.territory.selectors import UnitOnDay, units_as_of

INDENT = "\u00a0\u00a0\u00a0"


def counties_of_seats(day: date) -> list[tuple[str, str]]:
    """Return voivodeships and counties with a seat of some institution, in three queries."""
    rows = Organization.objects.filter(merged_into=None, seat__isnull=False)
    keys = rows.order_by().annotate(county=Left("seat__key", 4)).values_list("county", flat=True).distinct()
    return nested(keys, day)


def areas_of_partnerships(day: date) -> list[tuple[str, str]]:
    """Return voivodeships and counties in which some public partnership works, in three queries."""
    rows = AreaUnit.objects.filter(partnership__in=Partnership.objects.public())
    return nested(
        rows.order_by().annotate(county=Left("unit__key", 4)).values_list("county", flat=True).distinct(), day
    )


def nested(keys: Iterable[str], day: date) -> list[tuple[str, str]]:
    """Return units of these keys under their voivodeships, as values and labels of a select."""
    wanted = set(keys)
    units = units_as_of(wanted | {key[:2] for key in wanted}, day)
    ordered = sorted(
        units.values(), key=lambda unit: (_voivodeship_place(unit, units), len(unit.key), unit.sort_key)
    )
    return [(unit.key, unit.label if len(unit.key) == 2 else f"{INDENT}{unit.label}") for unit in ordered]


def _voivodeship_place(unit: UnitOnDay, units: dict[str, UnitOnDay]) -> str:
    around = units.get(unit.key[:2])
    return around.sort_key if around else unit.key[:2]
