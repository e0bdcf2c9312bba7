"""Offers of support in any state, made through the services. They need the scope."""

from datetime import date, timedelta

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.offers import services
from spoiwo.offers.models import Inquiry, Offer
from spoiwo.offers.services import OfferDraft
from spoiwo.offers.states import Topic
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
COUNTY = "1436"


def a_draft_of(name: str = "Poradnictwo dla zadłużonych", **fields: object) -> OfferDraft:
    """Return what an offer says: by default free help with debts in the county of Zwoleń."""
    areas = fields.pop("areas", [COUNTY])
    assert isinstance(areas, list)
    values: dict[str, object] = {
        "name": name,
        "description": "Rozmowa z doradcą, plan spłaty i pomoc w pismach do wierzycieli.",
        "topics": [Topic.DEBT],
        "areas": list(Unit.objects.filter(key__in=areas)),
    }
    return OfferDraft(**(values | fields))  # type: ignore[arg-type]  # fields of the draft


def an_offer(partnership: Partnership, name: str = "Poradnictwo dla zadłużonych", **fields: object) -> Offer:
    """Return a draft of an offer."""
    provider = fields.pop("provider", None) or an_organization(email="biuro@example.org")
    assert isinstance(provider, Organization)
    return services.add_offer(
        actor=SYSTEM, partnership=partnership, provider=provider, draft=a_draft_of(name, **fields)
    )


def an_open_offer(
    partnership: Partnership,
    name: str = "Poradnictwo dla zadłużonych",
    *,
    on: date | None = None,
    **fields: object,
) -> Offer:
    """Return an offer shown to everybody, assured on the day."""
    with clock.frozen(on or clock.today()):
        offer = an_offer(partnership, name, **fields)
        services.open_offer(actor=SYSTEM, offer=offer)
    return offer


def a_stale_offer(
    partnership: Partnership, name: str = "Poradnictwo dla zadłużonych", **fields: object
) -> Offer:
    """Return an open offer nobody has confirmed for 110 days."""
    return an_open_offer(partnership, name, on=clock.today() - timedelta(days=110), **fields)


def a_link_for(offer: Offer) -> PersonalLink:
    """Return the open link of the letter of this quarter to the provider of the offer."""
    services.ask_providers(actor=SYSTEM, partnership=offer.partnership, only=[offer.provider_id])
    inquiry = Inquiry.objects.get(provider=offer.provider)
    found: PersonalLink = PersonalLink.objects.get(pk=inquiry.link_id)
    return found
