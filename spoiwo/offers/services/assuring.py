"""Opening an offer, saying that it is still true, ending it. Said twice is said once."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock, move
from spoiwo.offers import rules
from spoiwo.offers.models import Assurance, Offer
from spoiwo.offers.services.indexing import reindex
from spoiwo.offers.services.shared import assure, note, speaker, way_of
from spoiwo.offers.states import MOVES, Deed, State


@transaction.atomic
def open_offer(*, actor: Actor, offer: Offer) -> None:
    """Show a draft to everybody, or an ended offer again; from today it counts as assured."""
    lock(offer)
    require(rules.can_open_offer(actor, offer))
    today = clock.today()
    if offer.valid_to is not None and offer.valid_to <= today:
        raise BadInput(_("Its last day has passed. Write another last day first."), "valid_to")
    deed = Deed.OPENED if offer.state == State.DRAFT else Deed.REOPENED
    fields: dict[str, Any] = assure(actor, offer, deed)
    fields |= {"opened_on": offer.opened_on or today, "changed_at": clock.now()}
    if deed == Deed.REOPENED:
        fields |= {"ended_on": None, "ended_because": ""}
    move(offer, State.OPEN, table=MOVES, **fields)
    note(actor, f"offers.offer.{deed.value}", offer)
    reindex(offer)


@transaction.atomic
def confirm_offer(*, actor: Actor, offer: Offer, places_left: int | None = None) -> None:
    """Say that an open offer is still true; once more on the same day by the same side changes nothing."""
    lock(offer)
    require(rules.can_assure_offer(actor, offer))
    if places_left is not None:
        _need_places(offer, places_left)
    said = Assurance.objects.filter(
        offer=offer, on=clock.today(), deed=Deed.CONFIRMED, way=way_of(actor), by=speaker(actor, offer)
    )
    if offer.assured_on == clock.today() and said.exists() and places_left in {None, offer.places_left}:
        return
    for name, value in assure(actor, offer, Deed.CONFIRMED).items():
        setattr(offer, name, value)
    if places_left is not None:
        offer.places_left = places_left
    offer.changed_at = clock.now()
    offer.save()
    note(actor, "offers.offer.confirmed", offer, places_left=offer.places_left)
    reindex(offer)


def _need_places(offer: Offer, left: int) -> None:
    if offer.places_total is not None and left > offer.places_total:
        raise BadInput(_("More places are left than there are."), "places_left")


@transaction.atomic
def end_offer(*, actor: Actor, offer: Offer, ground: str = "") -> None:
    """Take an offer out of what is found; ending it once more changes nothing."""
    lock(offer)
    require(rules.can_end_offer(actor, offer))
    if offer.state == State.ENDED:
        return
    assure(actor, offer, Deed.ENDED)
    move(
        offer,
        State.ENDED,
        table=MOVES,
        ended_on=clock.today(),
        ended_because=ground.strip()[:300],
        changed_at=clock.now(),
    )
    note(actor, "offers.offer.ended", offer, ground=ground.strip()[:300])
    reindex(offer)
