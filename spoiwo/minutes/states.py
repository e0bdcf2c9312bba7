"""Where minutes stand, and what becomes of remarks."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "being written")
    REMARKS = "remarks", pgettext_lazy("minutes", "sent for remarks")
    GIVEN = "given", pgettext_lazy("minutes", "waiting for approval")
    APPROVED = "approved", pgettext_lazy("minutes", "approved and sealed")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.REMARKS, State.GIVEN}),
        State.REMARKS: frozenset({State.GIVEN, State.APPROVED, State.DRAFT}),
        State.GIVEN: frozenset({State.APPROVED, State.DRAFT}),
        # What was sealed changes no more: amendments stand beside it.
        State.APPROVED: frozenset(),
    }
)
# Out of the writers' hands: every correction is seen.
SEEN = (State.REMARKS, State.GIVEN)
