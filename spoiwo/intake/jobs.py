"""Work on long lists, done by the worker. Every job may run twice: the state of the import decides."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation
from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.accounts.models import User
from spoiwo.common.actors import SystemActor
from spoiwo.intake import selectors, services
from spoiwo.intake.adapters.progress import Progress, Stopped, seen_from_outside
from spoiwo.intake.adapters.queue import CHECK, READ, SAVE
from spoiwo.intake.models import ImportBatch
from spoiwo.partnerships.models import Partnership

log = logging.getLogger(__name__)


@app.task(name=READ)
def read_batch(partnership_id: int, batch_id: int) -> None:
    """Read the file of an import into rows and check them."""
    with _opened(partnership_id, batch_id) as (batch, progress):
        services.read_batch(batch, progress)


@app.task(name=CHECK)
def check_batch(partnership_id: int, batch_id: int) -> None:
    """Check the rows of an import."""
    with _opened(partnership_id, batch_id) as (batch, progress):
        services.check_batch(batch, progress)


@app.task(name=SAVE)
def save_batch(partnership_id: int, batch_id: int, user_id: int) -> None:
    """Save an import in the name of the officer who asked for it."""
    with _opened(partnership_id, batch_id) as (batch, progress):
        services.save_batch(batch, actor=User.objects.get(pk=user_id), progress=progress)


@app.task(name="intake.forget_abandoned")
def forget_abandoned(timestamp: int) -> int:
    """Put aside lists nobody has worked on for thirty days."""
    return services.forget_abandoned(actor=SystemActor("intake"))


@contextmanager
def _opened(partnership_id: int, batch_id: int) -> Iterator[tuple[ImportBatch, Progress]]:
    partnership = Partnership.objects.get(pk=partnership_id)
    with scope(partnership=partnership), translation.override("pl"), seen_from_outside(batch_id) as progress:
        batch = selectors.batch_by_id(partnership, batch_id)
        try:
            yield batch, progress
        except Stopped:
            log.info("Import %s was stopped by somebody.", batch_id)
        except Exception as error:
            if not services.was_stopped(batch, error):
                services.note_failure(batch)
                raise
