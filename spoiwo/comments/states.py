"""States of comments, what readers report, what marks mean, and the table of moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

MODERATE = "comments.moderate_comment"
# What the personal link of this room opens: one comment, to whoever wrote it.
OWN = "comments.own"


class State(models.TextChoices):
    """Where a comment stands; only what was published is read by others."""

    WAITING = "waiting", pgettext_lazy("comment", "waits for the editors")
    PUBLISHED = "published", pgettext_lazy("comment", "published")
    HELD = "held", pgettext_lazy("comment", "held back after reports")
    REFUSED = "refused", pgettext_lazy("comment", "not published")
    REMOVED = "removed", pgettext_lazy("comment", "removed by the editors")
    TAKEN_BACK = "taken_back", pgettext_lazy("comment", "removed by its author")


MOVES: Moves = MappingProxyType(
    {
        State.WAITING: frozenset({State.PUBLISHED, State.REFUSED, State.TAKEN_BACK}),
        State.PUBLISHED: frozenset({State.HELD, State.REMOVED, State.TAKEN_BACK}),
        State.HELD: frozenset({State.PUBLISHED, State.REMOVED, State.TAKEN_BACK}),
        State.REFUSED: frozenset({State.PUBLISHED}),
        State.REMOVED: frozenset({State.PUBLISHED}),
    }
)
# Shown under the article: with the words, or as a trace of what stood there.
SHOWN = frozenset({State.PUBLISHED, State.REMOVED, State.TAKEN_BACK})


class Wrong(models.TextChoices):
    """What a reader finds wrong with a comment."""

    INSULT = "insult", _("it insults somebody or calls for hatred")
    PRIVATE = "private", _("it tells of somebody’s private matters or contact")
    UNTRUE = "untrue", _("it is not true")
    AD = "ad", _("it is an advertisement")
    OTHER = "other", pgettext_lazy("what is wrong", "something else")


class Mark(models.IntegerChoices):
    """A mark for an article, always with its words."""

    ONE = 1, _("1 – of no use to me")
    TWO = 2, _("2 – of little use")
    THREE = 3, _("3 – partly useful")
    FOUR = 4, _("4 – useful")
    FIVE = 5, _("5 – very useful")
