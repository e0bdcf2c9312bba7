"""Writing an offer down, changing it, removing a draft."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.states import lock
from spoiwo.offers import rules
from spoiwo.offers.models import Offer
from spoiwo.offers.services.drafts import OfferDraft, write, write_rest
from spoiwo.offers.services.indexing import reindex
from spoiwo.offers.services.shared import assure, note, way_of
from spoiwo.offers.states import Deed, State, Way
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

STALE = _("Somebody else has saved this meanwhile. Compare, then save again.")


@transaction.atomic
def add_offer(*, actor: Actor, partnership: Partnership, provider: Organization, draft: OfferDraft) -> Offer:
    """Write a new offer down as a draft; the secretariat opens it.

    The same draft sent twice is one: a double press of the button adds nothing.
    """
    require(rules.can_speak_for(actor, partnership, provider))
    offer = Offer(partnership=partnership, provider=provider)
    hours = write(offer, draft)
    rows = Offer.objects.select_for_update().filter(partnership=partnership, provider=provider)
    twin: Offer | None = rows.filter(
        state=State.DRAFT, name=offer.name, description=offer.description
    ).first()
    if twin is not None:
        return twin
    offer.save()
    write_rest(offer, draft, hours)
    note(actor, "offers.offer.added", offer)
    return offer


@transaction.atomic
def edit_offer(*, actor: Actor, offer: Offer, draft: OfferDraft, version: int | None = None) -> None:
    """Write an offer anew; what its institution writes itself counts as an assurance of today."""
    lock(offer)
    require(rules.can_change_offer(actor, offer))
    if version is not None and offer.version != version:
        raise ConcurrentChange(STALE)
    before = offer.name
    hours = write(offer, draft)
    if offer.state == State.OPEN and way_of(actor) == Way.LINK:
        for name, value in assure(actor, offer, Deed.CHANGED).items():
            setattr(offer, name, value)
    offer.version += 1
    offer.changed_at = clock.now()
    offer.save()
    write_rest(offer, draft, hours)
    note(actor, "offers.offer.edited", offer, name=offer.name, before=before)
    reindex(offer)


@transaction.atomic
def remove_offer(*, actor: Actor, offer: Offer) -> None:
    """Remove a draft that nobody outside has seen."""
    lock(offer)
    require(rules.can_remove_offer(actor, offer))
    note(actor, "offers.offer.removed", offer)
    offer.delete()
