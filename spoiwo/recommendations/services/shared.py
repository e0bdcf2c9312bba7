"""What the deeds of this room share: the book of deeds, grounds, versions."""

from typing import Protocol

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.recommendations.models import Recommendation

STALE = _("Somebody else has saved this meanwhile. Compare, then save again.")


class Versioned(Protocol):
    """A row that counts how often it was saved."""

    version: int


def note(actor: Actor, action: str, thing: Model, recommendation: Recommendation, **data: object) -> None:
    """Write a deed so that the page of its recommendation finds it."""
    record(
        actor,
        action,
        thing,
        partnership_id=recommendation.partnership_id,
        recommendation=recommendation.pk,
        **data,
    )


def need_words(words: str, field: str = "ground") -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not words.strip():
        raise BadInput(_("Write why."), field)
    return words.strip()[:600]


def need_version(row: Versioned, version: int | None) -> None:
    """Refuse to save over what somebody else saved meanwhile; without a version nothing is compared."""
    if version is not None and row.version != version:
        raise ConcurrentChange(STALE)
