"""States of a template and the moves between them."""

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class State(models.TextChoices):
    """Only a current template gives papers their looks; of one kind there is at most one."""

    WAITING = "waiting", pgettext_lazy("template of a paper", "looked through, not in use yet")
    CURRENT = "current", pgettext_lazy("template of a paper", "in use")
    RETIRED = "retired", pgettext_lazy("template of a paper", "no longer in use")


MOVES: Moves = {
    State.WAITING: frozenset({State.CURRENT}),
    State.CURRENT: frozenset({State.RETIRED}),
    # An earlier layout may be taken up again.
    State.RETIRED: frozenset({State.CURRENT}),
}
