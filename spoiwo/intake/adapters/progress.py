"""Telling how far a long work is, even from inside a transaction nobody else sees yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from spoiwo.common import clock

STEP = 25
_TELL = "UPDATE intake_importbatch SET done = %s, worked_at = %s WHERE id = %s"


class Progress:
    """Nobody waits for it: small work done at once."""

    def tell(self, done: int) -> None:
        """Note how many rows are done."""


class OpenProgress(Progress):
    """Written on a connection of its own, so that it is seen before the work is."""

    def __init__(self, batch_id: int) -> None:
        self.batch_id = batch_id
        self.own = connection.copy()

    def tell(self, done: int) -> None:
        """Note every few rows; a figure that cannot be written never stops the work."""
        if done % STEP:
            return
        try:
            with self.own.cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")
                cursor.execute(_TELL, [done, clock.now(), self.batch_id])
        except DatabaseError:
            self.own.close()


@contextmanager
def seen_from_outside(batch_id: int) -> Iterator[Progress]:
    """Give a progress the waiting page can read."""
    progress = OpenProgress(batch_id)
    try:
        yield progress
    finally:
        progress.own.close()
