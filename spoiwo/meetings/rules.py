"""Who may plan and change meetings. Reading follows ``partnerships.view_partnership``."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission


def can_edit_meeting(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership."""
    return has_permission(actor, partnership.pk, "meetings.edit_meeting")
