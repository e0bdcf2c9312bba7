"""Who may ask hosts and write down what they said. Reading follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.hosting.models import HostRequest
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission


def can_ask_host(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership."""
    return has_permission(actor, partnership.pk, "hosting.ask_host")


def can_answer_request(actor: Actor, request: HostRequest) -> Decision:
    """Allow the holder of the request's personal link, and the secretariat (answers by telephone)."""
    if request.link_id and actor.actor_id == f"link:{request.link_id}":
        return Allowed()
    decision = can_ask_host(actor, request.meeting.partnership)
    return decision or Denied(_("This request was made to another institution."))
