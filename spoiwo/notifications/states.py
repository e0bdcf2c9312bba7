"""The life of a letter, and why a personal link no longer opens."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.states import Moves


class State(models.TextChoices):
    QUEUED = "queued", _("waiting")
    # Between the question “may I send the content?” and the server's answer: a worker that dies here
    # leaves a letter of which nobody knows whether it arrived.
    HANDING = "handing", _("being handed over")
    SENT = "sent", _("sent")
    UNCERTAIN = "uncertain", _("perhaps sent")
    FAILED = "failed", _("failed")
    BOUNCED = "bounced", _("returned")


MOVES: Moves = {
    State.QUEUED: frozenset({State.HANDING, State.SENT, State.FAILED}),
    State.HANDING: frozenset({State.SENT, State.QUEUED, State.FAILED, State.UNCERTAIN, State.BOUNCED}),
    State.SENT: frozenset({State.BOUNCED}),
    State.UNCERTAIN: frozenset({State.QUEUED, State.BOUNCED}),
    State.FAILED: frozenset({State.QUEUED}),
    State.BOUNCED: frozenset({State.QUEUED}),
}
# What a person may send again, knowing what happened.
SENT_AGAIN = frozenset({State.FAILED, State.UNCERTAIN, State.BOUNCED})
IN_TROUBLE = SENT_AGAIN
ON_THE_WAY = frozenset({State.QUEUED, State.HANDING})


class Closed(models.TextChoices):
    """Why a link no longer opens."""

    EXPIRED = "expired", _("Its time has passed")
    REVOKED = "revoked", _("It was withdrawn")
    USED = "used", _("It was used already")


class Kind(models.TextChoices):
    """What a letter that came in is."""

    CALENDAR = "calendar", _("answer from a calendar")
    BOUNCE = "bounce", _("notice of delivery")
    AUTOMATIC = "automatic", _("automatic answer")
    WORDS = "words", _("letter")
    BROKEN = "broken", _("unreadable")


class Outcome(models.TextChoices):
    """What became of it."""

    TAKEN = "taken", _("taken in")
    IGNORED = "ignored", _("put aside")
    REFUSED = "refused", _("refused")
