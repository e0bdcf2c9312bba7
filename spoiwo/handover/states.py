"""States of a pack made for downloading, and the moves between them."""

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class State(models.TextChoices):
    """A pack is made by the worker, waits for a limited time, and is gone."""

    WAITING = "waiting", pgettext_lazy("hand-over pack", "waits for its turn")
    WORKING = "working", pgettext_lazy("hand-over pack", "being made")
    READY = "ready", pgettext_lazy("hand-over pack", "ready")
    FAILED = "failed", pgettext_lazy("hand-over pack", "not made")
    GONE = "gone", pgettext_lazy("hand-over pack", "removed from the server")


UNDER_WAY = (State.WAITING, State.WORKING)
MOVES: Moves = {
    # A worker that died is followed by another, which begins anew.
    State.WAITING: frozenset({State.WORKING, State.FAILED}),
    State.WORKING: frozenset({State.WORKING, State.READY, State.FAILED}),
    State.READY: frozenset({State.GONE}),
    State.FAILED: frozenset(),
    State.GONE: frozenset(),
}
