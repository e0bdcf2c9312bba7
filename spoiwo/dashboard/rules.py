"""Who may send a link to the desk of an institution."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, Denied
from spoiwo.partnerships.rules import has_permission
from spoiwo.registry.models import Representation

SEND = "registry.appoint_representative"


def can_send_desk(actor: Actor, representation: Representation) -> Decision:
    """Allow whoever records representatives, while this one speaks for the institution and has an e-mail."""
    decision = has_permission(actor, representation.partnership_id, SEND)
    if not decision:
        return decision
    if not speaks_today(representation):
        return Denied(_("This person does not speak for the institution today."))
    if not representation.email:
        return Denied(_("This person has no e-mail address recorded."))
    return decision


def speaks_today(representation: Representation) -> bool:
    """Tell whether the person speaks for the institution today."""
    today = clock.today()
    begun, ends = representation.valid_from <= today, representation.valid_to
    return begun and (ends is None or today < ends)
