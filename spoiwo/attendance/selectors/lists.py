"""The list of a meeting and one row of it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Calling, Participant
from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.notifications.models import PersonalLink

FROZEN = (State.MINUTES, State.CLOSED)


def calling_of(meeting: Meeting) -> Calling | None:
    """Return how the list of the meeting was drawn up; None while it was not."""
    found: Calling | None = Calling.objects.filter(meeting=meeting).first()
    return found


def is_frozen(meeting: Meeting) -> bool:
    """Tell whether the list stays as it is: its minutes were given for approval."""
    return meeting.state in FROZEN


def participant_by_id(meeting: Meeting, number: int) -> Participant:
    """Return a row of the meeting's list; raises NotFound."""
    rows = Participant.objects.filter(meeting=meeting, pk=number)
    found: Participant | None = rows.select_related("organization", "person", "meeting__partnership").first()
    if found is None:
        raise NotFound(_("There is no such participant of this meeting."))
    return found


def participant_of_link(link: PersonalLink) -> Participant:
    """Return the row a personal link of an invitation answers for; raises NotFound when it was removed."""
    rows = Participant.objects.filter(pk=link.subject_id)
    found: Participant | None = rows.select_related(
        "organization", "person", "meeting__partnership", "meeting__host", "meeting__unit", "meeting__body"
    ).first()
    if found is None:
        raise NotFound(_("The row of this invitation was removed from the list. Ask the secretariat."))
    return found


def history(meeting: Meeting) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the list and the presence, the newest first."""
    entries = history_of_partnership(meeting.partnership_id)
    return entries.filter(action__startswith="attendance.", data__meeting=meeting.pk)
