"""Who may change the looks of papers."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "documents.edit_template"


def can_edit_template(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)
