"""What every deed on a rule checks and writes down."""

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.duties.models import Duty


def need_ground(ground: str) -> str:
    """Return why something is done; nothing written is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:400]


def note(actor: Actor, deed: str, duty: Duty, **data: object) -> None:
    """Write a deed into the book of deeds."""
    about = {"kind": duty.kind, "title": duty.title}
    record(actor, f"duties.{deed}", duty, partnership_id=duty.partnership_id, **(about | data))
