"""What the deeds of this room share: the book of deeds, locks, grounds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.decisions.models import Motion, Resolution

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
    record(
        actor,
        action,
        resolution,
        partnership_id=resolution.partnership_id,
        resolution=resolution.pk,
        **({"meeting": meeting.pk} if meeting is not None else {}),
        **data,
    )


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:300]


def need_version(row: Motion | Resolution | Any, version: int | None) -> None:
    """Refuse to save over what somebody else saved meanwhile; without a version nothing is compared."""
    if version is not None and row.version != version:
        raise ConcurrentChange(STALE)
