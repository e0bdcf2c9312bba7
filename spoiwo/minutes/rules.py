"""Who may write, correct and approve minutes. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "minutes.edit_minutes"
PUBLISH = "minutes.publish_minutes"


def can_edit(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_publish(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the coordinator to say whether everybody may read approved minutes."""
    return has_permission(actor, partnership.pk, PUBLISH)


def can_write(actor: Actor, minutes: Minutes) -> Decision:
    """Allow the text to change until it is sealed."""
    return first_denial(
        can_edit(actor, minutes.partnership),
        _when(
            not minutes.is_sealed,
            _("These minutes are approved and sealed. Write an amendment beside them."),
        ),
    )


def can_send(actor: Actor, minutes: Minutes) -> Decision:
    """Allow a draft to be sent for remarks or given for approval."""
    return first_denial(
        can_edit(actor, minutes.partnership),
        _when(minutes.state == State.DRAFT, _("These minutes were sent already.")),
    )


def can_remark(minutes: Minutes) -> Decision:
    """Allow remarks within the time set."""
    return _when(
        minutes.takes_remarks,
        _("The time for remarks has passed, or the minutes are not sent for remarks now."),
    )


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
