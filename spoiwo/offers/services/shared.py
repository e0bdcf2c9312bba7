"""What the deeds of this room share: the book of deeds, assurances, days of freshness."""

from typing import Any

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.notifications.actors import LinkActor
from spoiwo.offers.models import Assurance, Offer
from spoiwo.offers.selectors import rule_of
from spoiwo.offers.states import Deed, Way


def note(actor: Actor, action: str, offer: Offer, **data: Any) -> None:
    """Write a deed on an offer so that its page finds it."""
    record(
        actor,
        action,
        offer,
        partnership_id=offer.partnership_id,
        offer=offer.pk,
        provider=offer.provider.name,
        **data,
    )


def assure(actor: Actor, offer: Offer, deed: Deed) -> dict[str, Any]:
    """Write down who said it, and return the fields of the offer that follow from it.

    Ended offers keep their last day: nobody said that they are true.
    """
    today = clock.today()
    Assurance.objects.create(
        offer=offer, on=today, deed=deed, way=way_of(actor), by=speaker(actor, offer),
        previous_on=offer.assured_on,
    )  # fmt: skip
    if deed == Deed.ENDED:
        return {}
    rule = rule_of(offer.partnership)
    return {
        "assured_on": today,
        "assured_by": speaker(actor, offer),
        "stale_from": rule.stale_from(today),
        "faded_from": rule.faded_from(today),
    }


def way_of(actor: Actor) -> Way:
    """Return how an assurance by this actor came."""
    return Way.LINK if isinstance(actor, LinkActor) else Way.OFFICE


def speaker(actor: Actor, offer: Offer) -> str:
    """Return whom the page names as having assured it: institutions, never a person."""
    return offer.provider.name[:200] if isinstance(actor, LinkActor) else offer.partnership.short_name[:200]


def need_words(text: str, sentence: Sentence, field: str) -> str:
    """Return the text without its ends; raises BadInput with the sentence when nothing is left."""
    if not text.strip():
        raise BadInput(sentence, field)
    return text.strip()
