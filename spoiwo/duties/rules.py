"""Who may write rules and confirm deadlines. Reading follows ``partnerships.view_partnership``."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "duties.edit_rule"


def can_edit_rule(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to write, change, end and confirm rules."""
    return has_permission(actor, partnership.pk, EDIT)
