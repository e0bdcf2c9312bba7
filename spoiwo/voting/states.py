"""Kinds of polls and the guarded steps of one."""

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class Kind(models.TextChoices):
    MOTION = "motion", pgettext_lazy("kind of poll", "motion")
    ELECTION = "election", pgettext_lazy("kind of poll", "election")


class Secrecy(models.TextChoices):
    """Open: counted only. Named: the minutes list who voted how. Secret: nobody can tell."""

    OPEN = "open", pgettext_lazy("ballot", "open")
    NAMED = "named", pgettext_lazy("ballot", "by name")
    SECRET = "secret", pgettext_lazy("ballot", "secret")


class Form(models.TextChoices):
    ROOM = "room", pgettext_lazy("form of voting", "in the room")
    REMOTE = "remote", pgettext_lazy("form of voting", "remote")
    HYBRID = "hybrid", pgettext_lazy("form of voting", "in the room and remote")
    CIRCULATION = "circulation", pgettext_lazy("form of voting", "by circulation")


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a poll", "in preparation")
    OPEN = "open", pgettext_lazy("state of a poll", "open")
    CLOSED = "closed", pgettext_lazy("state of a poll", "closed")
    ANNULLED = "annulled", pgettext_lazy("state of a poll", "annulled")


MOVES: Moves = {
    State.DRAFT: frozenset({State.OPEN, State.ANNULLED}),
    State.OPEN: frozenset({State.CLOSED, State.ANNULLED}),
    State.CLOSED: frozenset({State.ANNULLED}),
    State.ANNULLED: frozenset(),
}
