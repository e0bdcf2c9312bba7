"""What the deeds of this room share: the book of deeds, locks, grounds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.minutes.models import Minutes


def note(actor: Actor, action: str, minutes: Minutes, **data: Any) -> None:
    """Write a deed so that the pages of the minutes and of the meeting find it."""
    record(
        actor,
        action,
        minutes,
        partnership_id=minutes.partnership_id,
        minutes=minutes.pk,
        meeting=minutes.meeting_id,
        **data,
    )


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:500]
