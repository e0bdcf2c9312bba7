"""Putting an import aside, and picking up work that broke off."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange, WrongState
from spoiwo.common.states import move
from spoiwo.files import services as files
from spoiwo.intake import rules, selectors
from spoiwo.intake.adapters.queue import CHECK, READ, defer
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.states import BATCH_MOVES, BatchState

# The worker gives a sign of life every few rows; after this it must have stopped.
BROKEN_OFF = timedelta(minutes=3)


@transaction.atomic
def discard_batch(*, actor: Actor, batch: ImportBatch) -> None:
    """Put the import aside: nothing of it reaches the register, the file and the rows are removed.

    What was brought in, by whom and what became of it stays; persons named in the list do not.
    """
    require(rules.can_import_list(actor, batch.partnership))
    source = batch.source
    move(
        batch,
        BatchState.DISCARDED,
        table=BATCH_MOVES,
        closed_at=clock.now(),
        closed_by_name=actor.actor_name,
        source=None,
    )
    batch.rows.all().delete()
    if source is not None:
        files.remove_file(actor=actor, file=source)
    record(actor, "intake.batch.discarded", batch, partnership_id=batch.partnership_id)


def forget_abandoned(*, actor: Actor) -> int:
    """Put aside every list nobody has worked on for a month; return how many.

    A list names people, so it is kept only while somebody needs it (GDPR art. 5 sec. 1 e).
    """
    with scopes_disabled():
        old = list(selectors.abandoned(clock.now()).select_related("partnership", "source"))
    for batch in old:
        with scope(partnership=batch.partnership):
            discard_batch(actor=actor, batch=batch)
    return len(old)


@transaction.atomic
def stop_saving(*, actor: Actor, batch: ImportBatch) -> None:
    """Stop a saving that is going on: the preview opens again and nothing of it is in the register.

    Raises WrongState when it has ended. The worker finds the state changed and undoes what it wrote.
    """
    require(rules.can_import_list(actor, batch.partnership))
    if batch.state != BatchState.COMMITTING:
        raise WrongState(_("Nothing is being saved any more, so there is nothing to stop."))
    move(batch, BatchState.PREVIEWED, table=BATCH_MOVES, problem_code="saving_stopped", problem_params={})
    record(actor, "intake.batch.stopped", batch, partnership_id=batch.partnership_id)


def was_stopped(batch: ImportBatch, error: Exception) -> bool:
    """Tell whether work failed only because somebody stopped it or put the import aside meanwhile."""
    if not isinstance(error, ConcurrentChange):
        return False
    batch.refresh_from_db(fields=["state"])
    return not batch.is_working


def has_broken_off(batch: ImportBatch) -> bool:
    """Tell whether work on the import shows no sign of life any more."""
    return batch.is_working and batch.worked_at < clock.now() - BROKEN_OFF


@transaction.atomic
def restart_work(*, actor: Actor, batch: ImportBatch) -> None:
    """Begin broken-off reading or checking again; a broken-off saving goes back to the preview.

    Raises WrongState while the work shows signs of life. Should the worker live after all, its
    saving finds the state changed and undoes itself.
    """
    require(rules.can_import_list(actor, batch.partnership))
    if not has_broken_off(batch):
        raise WrongState(_("The work is going on. Give it some minutes."))
    record(actor, "intake.batch.restarted", batch, partnership_id=batch.partnership_id, state=batch.state)
    if batch.state == BatchState.COMMITTING:
        move(batch, BatchState.PREVIEWED, table=BATCH_MOVES, problem_code="saving_failed", problem_params={})
        return
    ImportBatch.objects.filter(pk=batch.pk).update(worked_at=clock.now(), done=0)
    defer(READ if batch.state == BatchState.UPLOADED else CHECK, batch.partnership_id, batch.pk)


def note_failure(batch: ImportBatch) -> None:
    """After an unexpected error: leave the import where the officer can go on, with a sentence."""
    after = {
        BatchState.UPLOADED: (BatchState.UNREADABLE, "reading_failed"),
        BatchState.CHECKING: (BatchState.READ, "reading_failed"),
        BatchState.COMMITTING: (BatchState.PREVIEWED, "saving_failed"),
    }
    batch.refresh_from_db(fields=["state"])
    if batch.is_working:
        state, code = after[BatchState(batch.state)]
        move(batch, state, table=BATCH_MOVES, problem_code=code, problem_params={})
