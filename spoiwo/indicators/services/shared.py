"""What the deeds of this room share."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.indicators.models import Indicator


def note(actor: Actor, deed: str, thing: Model, indicator: Indicator, **data: object) -> None:
    """Write a deed so that the page of its indicator finds it."""
    about: dict[str, object] = {"indicator": indicator.pk, "code": indicator.code}
    record(actor, f"indicators.{deed}", thing, partnership_id=indicator.partnership_id, **(about | data))


def need_words(words: str, field: str = "ground") -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not words.strip():
        raise BadInput(_("Write why."), field)
    return words.strip()[:400]
