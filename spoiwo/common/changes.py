"""How often the book of deeds has grown, as far as this process has heard: what is kept until then is true.

Every change of data is a deed in the book (house.md 3.4). A trigger on its table tells so with NOTIFY, which
PostgreSQL passes on when the change is committed; one thread of a process listens on a connection of its own.
"""

import logging
import threading
from typing import Any

from django.db import connections
from django.db.utils import Error
from psycopg import Connection

CHANNEL = "spoiwo_deeds"
_PAUSE_SECONDS = 2.0
log = logging.getLogger(__name__)


class Changes:
    """Counts what it hears; ``number`` is None while it does not listen, and then nothing may be kept.

    ``patience``: seconds of silence after which the connection is tried.
    """

    def __init__(self, patience: float = 15.0) -> None:
        self._patience = patience
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        self._heard = 0
        self._listens = False

    @property
    def number(self) -> int | None:
        """Return how many changes were heard of; begins to listen when first asked."""
        if self._thread is None:
            self._begin()
        return self._heard if self._listens else None

    def end(self) -> None:
        """Stop listening, after a silence at the latest."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._listen_always, name="changes", daemon=True)
                self._thread.start()

    def _listen_always(self) -> None:
        while not self._ended.is_set():
            try:
                self._listen()
            except Error as error:
                log.warning("Pages are not kept: the database cannot be listened to (%s)", error)
                self._ended.wait(_PAUSE_SECONDS)
            finally:
                self._listens = False

    def _listen(self) -> None:
        own = connections["default"].copy()
        try:
            own.ensure_connection()
            with own.wrap_database_errors:
                own.connection.execute(f"LISTEN {CHANNEL}")
                # What happened before was not heard.
                self._heard += 1
                self._listens = True
                while not self._ended.is_set():
                    self._hear(own.connection)
        finally:
            own.close()

    def _hear(self, connection: Connection[Any]) -> None:
        if list(connection.notifies(timeout=self._patience, stop_after=1)):
            self._heard += 1
        else:
            # A long silence may be a broken line; this raises where it is.
            connection.execute("SELECT 1")


changes = Changes()
