"""The tables that come with the product, so that it works before anybody loads the official file."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.territory import codes, rules
from spoiwo.territory.models import Load, Unit, UnitVersion
from spoiwo.territory.services.names_today import update_units, version_words, write_names_today
from spoiwo.territory.services.subregions import SubregionDraft, save_subregion

DATA = Path(__file__).parent.parent / "data"
FILES = ("voivodeships.csv", "powiats.csv", "gminas.csv")
# The day to which the tables were checked; an older TERC file is refused.
STATE_ON = date(2025, 1, 1)
_PLACE = ["seat", "latitude", "longitude", "column", "row"]


@dataclass(frozen=True, slots=True)
class _Row:
    """One version of a unit and where it lies."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None
    seat: str
    latitude: float | None
    longitude: float | None
    column: int | None
    row: int | None

    @property
    def key(self) -> str:
        return codes.key_of(self.code)


@transaction.atomic
def load_bundled(*, actor: Actor) -> int:
    """Add the bundled units that are missing and return how many; versions already there are never touched.

    Seats, coordinates and bricks of the map, which the official register lacks, are brought up to date.
    """
    require(rules.can_load_territory(actor))
    rows = list(_rows())
    units = {unit.key: unit for unit in Unit.objects.all()}
    added = _add_units(rows, units)
    _place(rows, units)
    fresh = {unit.key for unit in added}
    UnitVersion.objects.bulk_create([_version(row, units[row.key]) for row in rows if row.key in fresh])
    if added:
        write_names_today()
        _note(actor, rows, len(added))
    for draft in _subregions():
        save_subregion(actor=actor, draft=draft)
    return len(added)


def _add_units(rows: list[_Row], units: dict[str, Unit]) -> list[Unit]:
    added: list[Unit] = []
    for length in (2, 4, 6):
        missing = {row.key: row for row in rows if len(row.key) == length and row.key not in units}
        made = [_unit(row, units.get(codes.parent_key(row.key))) for row in missing.values()]
        added += Unit.objects.bulk_create(made)
        units |= {unit.key: unit for unit in made}
    return added


def _unit(row: _Row, parent: Unit | None) -> Unit:
    return Unit(key=row.key, level=codes.level_of(row.code), parent=parent, name=row.name)


def _place(rows: Iterable[_Row], units: dict[str, Unit]) -> None:
    moved: dict[str, Unit] = {}
    for row in rows:
        unit, place = units[row.key], [getattr(row, field) for field in _PLACE]
        if row.seat and place != [getattr(unit, field) for field in _PLACE]:
            unit.seat, unit.latitude, unit.longitude = row.seat, row.latitude, row.longitude
            unit.column, unit.row = row.column, row.row
            moved[row.key] = unit
    update_units(list(moved.values()), _PLACE)


def _version(row: _Row, unit: Unit) -> UnitVersion:
    kind = codes.kind_of(row.code)
    return UnitVersion(
        unit=unit,
        code=row.code,
        kind=kind,
        name=row.name,
        folded=version_words(kind, row.name),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source="tabele dołączone do Spoiwa",
    )


def _note(actor: Actor, rows: list[_Row], added: int) -> None:
    content = b"".join((DATA / name).read_bytes() for name in FILES)
    load = Load.objects.create(
        kind=Load.Kind.BUNDLED,
        file_name=", ".join(FILES),
        sha256=hashlib.sha256(content).hexdigest(),
        state_on=STATE_ON,
        loaded_at=clock.now(),
        loaded_by=actor.actor_name,
        rows_read=len(rows),
        new=added,
    )
    record(actor, "territory.register.loaded", load, state_on=STATE_ON.isoformat(), sha256=load.sha256)


def _rows() -> Iterator[_Row]:
    for name in FILES:
        for row in _table(name):
            yield _Row(
                code=row["code"],
                name=row["name"],
                valid_from=date.fromisoformat(row.get("valid_from") or "1999-01-01"),
                valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
                seat=row.get("seat", ""),
                latitude=float(row["latitude"]) if "latitude" in row else None,
                longitude=float(row["longitude"]) if "longitude" in row else None,
                column=int(row["column"]) if "column" in row else None,
                row=int(row["row"]) if "row" in row else None,
            )


def _subregions() -> Iterator[SubregionDraft]:
    for row in _table("subregions.csv"):
        yield SubregionDraft(
            slug=row["slug"],
            name=row["name"],
            keys=tuple(row["units"].split()),
            purpose=row["purpose"],
            source=row["source"],
        )


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter=";"))
