"""What the deeds of this room share: the book of deeds, locks, grounds."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services.indexing import reindex
from spoiwo.meetings.states import State


def note(actor: Actor, action: str, thing: Model, meeting: Meeting, **data: Any) -> None:
    """Write a deed so that the page of the meeting finds it; the index learns of the new words."""
    reindex(meeting)
    record(actor, action, thing, partnership_id=meeting.partnership_id, meeting=meeting.pk, **data)


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()


def need_open_agenda(meeting: Meeting) -> None:
    """Refuse to change the agenda once the minutes were given for approval, or the meeting was called off."""
    if meeting.state in {State.MINUTES, State.CLOSED}:
        raise WrongState(_("The minutes of this meeting are given for approval: its agenda stays as it was."))
    if meeting.state == State.CANCELLED:
        raise WrongState(_("This meeting was called off."))
