"""Rounds of visits: several at once, each on a host of its own, until nothing is due."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field

from django.db import connection

from spoiwo.common import foreign
from spoiwo.common.actors import Actor
from spoiwo.common.foreign import Reader
from spoiwo.communiques.services.visiting import Errand, claim_next, conclude, look

AT_ONCE = 8
# A round ends before the next is called, so that a stop of the worker never waits long.
LONGEST_ROUND = 100.0
_BREATH = 0.1


def make_visits(*, actor: Actor, at_once: int = AT_ONCE, seconds: float = LONGEST_ROUND) -> int:
    """Make the visits that are due and return how many were concluded; safe at the same time twice."""
    company = _Company(actor, foreign.reader(), time.monotonic() + seconds)
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="visitor") as pool:
        # Each visitor lives at the moment and in the language of whoever called.
        sent = [pool.submit(copy_context().run, company.visit_all) for _visitor in range(at_once)]
        return sum(one.result() for one in sent)


@dataclass(slots=True)
class _Company:
    """The visitors of one round: who finds nothing to do waits for those still out, then goes home."""

    actor: Actor
    reader: Reader
    until: float
    out: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)

    def visit_all(self) -> int:
        """Be one visitor: take what is due until nothing is; return how many visits were concluded."""
        made = 0
        try:
            while time.monotonic() < self.until:
                with self.guard:
                    errand = claim_next()
                    self.out += errand is not None
                    is_over = errand is None and not self.out
                if errand is not None:
                    made += self._visit(errand)
                elif is_over:
                    # What is still due is held elsewhere; the next round finds it.
                    break
                else:
                    time.sleep(_BREATH)
        finally:
            connection.close()
        return made

    def _visit(self, errand: Errand) -> bool:
        try:
            return conclude(actor=self.actor, errand=errand, seen=look(errand, self.reader))
        finally:
            with self.guard:
                self.out -= 1
