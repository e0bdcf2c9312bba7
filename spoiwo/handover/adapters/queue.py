"""Handing a pack to the worker, and telling from inside its long reading how far it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from procrastinate.contrib.django import app

from spoiwo.common import clock

MAKE = "handover.make_pack"
_TELL = "UPDATE handover_pack SET step = %s, done = done + 1, told_at = %s WHERE id = %s"


def defer(partnership_id: int, pack_id: int) -> None:
    """Let the worker make the pack; one at a time in the whole installation, for each reads everything."""
    app.configure_task(MAKE, lock=MAKE).defer(partnership_id=partnership_id, pack_id=pack_id)


class Progress:
    """Written on a connection of its own: the pack is read in one transaction nobody else sees."""

    def __init__(self, pack_id: int) -> None:
        self._pack_id = pack_id
        self._own = connection.copy()

    def tell(self, step: str) -> None:
        """Note a step; one that cannot be noted never stops the work."""
        try:
            with self._own.cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")
                cursor.execute(_TELL, [step[:200], clock.now(), self._pack_id])
        except DatabaseError:
            self.close()

    def close(self) -> None:
        """Give the connection back."""
        self._own.close()


@contextmanager
def progress_of(pack_id: int) -> Iterator[Progress]:
    """Give a progress the waiting page can read."""
    progress = Progress(pack_id)
    try:
        yield progress
    finally:
        progress.close()
