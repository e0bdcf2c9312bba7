"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import WrongState
from spoiwo.decisions.events import MotionAnnulled, MotionDecided
from spoiwo.decisions.models import Motion
from spoiwo.meetings.events import HoldingUndone, MeetingCancelled, MeetingMoved, MeetingPlanned
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.selectors import waiting_for
from spoiwo.minutes.services import approve_by_motion, ask_for_approval
from spoiwo.minutes.states import SEEN
from spoiwo.voting.counting import Outcome


def put_approvals_on_agenda(event: MeetingPlanned | MeetingMoved) -> None:
    """Put the minutes that wait on the agenda of a meeting planned or moved."""
    meeting = Meeting.objects.get(pk=event.meeting_id)
    if meeting.is_ahead and meeting.is_deliberating:
        for minutes in waiting_for(meeting):
            ask_for_approval(minutes, meeting)


def move_approvals_on(event: MeetingCancelled) -> None:
    """A meeting called off approves nothing: its approvals go to the next one."""
    items = AgendaItem.objects.filter(meeting=event.meeting_id, approves__isnull=False)
    for number in items.values_list("approves", flat=True):
        for minutes in Minutes.objects.filter(meeting=number, state__in=SEEN):
            ask_for_approval(minutes)


def approve_what_was_voted(event: MotionDecided) -> None:
    """Seal the minutes that a vote has accepted."""
    if event.outcome == Outcome.ADOPTED:
        rows = Motion.objects.filter(pk=event.motion_id)
        approve_by_motion(rows.select_related("item__meeting", "item__approves").get())


def keep_what_was_sealed(event: MotionAnnulled) -> None:
    """Refuse to annul the vote by which sealed minutes were approved."""
    if Minutes.objects.filter(approving_motion=event.motion_id).exists():
        raise WrongState(
            _("Minutes were approved by this vote and sealed. Write an amendment beside them instead.")
        )


def keep_held_what_has_minutes(event: HoldingUndone) -> None:
    """Refuse to take back that a meeting took place once its minutes are written."""
    if Minutes.objects.filter(meeting=event.meeting_id).exists():
        raise WrongState(_("The minutes of this meeting are drawn up, so it took place."))
