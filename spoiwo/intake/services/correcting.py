"""What the officer does in the preview: columns, the common day, cells, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import entry as log_entry
from spoiwo.audit.services import record, record_many
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.periods import Precision
from spoiwo.intake import rules
from spoiwo.intake.columns import Field
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.services.checking import begin_checking, recheck
from spoiwo.intake.states import BatchState, Choice, Verdict
from spoiwo.registry.services.signatories import EARLIEST

LONGEST_CELL = 1_000


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with one row; ``chosen_id`` goes with "use"."""

    number: int
    choice: Choice
    chosen_id: int | None = None


@transaction.atomic
def map_columns(*, actor: Actor, batch: ImportBatch, mapping: Sequence[str]) -> None:
    """Say what each column holds and check the rows anew; raises BadInput without a column of names."""
    require(rules.can_import_list(actor, batch.partnership))
    _require_open(batch)
    fields = [name for name in mapping if name]
    if any(name not in set(Field) for name in fields) or len(mapping) > len(batch.mapping):
        raise BadInput(_("There is no such column."))
    twice = sorted({Field(name).label for name in fields if fields.count(name) > 1})
    if twice:
        raise BadInput(_("Two columns cannot hold the same: %(columns)s.") % {"columns": ", ".join(twice)})
    if Field.NAME not in fields:
        raise BadInput(_("Choose the column that holds the names of the institutions."))
    old, batch.mapping = batch.mapping, [*mapping, *[""] * (len(batch.mapping) - len(mapping))]
    batch.save(update_fields=["mapping"])
    record(
        actor, "intake.batch.mapped", batch, partnership_id=batch.partnership_id, old=old, new=batch.mapping
    )
    begin_checking(batch)


@transaction.atomic
def set_common_day(
    *, actor: Actor, batch: ImportBatch, since: date | None, precision: Precision = Precision.DAY
) -> None:
    """Give rows without a day of accession a common one, or take it away, and check the rows anew."""
    require(rules.can_import_list(actor, batch.partnership))
    _require_open(batch)
    if since and since < EARLIEST:
        raise BadInput(_("That day is too long ago: there were no such partnerships before 1989."), "since")
    batch.default_since, batch.default_precision = since, precision
    batch.save(update_fields=["default_since", "default_precision"])
    record(actor, "intake.batch.dated", batch, partnership_id=batch.partnership_id, since=since)
    if batch.has_names:
        begin_checking(batch)


@transaction.atomic
def correct_row(
    *, actor: Actor, batch: ImportBatch, row: ImportRow, cells: Mapping[str, str], version: int
) -> None:
    """Correct cells of one row; the list itself stays as it came. Raises ConcurrentChange, BadInput."""
    require(rules.can_import_list(actor, batch.partnership))
    _require_previewed(batch)
    if any(name not in set(Field) for name in cells):
        raise BadInput(_("There is no such column."))
    too_long = next((name for name, text in cells.items() if len(text) > LONGEST_CELL), None)
    if too_long:
        raise BadInput(_("This is longer than %(most)s characters.") % {"most": LONGEST_CELL}, too_long)
    old = row.cells(batch.mapping)
    changed = {name: text for name, text in cells.items() if text != old.get(name, "")}
    rows = ImportRow.objects.filter(pk=row.pk, version=version)
    if rows.update(edited=row.edited | changed, version=version + 1) != 1:
        raise ConcurrentChange(
            _("Somebody else has just corrected this row. Nothing of yours was saved yet.")
        )
    row.refresh_from_db()
    record(
        actor, "intake.row.corrected", row, partnership_id=batch.partnership_id,
        old={name: old.get(name, "") for name in changed}, new=changed,
    )  # fmt: skip
    recheck(batch, {row.number})


@transaction.atomic
def decide_rows(*, actor: Actor, batch: ImportBatch, decisions: Sequence[Decision]) -> int:
    """Record decisions about rows and return how many changed; raises BadInput for one that cannot be."""
    require(rules.can_import_list(actor, batch.partnership))
    _require_previewed(batch)
    rows = {row.number: row for row in batch.rows.filter(number__in=[one.number for one in decisions])}
    changed = []
    for decision in decisions:
        row = rows.get(decision.number)
        if row is None:
            raise BadInput(_("There is no such row in the import."))
        _require_possible(row, decision)
        if (row.choice, row.chosen_id) != (decision.choice, decision.chosen_id):
            row.choice, row.chosen_id = decision.choice, decision.chosen_id
            changed.append(row)
    ImportRow.objects.bulk_update(changed, ["choice", "chosen"])
    record_many(
        [
            log_entry(
                actor, "intake.row.decided", row, partnership_id=batch.partnership_id,
                choice=row.choice, chosen=row.chosen_id,
            )
            for row in changed
        ]
    )  # fmt: skip
    if changed:
        recheck(batch, {row.number for row in changed})
    return len(changed)


def leave_out_wrong_rows(*, actor: Actor, batch: ImportBatch) -> int:
    """Leave out every row that needs mending and return how many they were."""
    wrong = batch.rows.filter(verdict=Verdict.ERROR).exclude(choice=Choice.SKIP)
    numbers = list(wrong.values_list("number", flat=True))
    decisions = [Decision(number, Choice.SKIP) for number in numbers]
    return decide_rows(actor=actor, batch=batch, decisions=decisions)


def _require_possible(row: ImportRow, decision: Decision) -> None:
    known = {int(one["id"]) for one in row.candidates}
    if decision.choice is Choice.USE and decision.chosen_id not in known:
        raise BadInput(
            _("Row %(number)s: that record is not among those to choose from.") % {"number": row.number}
        )
    if (decision.choice is Choice.USE) != (decision.chosen_id is not None):
        raise BadInput(_("Row %(number)s: choose one of the records.") % {"number": row.number})
    if decision.choice is Choice.NEW and not row.may_be_new:
        raise BadInput(
            _("Row %(number)s: its register number belongs to a recorded institution, so it cannot be new.")
            % {"number": row.number}
        )


def _require_open(batch: ImportBatch) -> None:
    if not batch.is_open_to_change:
        raise WrongState(_("This import can no longer be changed, or is being worked on just now."))


def _require_previewed(batch: ImportBatch) -> None:
    if batch.state != BatchState.PREVIEWED:
        raise WrongState(_("This import can no longer be changed, or is being worked on just now."))
