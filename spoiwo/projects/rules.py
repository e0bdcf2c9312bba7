"""Who may record and describe projects."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, Denied
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.projects.models import ProjectPartnership


def can_edit_project(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership joined to it."""
    return has_permission(actor, partnership.pk, "projects.edit_project")


def can_describe_project(actor: Actor, link: ProjectPartnership) -> Decision:
    """Allow the same people of the one partnership that describes the project for all joined to it."""
    allowed = can_edit_project(actor, link.partnership)
    keeper = link.project.keeper
    if not allowed or keeper is None or keeper.pk == link.partnership_id:
        return allowed
    said = _("The facts of this project are written down by: %(partnership)s. Ask there for a correction.")
    return Denied(said % {"partnership": keeper.short_name})
