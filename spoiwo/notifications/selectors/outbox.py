"""Reading the outbox. The text of letters is never shown: some carry links that open an account."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import IN_TROUBLE, State


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a letter: its state, when the server took it, and the last reason it did not."""

    state: State
    sent_at: datetime | None
    reason: str

    @property
    def is_trouble(self) -> bool:
        return self.state in IN_TROUBLE


def outbox(state: str = "") -> QuerySet[Message]:
    """Return letters without their text, newest first, of one state or of all."""
    has_words = ~Q(text="", html="")
    messages = Message.objects.defer("text", "html", "headers").annotate(has_words=has_words)
    return messages.filter(state=state) if state in State.values else messages


def counts() -> dict[str, int]:
    """Return how many letters are in each state."""
    found = dict(Message.objects.order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in State.values}


def message(pk: int, *, partnership_id: int | None = None) -> Message:
    """Return a letter, of the partnership when one is named; raises NotFound."""
    rows = outbox().filter(pk=pk)
    found = (rows.filter(partnership_id=partnership_id) if partnership_id is not None else rows).first()
    if found is None:
        raise NotFound(_("There is no such letter."))
    return found


def letters_of(partnership_id: int) -> QuerySet[Message]:
    """Return the letters of one partnership, newest first."""
    return outbox().filter(partnership_id=partnership_id)


def fates(pks: Iterable[int]) -> dict[int, Fate]:
    """Return by number what became of these letters, in one query; those forgotten are left out."""
    found = Message.objects.filter(pk__in=list(pks)).values_list("pk", "state", "sent_at", "last_error")
    return {pk: Fate(State(state), sent_at, reason) for pk, state, sent_at, reason in found}


def trouble_of(partnership_id: int) -> QuerySet[Message]:
    """Return the letters of one partnership that failed, came back or perhaps never left, newest first."""
    return outbox().filter(partnership_id=partnership_id, state__in=IN_TROUBLE)
