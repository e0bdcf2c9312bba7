"""Loading a TERC file: old versions are closed on its day, new ones opened, nothing is erased."""

from collections import defaultdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.territory import codes, rules
from spoiwo.territory.adapters.terc import TercFile, TercRow
from spoiwo.territory.codes import Level
from spoiwo.territory.models import Load, Unit, UnitVersion
from spoiwo.territory.services.names_today import version_words, write_names_today
from spoiwo.territory.services.preview_terc import TercPreview, Verdict, compare, in_force

# Counties as they are came with the reform of 1 January 1999; earlier days are outside the register.
REFORM = date(1999, 1, 1)


@transaction.atomic
def load_terc(*, actor: Actor, preview: TercPreview) -> Load:
    """Make the register on the file's day what the file says; the same file again changes nothing.

    The preview is checked anew: ConcurrentChange when the register has changed since it was made.
    """
    require(rules.can_load_territory(actor))
    list(Unit.objects.select_for_update().filter(level=Level.VOIVODESHIP))  # one loading at a time
    done = Load.objects.filter(sha256=preview.file.sha256, kind=Load.Kind.TERC).first()
    now = compare(preview.file)
    if done is not None and not now.changes:
        return done
    if now.verdicts != preview.verdicts:
        raise ConcurrentChange(_("The register has changed since the preview. Make the preview again."))
    _apply(now)
    load = Load.objects.create(
        kind=Load.Kind.TERC,
        file_name=preview.file.name[:200],
        sha256=preview.file.sha256,
        state_on=preview.state_on,
        loaded_at=clock.now(),
        loaded_by=actor.actor_name,
        rows_read=preview.file.rows_read,
        **{verdict.value: now.count(verdict) for verdict in Verdict if verdict != Verdict.SAME},
    )
    record(actor, "territory.register.loaded", load, state_on=load.state_on.isoformat(), sha256=load.sha256)
    return load


def _apply(preview: TercPreview) -> None:
    day = preview.state_on
    known = in_force(day)
    rows = {row.key: row for row in preview.file.rows}
    starts = _Starts(day)
    _end([known[row.key] for row in preview.changes if row.before], day)
    opened = [rows[row.key] for row in preview.changes if row.after]
    units = _units(opened)
    UnitVersion.objects.bulk_create(
        [
            _version(row, units[row.key], starts.of(row) if row.key not in known else day, preview.file)
            for row in opened
        ],
        batch_size=1000,
    )
    if preview.changes:
        write_names_today()


def _end(versions: list[UnitVersion], day: date) -> None:
    """Close versions on the day; one that began that very day never held, so it goes."""
    rows = UnitVersion.objects.filter(pk__in=[row.pk for row in versions])
    rows.filter(valid_from=day).delete()
    rows.update(valid_to=day)


def _units(rows: list[TercRow]) -> dict[str, Unit]:
    """Return the units of the rows, made where missing, level by level so that parents come first."""
    levels: dict[int, list[TercRow]] = defaultdict(list)
    for row in rows:
        levels[len(row.key)].append(row)
    units = {unit.key: unit for unit in Unit.objects.all()}
    for length in sorted(levels):
        missing = [row for row in levels[length] if row.key not in units]
        made = [
            Unit(key=row.key, level=row.level, parent=units.get(codes.parent_key(row.key)), name=row.name)
            for row in missing
        ]
        units |= {unit.key: unit for unit in Unit.objects.bulk_create(made, batch_size=1000)}
    return units


def _version(row: TercRow, unit: Unit, start: date, file: TercFile) -> UnitVersion:
    return UnitVersion(
        unit=unit,
        code=row.code,
        kind=row.kind,
        name=row.name,
        extra_name=row.extra_name,
        folded=version_words(row.kind, row.name),
        valid_from=start,
        start_assumed=start < file.state_on,
        source=f"TERC, {file.state_on.isoformat()}",
    )


class _Starts:
    """Since when a unit new to the register is taken to exist.

    When the register had none of its siblings, the file is simply the first to tell of them, and they are
    taken to exist as long as what they lie in; otherwise the unit is new to the world too.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        versions = UnitVersion.objects.values_list("unit__key", "unit__level", "valid_from")
        self.families = {(codes.parent_key(key), level) for key, level, _start in versions}
        self.begun = {key: start for key, _level, start in versions.order_by("-valid_from")}

    def of(self, row: TercRow) -> date:
        parent = codes.parent_key(row.key)
        if (parent, row.level) in self.families or row.key in self.begun:
            return self.day
        start = min(self.begun.get(parent, REFORM), self.day)
        # What lies in this unit begins no earlier than it does.
        self.begun[row.key] = start
        return start
