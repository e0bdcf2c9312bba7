"""The second step: every row is checked once more, then all are written or none."""

from collections import Counter

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.common.states import move
from spoiwo.intake import rules
from spoiwo.intake.adapters.progress import Progress
from spoiwo.intake.adapters.queue import SAVE, defer
from spoiwo.intake.judging import Judgement
from spoiwo.intake.models import ImportBatch, ImportRow
from spoiwo.intake.selectors import counts_of
from spoiwo.intake.services.checking import apply, differs, judge_rows, write_judgements, write_rows
from spoiwo.intake.services.writing import Line, Refused, Writer
from spoiwo.intake.states import BATCH_MOVES, BatchState

# So many are saved while the officer waits: about two seconds.
SMALL_SAVING = 150
# Rows written together; after each portion the work says how far it is and whether it is still wanted.
PORTION = 200
_WRITTEN = ("organization", "signatory", "outcome", "findings", "values", "is_changed")
_NOTHING = Progress()


@transaction.atomic
def commit_batch(*, actor: Actor, batch: ImportBatch) -> None:
    """Save the import, at once when it is small, else by the worker.

    Raises WrongState while rows wait for a decision. Afterwards the import is saved, or being saved,
    or back in the preview with the sentence that says why.
    """
    require(rules.can_import_list(actor, batch.partnership))
    if not counts_of(batch).is_ready:
        raise WrongState(_("Some rows wait for a decision or for mending, or nothing is left to save."))
    move(
        batch, BatchState.COMMITTING, table=BATCH_MOVES, done=0, worked_at=clock.now(), problem_code="",
        problem_params={},
    )  # fmt: skip
    kind, _sign, number = actor.actor_id.partition(":")
    if batch.total <= SMALL_SAVING or kind != "user":
        save_batch(batch, actor=actor)
    else:
        defer(SAVE, batch.partnership_id, batch.pk, user_id=int(number))


def save_batch(batch: ImportBatch, *, actor: Actor, progress: Progress = _NOTHING) -> None:
    """Check every row against the present records, then write all or nothing; safe to run again.

    When another officer has changed something meanwhile, the rows concerned are marked, nothing is
    written and the preview opens again. Needs the partnership's scope.
    """
    if batch.state != BatchState.COMMITTING:
        return
    require(rules.can_import_list(actor, batch.partnership))
    rows = list(batch.rows.order_by("number"))
    judgements = judge_rows(batch, rows)
    changed = [differs(row, judgement) for row, judgement in zip(rows, judgements, strict=True)]
    if any(changed):
        _show_changes(batch, rows, judgements, changed)
        return
    try:
        with transaction.atomic():
            _write(batch, rows, judgements, actor, progress)
    except Refused as refused:
        _back(batch, "saving_refused", refused.params)
    except NotAllowed as refused:
        _back(batch, "saving_not_allowed", {"text": str(refused.message)})
    except (IntegrityError, BadInput, ConcurrentChange):
        # Somebody recorded the same number or membership between the check and the writing, or stopped it.
        batch.refresh_from_db(fields=["state"])
        if batch.state == BatchState.COMMITTING:
            _back(batch, "saving_failed", {})


def _show_changes(
    batch: ImportBatch, rows: list[ImportRow], judgements: list[Judgement], changed: list[bool]
) -> None:
    write_judgements(rows, judgements)
    for row, judgement, is_changed in zip(rows, judgements, changed, strict=True):
        apply(row, judgement, is_changed=is_changed)
    ImportRow.objects.bulk_update([row for row in rows if row.is_changed], ["is_changed"])
    _back(batch, "changed_rows", {"count": sum(changed)})


def _back(batch: ImportBatch, code: str, params: dict[str, str | int]) -> None:
    move(batch, BatchState.PREVIEWED, table=BATCH_MOVES, problem_code=code, problem_params=params)


def _write(
    batch: ImportBatch, rows: list[ImportRow], judgements: list[Judgement], actor: Actor, progress: Progress
) -> None:
    writer = Writer(batch, actor, judgements)
    lines = [Line(row, judgement) for row, judgement in zip(rows, judgements, strict=True)]
    for start in range(0, len(lines), PORTION):
        progress.tell(start)
        writer.write(lines[start : start + PORTION])
    write_rows(rows, _WRITTEN)
    outcomes = Counter(row.outcome for row in rows)
    move(
        batch,
        BatchState.COMMITTED,
        table=BATCH_MOVES,
        closed_at=clock.now(),
        closed_by_name=actor.actor_name,
        done=len(rows),
    )
    record(
        actor, "intake.batch.committed", batch, partnership_id=batch.partnership_id, outcomes=dict(outcomes)
    )
