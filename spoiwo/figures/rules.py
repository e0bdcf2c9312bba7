"""Who may record what old documents state. Reading follows ``partnerships.view_partnership``."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

# Whoever writes the report answers for its numbers; the room of reports lies above and registers the right.
EDIT = "reports.edit_report"


def can_state_number(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to record a stated number and to take it back."""
    return has_permission(actor, partnership.pk, EDIT)
