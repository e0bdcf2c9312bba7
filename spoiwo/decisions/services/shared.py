"""What the deeds of this room share: the book of deeds, locks, grounds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.decisions.models import Motion, Resolution
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State

STALE = _("Somebody else has saved this meanwhile. Compare, then save again.")


def note(actor: Actor, action: str, motion: Motion, **data: Any) -> None:
    """Write a deed on a motion so that the page of its meeting finds it."""
    meeting = motion.meeting
    record(
        actor,
        action,
        motion,
        partnership_id=motion.partnership_id,
        motion=motion.pk,
        **({"meeting": meeting.pk} if meeting is not None else {}),
        **data,
    )


def note_resolution(actor: Actor, action: str, resolution: Resolution, **data: Any) -> None:
    """Write a deed on a resolution so that its page, and that of its meeting, find it."""
    meeting = resolution.item.meeting if resolution.item is not None else None
    mask = resolution.mask
    record(
        actor,
        action,
        resolution,
        partnership_id=resolution.partnership_id,
        resolution=resolution.pk,
        **({"meeting": meeting.pk} if meeting is not None else {}),
        # Words hidden from the public do not go into the book, which tells everybody.
        **{name: mask.words(value) if isinstance(value, str) else value for name, value in data.items()},
    )


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:300]


def need_sitting(meeting: Meeting | None, *, is_ended_too: bool = False) -> None:
    """Refuse to decide at a meeting called off or put off and, but for ``is_ended_too``, one with minutes.

    The state is read anew: the page may have been opened before. Between sessions there is no meeting.
    """
    if meeting is None:
        return
    state = Meeting.objects.values_list("state", flat=True).get(pk=meeting.pk)
    if state == State.CANCELLED:
        raise WrongState(_("This meeting was called off."))
    if state == State.POSTPONED:
        raise WrongState(_("This meeting was put off: nothing is decided at it until it has a new day."))
    if state in {State.MINUTES, State.CLOSED} and not is_ended_too:
        raise WrongState(
            _("The minutes of this meeting are given for approval: nothing more is decided at it.")
        )


def need_version(row: Motion | Resolution | Any, version: int | None) -> None:
    """Refuse to save over what somebody else saved meanwhile; without a version nothing is compared."""
    if version is not None and row.version != version:
        raise ConcurrentChange(STALE)
