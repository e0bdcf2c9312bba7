"""Choices of the newsletter and the tables of their moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class Topic(models.TextChoices):
    """What one agrees to separately, and what each entry of an issue belongs to."""

    NEWS = "news", pgettext_lazy("newsletter", "news of the partnership")
    MEETINGS = "meetings", pgettext_lazy("newsletter", "meetings and events")
    OFFERS = "offers", pgettext_lazy("newsletter", "offers of support")


class Standing(models.TextChoices):
    """Where an address stands on the list."""

    PENDING = "pending", _("waits for confirmation")
    ACTIVE = "active", pgettext_lazy("address of a newsletter", "gets the newsletter")
    HELD = "held", _("on hold")


STANDINGS: Moves = MappingProxyType(
    {
        Standing.PENDING: frozenset({Standing.ACTIVE}),
        Standing.ACTIVE: frozenset({Standing.HELD}),
        Standing.HELD: frozenset({Standing.ACTIVE}),
    }
)


class State(models.TextChoices):
    """Where an issue stands."""

    DRAFT = "draft", pgettext_lazy("issue", "draft")
    SENDING = "sending", pgettext_lazy("issue", "being sent")
    HALTED = "halted", pgettext_lazy("issue", "sending halted")
    SENT = "sent", pgettext_lazy("issue", "sent")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.SENDING}),
        State.SENDING: frozenset({State.SENT, State.HALTED}),
        State.HALTED: frozenset({State.SENDING}),
    }
)
# Numbered, and so readable by everybody in the archive.
ISSUED = frozenset({State.SENDING, State.HALTED, State.SENT})


class Fate(models.TextChoices):
    """What became of an issue for one address."""

    WAITING = "waiting", pgettext_lazy("newsletter", "waits its turn")
    GIVEN = "given", pgettext_lazy("newsletter", "on its way")
    SENT = "sent", pgettext_lazy("newsletter", "taken by the mail server")
    UNCERTAIN = "uncertain", pgettext_lazy("newsletter", "perhaps sent")
    FAILED = "failed", pgettext_lazy("newsletter", "refused")
    BOUNCED = "bounced", pgettext_lazy("newsletter", "returned")
    LEFT_OUT = "left_out", pgettext_lazy("newsletter", "left out: no longer on the list")


UNSETTLED = frozenset({Fate.WAITING, Fate.GIVEN})
IN_TROUBLE = frozenset({Fate.FAILED, Fate.BOUNCED})
