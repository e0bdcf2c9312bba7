"""Choices of decisions and the tables of their moves (domain.md 7.3 and 9)."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class Way(models.TextChoices):
    """How a motion was decided; the book keeps numbers typed from paper apart from votes cast here."""

    BALLOT = "ballot", _("votes cast here, one by one")
    COUNTED = "counted", _("votes counted in the room")
    CONSENSUS = "consensus", _("by consensus, without a vote")


class Stage(models.TextChoices):
    """Where a motion stands; it follows from its poll and is not stored."""

    DRAFT = "draft", pgettext_lazy("motion", "written down")
    PREPARED = "prepared", pgettext_lazy("motion", "ready to be opened")
    OPEN = "open", pgettext_lazy("motion", "the vote is open")
    DECIDED = "decided", pgettext_lazy("motion", "decided")
    ANNULLED = "annulled", pgettext_lazy("motion", "annulled")
    WITHDRAWN = "withdrawn", pgettext_lazy("motion", "withdrawn")


class ResolutionKind(models.TextChoices):
    """What is adopted."""

    RESOLUTION = "resolution", pgettext_lazy("act", "resolution")
    POSITION = "position", pgettext_lazy("act", "position")


class ResolutionState(models.TextChoices):
    """Where a resolution stands. Whether it is in force follows from its days and is not stored."""

    DRAFT = "draft", pgettext_lazy("resolution", "draft")
    VOTED = "voted", pgettext_lazy("resolution", "put to the vote")
    ADOPTED = "adopted", pgettext_lazy("resolution", "adopted")
    REJECTED = "rejected", pgettext_lazy("resolution", "rejected")
    REPEALED = "repealed", pgettext_lazy("resolution", "repealed")
    ANNULLED = "annulled", pgettext_lazy("resolution", "annulled")


RESOLUTION_MOVES: Moves = MappingProxyType(
    {
        ResolutionState.DRAFT: frozenset(
            {ResolutionState.VOTED, ResolutionState.ADOPTED, ResolutionState.REJECTED}
        ),
        # A vote without a quorum, or broken off, decides nothing: the draft is a draft again.
        ResolutionState.VOTED: frozenset(
            {ResolutionState.ADOPTED, ResolutionState.REJECTED, ResolutionState.DRAFT}
        ),
        ResolutionState.ADOPTED: frozenset({ResolutionState.REPEALED, ResolutionState.ANNULLED}),
        ResolutionState.REPEALED: frozenset({ResolutionState.ADOPTED}),
        ResolutionState.REJECTED: frozenset({ResolutionState.ANNULLED}),
        ResolutionState.ANNULLED: frozenset(),
    }
)
# It has a number, and is shown in the register.
NUMBERED = (ResolutionState.ADOPTED, ResolutionState.REPEALED, ResolutionState.ANNULLED)

PUBLISHED = (ResolutionState.ADOPTED, ResolutionState.REPEALED)


class Standing(models.TextChoices):
    """What an adopted resolution is on a day."""

    FUTURE = "future", pgettext_lazy("resolution", "adopted, not yet in force")
    IN_FORCE = "in_force", pgettext_lazy("resolution", "in force")
    REPEALED = "repealed", pgettext_lazy("resolution", "repealed")


class TaskState(models.TextChoices):
    OPEN = "open", pgettext_lazy("task", "to do")
    DONE = "done", pgettext_lazy("task", "done")
    DROPPED = "dropped", pgettext_lazy("task", "dropped")


TASK_MOVES: Moves = MappingProxyType(
    {
        TaskState.OPEN: frozenset({TaskState.DONE, TaskState.DROPPED}),
        TaskState.DONE: frozenset({TaskState.OPEN}),
        TaskState.DROPPED: frozenset({TaskState.OPEN}),
    }
)
