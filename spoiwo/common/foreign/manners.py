"""Being a polite guest: robots.txt (RFC 9309), one visit a host at a time, a pause between two."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from protego import Protego

from spoiwo.common.foreign.addresses import Address
from spoiwo.common.foreign.limits import Reason, Unreachable

# A server that asks for longer pauses than this is left alone for today rather than waited for.
LONGEST_PAUSE = 10.0


class Manners:
    """What we know of the hosts visited with one reader; may be used by several threads."""

    LONGEST: ClassVar[int] = 512_000  # RFC 9309, 2.5: at least 500 kibibytes are read

    def __init__(self, pause: float = 1.0) -> None:
        self._pause = pause
        self._guard = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}
        self._asked_pause: dict[str, float] = {}

    def may_read(self, address: Address, agent: str, read: Callable[[], tuple[int, bytes]]) -> bool:
        """Whether the host's robots.txt lets ``agent`` read the address; asked of the host once.

        No such file means yes; a server that fails to say means no (RFC 9309, 2.3.1.4).
        """
        if address.origin not in self._robots:
            self._learn(address, agent, read)
        rules = self._robots[address.origin]
        return rules is not None and bool(rules.can_fetch(str(address), agent))

    def _learn(self, address: Address, agent: str, read: Callable[[], tuple[int, bytes]]) -> None:
        try:
            status, body = read()
        except Unreachable as error:
            if error.reason == Reason.TOO_LARGE:
                self._robots[address.origin] = None
                return
            raise
        if status >= 500:
            self._robots[address.origin] = None
            return
        rules = Protego.parse(body.decode("utf-8", "replace") if status == 200 else "")
        self._robots[address.origin] = rules
        self._asked_pause[address.host] = float(rules.crawl_delay(agent) or 0)

    @contextmanager
    def turn(self, host: str, patience: float) -> Iterator[None]:
        """Wait for the host to be free and rested, at most ``patience`` seconds, then hold it."""
        with self._guard:
            lock = self._turns.setdefault(host, threading.Lock())
        if not lock.acquire(timeout=max(patience, 0.01)):
            raise Unreachable(Reason.TOO_SLOW)
        try:
            self._rest(host)
            yield
        finally:
            self._last[host] = time.monotonic()
            lock.release()

    def _rest(self, host: str) -> None:
        pause = max(self._pause, self._asked_pause.get(host, 0.0))
        if pause > LONGEST_PAUSE:
            raise Unreachable(Reason.ASKED_NOT_TO)
        wait = self._last.get(host, -pause) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
