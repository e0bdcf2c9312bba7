"""What the deeds of this room share: the book of deeds, locks, refusals."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import is_frozen
from spoiwo.attendance.states import SUBSCRIBING
from spoiwo.audit.models import LogEntry
from spoiwo.audit.services import entry, record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import WrongState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import revoke_link


def note(actor: Actor, action: str, thing: Model, meeting: Meeting, **data: Any) -> None:
    """Write a deed so that the pages of the meeting find it."""
    record(actor, action, thing, partnership_id=meeting.partnership_id, meeting=meeting.pk, **data)


def note_row(actor: Actor, action: str, row: Participant, **data: Any) -> LogEntry:
    """Return the unsaved entry of a deed on one row, with the institution and the person in it."""
    return entry(
        actor,
        action,
        row,
        partnership_id=row.meeting.partnership_id,
        meeting=row.meeting_id,
        organization=row.organization_name,
        person=row.name,
        **data,
    )


def lock_rows(meeting: Meeting, numbers: Sequence[int]) -> dict[int, Participant]:
    """Hold the rows of the list, always in one order, so that two doors never wait for each other."""
    rows = Participant.objects.filter(meeting=meeting, pk__in=numbers).order_by("pk")
    found: dict[int, Participant] = {}
    for row in rows.select_for_update(of=("self",)):
        row.meeting = meeting
        found[row.pk] = row
    return found


def need_open_list(meeting: Meeting) -> None:
    """Refuse to change the list once the minutes were given for approval, or the meeting was called off."""
    if is_frozen(meeting):
        raise WrongState(_("The minutes of this meeting are given for approval: its list stays as it was."))
    if meeting.state == State.CANCELLED:
        raise WrongState(_("This meeting was called off."))


def forget_invitation(actor: Actor, row: Participant) -> None:
    """Let the row count as not invited: the letter went to somebody else, whose link must answer no more."""
    calendars = links_of(SUBSCRIBING, [row.pk]).filter(revoked_at=None)
    for link in [*PersonalLink.objects.filter(pk=row.link_id), *calendars]:
        revoke_link(actor=actor, link=link)
    row.invited_at = row.message = row.told_sequence = None
    row.link_id = 0
