"""Where an offer is given, as a location of HSDS; an address only when it is whole."""

from collections.abc import Mapping

from spoiwo.offers import wording
from spoiwo.offers.models import Offer
from spoiwo.offers.states import Access
from spoiwo.opendata.hsds.ids import uid
from spoiwo.opendata.hsds.organizations import Json, plain


def at_location(offer: Offer, voivodeships: Mapping[str, str]) -> Json | None:
    """Return the tie of a service and its place; None for help that has no place of its own."""
    place = _location(offer, voivodeships)
    if place is None:
        return None
    return {
        "id": uid("at-location", offer.pk),
        "service_id": uid("service", offer.pk),
        "location_id": uid("location", offer.pk),
        "location": place,
    }


def _location(offer: Offer, voivodeships: Mapping[str, str]) -> Json | None:
    is_remote = Access.REMOTE in offer.access
    if not offer.locality and not is_remote:
        return None
    return plain(
        {
            "id": uid("location", offer.pk),
            "location_type": "physical" if offer.locality else "virtual",
            "organization_id": uid("organization", offer.provider_id),
            "name": wording.place_words(offer) or offer.provider.name,
            "url": offer.website if not offer.locality else "",
            "addresses": _addresses(offer, voivodeships),
            "accessibility": _access(offer),
        }
    )


def _addresses(offer: Offer, voivodeships: Mapping[str, str]) -> list[Json]:
    units = list(offer.areas.all())
    key = offer.provider.seat.key if offer.provider.seat else (units[0].key if units else "")
    province = voivodeships.get(key[:2], "")
    if not (offer.street and offer.locality and offer.postal_code and province):
        return []
    return [
        plain(
            {
                "id": uid("address", offer.pk),
                "location_id": uid("location", offer.pk),
                "address_1": offer.street,
                "address_2": offer.department,
                "city": offer.locality,
                "state_province": province,
                "postal_code": offer.postal_code,
                "country": "PL",
                "address_type": "physical",
            }
        )
    ]


def _access(offer: Offer) -> list[Json]:
    words = [*wording.access_words(offer), *([offer.access_note] if offer.access_note else [])]
    return [
        {"id": uid("access", offer.pk, part), "location_id": uid("location", offer.pk), "description": word}
        for part, word in enumerate(words)
    ]
