"""Who keeps the list of a meeting, who marks presence, who sees who was there."""

from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.states import ANSWERING
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.notifications.actors import LinkActor
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


def is_holder(actor: Actor) -> bool:
    """Tell whether somebody acts through a personal link."""
    return isinstance(actor, LinkActor)


def can_confirm(actor: Actor, row: Participant) -> Decision:
    """Allow the holder of the link given for exactly this row."""
    if isinstance(actor, LinkActor):
        link = actor.link
        if link.purpose == ANSWERING and link.subject_id == row.pk and link.closed is None:
            return Allowed()
    return Denied(_("This link answers for somebody else."))


def can_answer(actor: Actor, row: Participant) -> Decision:
    """Allow the holder of the link, and the secretariat, to whom it was told."""
    if isinstance(actor, LinkActor):
        return can_confirm(actor, row)
    return can_edit_participant(actor, row.meeting.partnership)
