"""Who may prepare, decide and settle. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.decisions.models import Motion, Task
from spoiwo.decisions.states import Stage
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission

EDIT = "decisions.edit_decision"
PUBLISH = "decisions.publish_register"


def can_edit_decision(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_publish_register(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the coordinator to say whether everybody may read the register."""
    return has_permission(actor, partnership.pk, PUBLISH)


def can_edit_motion(actor: Actor, motion: Motion) -> Decision:
    """Allow the text and the rule to change until votes are being cast."""
    return first_denial(
        can_edit_decision(actor, motion.partnership),
        _when(
            motion.stage in {Stage.DRAFT, Stage.PREPARED},
            _("The motion was put to the vote; its text and rule stay as they were."),
        ),
    )


def can_decide_without_votes(actor: Actor, motion: Motion) -> Decision:
    """Allow numbers from paper, or consensus, for a motion no vote was opened on."""
    return first_denial(
        can_edit_decision(actor, motion.partnership),
        _when(
            motion.stage in {Stage.DRAFT, Stage.PREPARED},
            _("This motion is being voted on, or is decided already."),
        ),
    )


def can_cast_in(motion: Motion) -> Decision:
    """Allow votes until the hour set for a vote by circulation."""
    return _when(
        motion.deadline is None or clock.now() < motion.deadline,
        _("The time for voting has passed. No more votes are accepted."),
    )


def can_settle_task(actor: Actor, task: Task) -> Decision:
    """Allow the secretariat, and whoever holds the personal link given for the task."""
    if task.link_id and actor.actor_id == f"link:{task.link_id}":
        return Allowed()
    return can_edit_decision(actor, task.partnership)


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
