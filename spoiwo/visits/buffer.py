"""Visits of this process that are not written yet.

Counting is an addition in memory. A thread of its own writes every few seconds, in one statement and over a
connection of its own, so that no reader ever waits for it; what a process that is killed had not written is
lost, at most half a minute of visits.
"""

import atexit
import logging
import os
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)
Counts = Counter[tuple[date, str, str]]
# More pages than this between two writings is a flood; what is beyond is not counted.
MOST_PAGES = 50_000


class Buffer:
    """Counts of pages by day, safe among the threads of a process, begun anew in one that was forked.

    ``then`` is done by the thread after each writing.
    """

    def __init__(self, write: Callable[[Counts], None], *, then: Callable[[], None] | None = None) -> None:
        self._write = write
        self._then = then
        self._counts: Counts = Counter()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._process = 0

    def add(self, day: date, page: str, key: str) -> None:
        """Count one visit."""
        with self._lock:
            if (day, page, key) in self._counts or len(self._counts) < MOST_PAGES:
                self._counts[day, page, key] += 1

    def flush(self) -> int:
        """Write what was counted and return how many visits; kept for the next time when it fails."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        if not taken:
            return 0
        try:
            self._write(taken)
        except DatabaseError as error:
            log.warning("Visits wait for the next writing: %s", error)
            with self._lock:
                self._counts.update(taken)
            return 0
        return taken.total()

    def keep_writing(self, seconds: float) -> None:
        """Begin to write every so many seconds, once in a process; zero: whoever counts writes himself."""
        if seconds <= 0 or self._process == os.getpid():
            return
        with self._lock:
            if self._process == os.getpid():
                return
            self._process = os.getpid()
        threading.Thread(target=self._run, args=[seconds], name="visits", daemon=True).start()
        atexit.register(self._last)

    def _run(self, seconds: float) -> None:
        while not self._stop.wait(seconds):
            try:
                self.flush()
                if self._then is not None:
                    self._then()
            except DatabaseError as error:
                log.warning("Totals of visits wait for the next reading: %s", error)
            finally:
                connection.close()

    def _last(self) -> None:
        self._stop.set()
        self.flush()
        connection.close()
