"""Who may record projects."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission


def can_edit_project(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership joined to it."""
    return has_permission(actor, partnership.pk, "projects.edit_project")
