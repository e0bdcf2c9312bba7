"""The latest names of units, kept on the units themselves for lists, order and autosuggest."""

from spoiwo.common.polish import fold, sort_key
from spoiwo.territory import names
from spoiwo.territory.codes import Kind
from spoiwo.territory.models import Unit, UnitVersion

_FIELDS = ["name", "full_name", "folded", "sort_key"]


def version_words(kind: str, name: str) -> str:
    """Return what autosuggest looks for in a version: its label, folded."""
    return fold(names.label(kind, name))


def write_names_today() -> None:
    """Write on every unit the name of its latest version, and what the full name says of where it lies."""
    latest = {version.unit_id: version for version in UnitVersion.objects.order_by("valid_from")}
    units = list(Unit.objects.all())
    by_key = {unit.key: latest[unit.pk] for unit in units if unit.pk in latest}
    changed = [unit for unit in units if unit.key in by_key and _rename(unit, by_key)]
    update_units(changed, _FIELDS)


def update_units(units: list[Unit], fields: list[str]) -> None:
    """Write the fields of units that are already recorded, many to a statement."""
    # An insert that meets itself is several times faster than Django's update with a CASE for each field.
    Unit.objects.bulk_create(
        units, batch_size=1000, update_conflicts=True, unique_fields=["key"], update_fields=fields
    )


def _rename(unit: Unit, latest: dict[str, UnitVersion]) -> bool:
    before = [getattr(unit, field) for field in _FIELDS]
    version, voivodeship = latest[unit.key], latest.get(unit.key[:2])
    county = latest.get(unit.key[:4]) if len(unit.key) > 4 else None
    unit.name = version.name
    unit.full_name = names.full_name(
        version.kind,
        version.name,
        county=county.name if county and county.kind == Kind.LAND else "",
        voivodeship=voivodeship.name if voivodeship else "",
    )
    # The seat helps: who types Bolesławiec may mean the county governed from there.
    unit.folded = fold(f"{unit.full_name} {unit.seat}")[:220]
    unit.sort_key = sort_key(f"{unit.name} {unit.key}", limit=400)
    return before != [getattr(unit, field) for field in _FIELDS]
