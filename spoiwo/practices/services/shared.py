"""What the deeds of this room share."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.practices.models import GoodPractice


def note(actor: Actor, action: str, thing: Model, practice: GoodPractice, **data: object) -> None:
    """Write a deed so that the page of its card finds it."""
    record(actor, action, thing, partnership_id=practice.partnership_id, practice=practice.pk, **data)


def need_words(words: str, field: str = "ground") -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not words.strip():
        raise BadInput(_("Write why."), field)
    return words.strip()[:600]
