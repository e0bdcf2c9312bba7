"""The life of a letter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.states import Moves


class State(models.TextChoices):
    QUEUED = "queued", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")


MOVES: Moves = {
    State.QUEUED: frozenset({State.SENT, State.FAILED}),
    State.FAILED: frozenset({State.QUEUED}),
    State.SENT: frozenset(),
}
