"""An offer of support as a service of HSDS, alone or with everything that hangs on it."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from spoiwo.common import polish
from spoiwo.offers import wording
from spoiwo.offers.models import Offer
from spoiwo.offers.states import Cost, Standing, Tongue, Topic
from spoiwo.opendata.hsds import places
from spoiwo.opendata.hsds.ids import uid
from spoiwo.opendata.hsds.organizations import Json, organization, plain

TAXONOMY = "Spoiwo: w czym pomaga oferta"


def service(offer: Offer) -> Json:
    """Return the fields a service has once; lists are in ``full_service``."""
    return plain(
        {
            "id": uid("service", offer.pk),
            "organization_id": uid("organization", offer.provider_id),
            "name": offer.name,
            "description": offer.description,
            "url": f"{settings.SITE_ADDRESS}{offer.get_absolute_url()}",
            "email": offer.email,
            "status": "active",
            "application_process": offer.how_to_apply,
            "fees_description": wording.cost_words(offer),
            "eligibility_description": offer.eligibility,
            "minimum_age": offer.minimum_age,
            "maximum_age": offer.maximum_age,
            "assured_date": offer.assured_on.isoformat() if offer.assured_on else None,
            "assurer_email": offer.provider.email,
            "alert": _alert(offer),
            "last_modified": offer.changed_at.isoformat(timespec="milliseconds"),
            "organization": organization(offer.provider),
        }
    )


def _alert(offer: Offer) -> str:
    if offer.standing != Standing.STALE or offer.assured_on is None:
        return ""
    day = polish.long_date(offer.assured_on)
    return _("Nobody has confirmed this offer since %(day)s.") % {"day": day}


def full_service(offer: Offer, voivodeships: Mapping[str, str]) -> Json:
    """Return a service with its hours, area, places, languages, cost, documents, room, topics and history.

    The offer brings its areas, hours and assurances read before.
    """
    place = places.at_location(offer, voivodeships)
    return service(offer) | plain(
        {
            "phones": _phones(offer),
            "contacts": _contacts(offer),
            "schedules": _schedules(offer),
            "service_areas": _areas(offer),
            "service_at_locations": [place] if place else [],
            "languages": _languages(offer),
            "cost_options": _costs(offer),
            "required_documents": _documents(offer),
            "capacities": _capacities(offer),
            "attributes": _topics(offer),
            "metadata": _history(offer),
        }
    )


def _phones(offer: Offer) -> list[Json]:
    if not offer.phone:
        return []
    return [{"id": uid("phone", offer.pk), "number": offer.phone, "type": "voice"}]


def _contacts(offer: Offer) -> list[Json]:
    """Return the department; a contact of HSDS may have a name of a person, ours never has."""
    if not offer.department:
        return []
    return [plain({"id": uid("contact", offer.pk), "department": offer.department, "email": offer.email})]


def _schedules(offer: Offer) -> list[Json]:
    rows: list[Json] = [
        plain(
            {
                "id": uid("schedule", offer.pk, row.order),
                "freq": row.freq,
                "interval": 1,
                "byday": ",".join(row.byday),
                "opens_at": f"{row.opens_at:%H:%M}" if row.opens_at else "",
                "closes_at": f"{row.closes_at:%H:%M}" if row.closes_at else "",
                "description": row.words,
                "notes": offer.schedule_note,
                "valid_to": _last_day(offer),
            }
        )
        for row in offer.schedules.all()
    ]
    if rows or not (offer.schedule_note or offer.valid_to):
        return rows
    note = {"description": offer.schedule_note, "valid_to": _last_day(offer)}
    return [plain({"id": uid("schedule", offer.pk)} | note)]


def _last_day(offer: Offer) -> str:
    return (offer.valid_to - timedelta(days=1)).isoformat() if offer.valid_to else ""


def _areas(offer: Offer) -> list[Json]:
    return [
        {
            "id": uid("area", offer.pk, part),
            "name": unit.full_name,
            "uri": f"{settings.SITE_ADDRESS}/terytorium/{unit.key}/",
        }
        for part, unit in enumerate(offer.areas.all())
    ]


def _languages(offer: Offer) -> list[Json]:
    return [
        {"id": uid("language", offer.pk, part), "name": str(Tongue(code).label), "code": code}
        for part, code in enumerate(offer.languages)
    ]


def _costs(offer: Offer) -> list[Json]:
    amount = 0 if offer.cost == Cost.FREE else offer.price
    return [
        plain({"id": uid("cost", offer.pk), "option": str(Cost(offer.cost).label),
               "amount_description": offer.price_note})
        | ({"amount": float(amount), "currency": "PLN"} if amount is not None else {})
    ]  # fmt: skip


def _documents(offer: Offer) -> list[Json]:
    lines = [line.strip() for line in offer.documents.splitlines() if line.strip()]
    return [{"id": uid("document", offer.pk, part), "document": line} for part, line in enumerate(lines)]


def _capacities(offer: Offer) -> list[Json]:
    if offer.places_left is None:
        return []
    unit = {"id": uid("unit", 1), "name": "miejsce"}
    return [
        plain({"id": uid("capacity", offer.pk), "unit": unit, "maximum": offer.places_total,
               "updated": offer.changed_at.isoformat(timespec="milliseconds")})
        | {"available": offer.places_left}
    ]  # fmt: skip


def _topics(offer: Offer) -> list[Json]:
    known = list(Topic)
    return [
        {
            "id": uid("attribute", offer.pk, part),
            "link_id": uid("service", offer.pk),
            "link_entity": "service",
            "link_type": "topic",
            "value": code,
            "taxonomy_term": {
                "id": uid("topic", known.index(Topic(code)) + 1),
                "code": code,
                "name": str(Topic(code).label),
                "description": str(Topic(code).label),
                "taxonomy": TAXONOMY,
                "language": "pl",
            },
        }
        for part, code in enumerate(offer.topics)
    ]


def _history(offer: Offer) -> list[Json]:
    """Return who assured the offer when: institutions, as everywhere in the feed."""
    return [
        {
            "id": uid("assurance", row.pk),
            "resource_id": uid("service", offer.pk),
            "resource_type": "service",
            "last_action_date": row.on.isoformat(),
            "last_action_type": row.deed,
            "field_name": "assured_date",
            "previous_value": row.previous_on.isoformat() if row.previous_on else "",
            "replacement_value": row.on.isoformat(),
            "updated_by": row.by,
        }
        for row in offer.assurances.all()
    ]
