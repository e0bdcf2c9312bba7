"""Telling how far a long work is, even from inside a transaction nobody else sees yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from spoiwo.common import clock
from spoiwo.intake.states import UNDER_WAY

STEP = 25
_TELL = "UPDATE intake_importbatch SET done = %s, worked_at = %s WHERE id = %s AND state = ANY(%s)"


class Stopped(Exception):
    """Somebody stopped the work or put the import aside; what was not finished is undone."""


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
        """Note every few rows; a figure that cannot be written never stops the work.

        Raises Stopped when the work is no longer wanted.
        """
        if not done % STEP and self._written(done) == 0:
            raise Stopped

    def _written(self, done: int) -> int | None:
        """Return on how many imports the figure was written, or None when it could not be."""
        try:
            with self.own.cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")
                cursor.execute(_TELL, [done, clock.now(), self.batch_id, list(UNDER_WAY)])
                return int(cursor.rowcount)
        except DatabaseError:
            self.own.close()
            return None


@contextmanager
def seen_from_outside(batch_id: int) -> Iterator[Progress]:
    """Give a progress the waiting page can read."""
    progress = OpenProgress(batch_id)
    try:
        yield progress
    finally:
        progress.own.close()
