"""Who keeps the list of a meeting, who marks presence, who sees who was there."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission


def can_edit_participant(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator: they draw up lists, invite and see access needs."""
    return has_permission(actor, partnership.pk, "attendance.edit_participant")


def can_mark_presence(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to mark who came."""
    return has_permission(actor, partnership.pk, "attendance.mark_presence")


def can_view_participant(actor: Actor, partnership: Partnership) -> Decision:
    """Allow also the leader and the auditor to see who was invited and who came."""
    return has_permission(actor, partnership.pk, "attendance.view_participant")
