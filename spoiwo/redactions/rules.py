"""Who may keep words and files from the public."""

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

HIDE = "redactions.hide_words"


def can_hide_words(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator, who answer for what is published."""
    return has_permission(actor, partnership.pk, HIDE)
