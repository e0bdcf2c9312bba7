"""Totals that pages of this process show, read by the writing thread, so that no page asks for its own."""

import threading
from collections.abc import Callable, Collection, Mapping

Page = tuple[str, str]
# More pages than this are not remembered; they are asked for anew.
MOST_KNOWN = 20_000


class Totals:
    """What is known of pages that were shown; a page shown for the first time is known a moment later."""

    def __init__(self, read: Callable[[Collection[Page]], Mapping[Page, int]]) -> None:
        self._read = read
        self._known: dict[Page, int] = {}
        self._asked: set[Page] = set()
        self._lock = threading.Lock()

    def of(self, page: Page) -> int | None:
        """Return how often a page was opened, as far as this process knows; it is read anew soon."""
        with self._lock:
            if len(self._asked) < MOST_KNOWN:
                self._asked.add(page)
            return self._known.get(page)

    def refresh(self) -> None:
        """Read the totals of pages shown since the last time, in one query."""
        with self._lock:
            asked, self._asked = self._asked, set()
        if not asked:
            return
        found = self._read(asked)
        with self._lock:
            if len(self._known) + len(asked) > MOST_KNOWN:
                self._known = {}
            self._known |= {page: found.get(page, 0) for page in asked}
