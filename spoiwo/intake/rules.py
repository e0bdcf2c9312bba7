"""Who may bring in lists."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission


def can_import_list(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, "intake.import_list")
