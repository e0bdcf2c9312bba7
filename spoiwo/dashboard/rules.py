"""Who may send a link to the desk of an institution."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.dashboard.own.letters import voice_behind
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.rules import has_permission
from spoiwo.registry.models import Representation

SEND = "registry.appoint_representative"


def can_send_desk(actor: Actor, representation: Representation) -> Decision:
    """Allow whoever records representatives, while this one speaks for the institution and has an e-mail.

    A letter's link sends it to the address that letter went to, and to no other.
    """
    decision = _may_send(actor, representation)
    if not decision:
        return decision
    if not speaks_today(representation):
        return Denied(_("This person does not speak for the institution today."))
    if not representation.email:
        return Denied(_("This person has no e-mail address recorded."))
    return decision


def _may_send(actor: Actor, representation: Representation) -> Decision:
    if not isinstance(actor, LinkActor):
        return has_permission(actor, representation.partnership_id, SEND)
    is_own = voice_behind(actor.link, clock.today()) == representation
    return Allowed() if is_own else Denied(_("This link opens something else."))


def speaks_today(representation: Representation) -> bool:
    """Tell whether the person speaks for the institution today."""
    today = clock.today()
    begun, ends = representation.valid_from <= today, representation.valid_to
    return begun and (ends is None or today < ends)
