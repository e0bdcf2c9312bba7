"""Who keeps the offers. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.notifications.actors import LinkActor
from spoiwo.offers.models import Inquiry, Offer
from spoiwo.offers.states import ASSURING, State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.registry.models import Organization

EDIT = "offers.edit_offer"


def can_edit_offers(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator."""
    return has_permission(actor, partnership.pk, EDIT)


def can_speak_for(actor: Actor, partnership: Partnership, provider: Organization) -> Decision:
    """Allow the secretariat, and the holder of the link given for the offers of exactly this institution."""
    if not isinstance(actor, LinkActor):
        return can_edit_offers(actor, partnership)
    link = actor.link
    if link.purpose == ASSURING and link.closed is None and link.partnership_id == partnership.pk:
        asked = Inquiry.objects.filter(pk=link.subject_id, partnership=partnership, provider=provider)
        if asked.exists():
            return Allowed()
    return Denied(_("This link answers for another institution."))


def can_assure_offer(actor: Actor, offer: Offer) -> Decision:
    """Allow whoever speaks for the provider to confirm an open offer."""
    return first_denial(
        can_speak_for(actor, offer.partnership, offer.provider),
        _when(offer.state == State.OPEN, _("The offer is not open.")),
    )


def can_change_offer(actor: Actor, offer: Offer) -> Decision:
    """Allow whoever speaks for the provider to change an offer that has not ended."""
    return first_denial(
        can_speak_for(actor, offer.partnership, offer.provider),
        _when(offer.state != State.ENDED, _("The offer has ended; open it again first.")),
    )


def can_open_offer(actor: Actor, offer: Offer) -> Decision:
    """Allow the secretariat to show an offer; a provider may open again what it ended itself."""
    if offer.state == State.DRAFT:
        return can_edit_offers(actor, offer.partnership)
    return first_denial(
        can_speak_for(actor, offer.partnership, offer.provider),
        _when(offer.state == State.ENDED, _("The offer is open already.")),
    )


def can_end_offer(actor: Actor, offer: Offer) -> Decision:
    """Allow whoever speaks for the provider; ending what has ended changes nothing."""
    return first_denial(
        can_speak_for(actor, offer.partnership, offer.provider),
        _when(offer.state != State.DRAFT, _("A draft is not shown to anybody; remove it instead.")),
    )


def can_remove_offer(actor: Actor, offer: Offer) -> Decision:
    """Allow the secretariat to remove a draft nobody has seen."""
    return first_denial(
        can_edit_offers(actor, offer.partnership),
        _when(offer.state == State.DRAFT, _("Only a draft is removed; an open offer is ended.")),
    )


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
