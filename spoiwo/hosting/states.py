"""States of a request to a host."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class State(models.TextChoices):
    """Where a request stands."""

    ASKED = "asked", pgettext_lazy("request to a host", "waits for the answer")
    ACCEPTED = "accepted", pgettext_lazy("request to a host", "accepted")
    DECLINED = "declined", pgettext_lazy("request to a host", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("request to a host", "withdrawn")


MOVES: Moves = MappingProxyType(
    {
        State.ASKED: frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN}),
        # A host may change its mind while the meeting is ahead.
        State.ACCEPTED: frozenset({State.DECLINED, State.WITHDRAWN}),
        State.DECLINED: frozenset({State.ACCEPTED}),
        State.WITHDRAWN: frozenset(),
    }
)


class Wish(models.TextChoices):
    """What an institution said of hosting."""

    READY = "ready", pgettext_lazy("hosting", "ready to host")
    UNWILLING = "unwilling", pgettext_lazy("hosting", "not able to host")
