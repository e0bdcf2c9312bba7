"""Reading the outbox. The text of letters is never shown: some carry links that open an account."""

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import State


def outbox(state: str = "") -> QuerySet[Message]:
    """Return letters without their text, newest first, of one state or of all."""
    messages = Message.objects.defer("text", "html", "headers")
    return messages.filter(state=state) if state in State.values else messages


def counts() -> dict[str, int]:
    """Return how many letters are in each state."""
    found = dict(Message.objects.order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in State.values}


def message(pk: int) -> Message:
    """Return a letter; raises NotFound."""
    found = outbox().filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such letter."))
    return found
