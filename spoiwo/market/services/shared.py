"""What the deeds of this room share: the book of deeds, who speaks, words that may not be empty."""

from typing import Any

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.market.models import Showcase
from spoiwo.market.states import Way
from spoiwo.notifications.actors import LinkActor


def note(actor: Actor, action: str, showcase: Showcase, **data: Any) -> None:
    """Write a deed on a showcase so that its page finds it."""
    record(
        actor,
        action,
        showcase,
        partnership_id=showcase.partnership_id,
        showcase=showcase.pk,
        organization=showcase.organization.name,
        **data,
    )


def way_of(actor: Actor) -> Way:
    """Return how a thing said by this actor came."""
    return Way.LINK if isinstance(actor, LinkActor) else Way.OFFICE


def speaker(actor: Actor, showcase: Showcase) -> str:
    """Return whom the page names as having assured it: institutions, never a person."""
    own = isinstance(actor, LinkActor)
    return (showcase.organization.name if own else showcase.partnership.short_name)[:200]


def need_words(text: str, sentence: Sentence, field: str) -> str:
    """Return the text without its ends; raises BadInput with the sentence when nothing is left."""
    if not text.strip():
        raise BadInput(sentence, field)
    return text.strip()
