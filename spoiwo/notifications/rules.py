"""Who looks into the outbox."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import SENT_AGAIN
from spoiwo.partnerships import rules as partnerships


def can_view_outbox(actor: Actor) -> Decision:
    """Allow the operator: letters of all partnerships pass through it."""
    if actor.is_operator:
        return Allowed()
    return Denied(_("Only the operator of the installation sees the outbox."))


def can_resend_message(actor: Actor, message: Message) -> Decision:
    """Allow the operator, and who runs the partnership a letter belongs to, to try again what went wrong."""
    if message.state not in SENT_AGAIN:
        return Denied(_("Only a letter that failed, came back or perhaps never left can be sent again."))
    if not (message.text or message.html):
        return Denied(_("The words of the letter are no longer kept; write a new one."))
    if message.partnership_id is None:
        return can_view_outbox(actor)
    return partnerships.has_permission(actor, message.partnership_id, "notifications.send_letter")
