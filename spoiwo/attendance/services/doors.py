"""Opening the door for self check-in, and coming in by its code."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules, selectors
from spoiwo.attendance.models import Door, Participant
from spoiwo.attendance.services.answering import ConfirmDraft, mark_by_themselves
from spoiwo.attendance.services.shared import need_open_list, note
from spoiwo.attendance.states import ANSWERING, Mark, MarkSource
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.privacy.services import note_given
from spoiwo.privacy.uses import of_link


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """Somebody without an account who came in by the code at the door, under the name they typed."""

    door: Door
    name: str

    @property
    def actor_id(self) -> str:
        return f"door:{self.door.pk}"

    @property
    def actor_name(self) -> str:
        return self.name

    @property
    def is_operator(self) -> bool:
        return False


@transaction.atomic
def open_door(*, actor: Actor, meeting: Meeting) -> Door:
    """Open the door on a day of the meeting, with a new code: codes shown earlier are good no more."""
    require(rules.can_mark_presence(actor, meeting.partnership))
    lock(meeting)
    need_open_list(meeting)
    if not meeting.day <= clock.today() <= meeting.end_day:
        raise WrongState(_("The door is opened on the day of the meeting."))
    door, _made = Door.objects.update_or_create(
        meeting=meeting,
        defaults={"nonce": secrets.token_hex(16), "opened_at": clock.now(), "closed_at": None},
    )
    note(actor, "attendance.door.opened", door, meeting)
    return door


@transaction.atomic
def close_door(*, actor: Actor, door: Door) -> None:
    """Close the door: its code is good no more, also the printed one."""
    require(rules.can_mark_presence(actor, door.meeting.partnership))
    lock(door)
    if door.closed_at is None:
        door.closed_at = clock.now()
        door.save(update_fields=["closed_at"])
        note(actor, "attendance.door.closed", door, door.meeting)


@transaction.atomic
def check_in(*, door: Door, organization_id: int, name: str, office: str, key: str) -> Participant:
    """Mark an institution of the list as present, by whoever came for it and typed the name.

    A name other than the one expected is recorded as a deputy's, for the officer to see. What the
    officer has marked stays. Whoever calls has checked the code.
    """
    if not name.strip():
        raise BadInput(_("Write the name and surname."), "name")
    lock(door)
    if door.closed_at is not None:
        raise WrongState(_("The door was closed meanwhile. Tell the person at the door."))
    row = selectors.row_for(door, organization_id, name)
    lock(row)
    is_expected = selectors.same_person(row.name, name)
    mark_by_themselves(
        actor=AtTheDoor(door, name.strip()[:200]),
        row=row,
        draft=ConfirmDraft(
            mark=Mark.PRESENT,
            key=key,
            deputy_name="" if is_expected else name,
            deputy_office="" if is_expected else office,
        ),
        source=MarkSource.SELF,
    )
    use = of_link(ANSWERING)
    note_given(partnership=door.meeting.partnership, use=use, subject=ANSWERING, number=row.pk)
    return row
