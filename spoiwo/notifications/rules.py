"""Who looks into the outbox."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import State


def can_view_outbox(actor: Actor) -> Decision:
    """Allow the operator: letters of all partnerships pass through it."""
    if actor.is_operator:
        return Allowed()
    return Denied(_("Only the operator of the installation sees the outbox."))


def can_resend_message(actor: Actor, message: Message) -> Decision:
    """Allow the operator to try again what failed."""
    if message.state != State.FAILED:
        return Denied(_("Only a letter that failed can be sent again."))
    return can_view_outbox(actor)
