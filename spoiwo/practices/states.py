"""States of a card of good practice and the table of its moves."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

# Opens the cards of one institution, for whoever was asked to write them.
WRITING = "practices.write"


class State(models.TextChoices):
    """Where a card stands."""

    DRAFT = "draft", pgettext_lazy("good practice", "being written")
    REVIEW = "review", pgettext_lazy("good practice", "waits for the review")
    PUBLISHED = "published", pgettext_lazy("good practice", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("good practice", "withdrawn")


MOVES: Moves = MappingProxyType(
    {
        State.DRAFT: frozenset({State.REVIEW}),
        # Sent back with a note, it is written on.
        State.REVIEW: frozenset({State.PUBLISHED, State.DRAFT}),
        State.PUBLISHED: frozenset({State.WITHDRAWN}),
        State.WITHDRAWN: frozenset({State.DRAFT}),
    }
)
# Its words may change.
WRITTEN = (State.DRAFT, State.REVIEW)
