"""What the deeds of this room share: the book of deeds, locks, grounds."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, ConcurrentChange
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


def lock(row: Model) -> None:
    """Read the row anew and hold it to the end of the deed, so that two deeds on it follow each other."""
    try:
        row.refresh_from_db(from_queryset=type(row)._base_manager.select_for_update())
    except ObjectDoesNotExist as error:
        raise ConcurrentChange(_("Somebody else has removed this meanwhile.")) from error


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:500]
