"""What an offer is to say, checked before it is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.offers.models import Offer, Schedule
from spoiwo.offers.schedules import Hours, read_lines
from spoiwo.offers.services.shared import need_words
from spoiwo.offers.states import Access, Cost, Tongue, Topic
from spoiwo.registry.identifiers import normalise_phone, normalise_postal_code
from spoiwo.territory.models import Unit

OLDEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDraft:
    """One offer as typed. ``hours`` are lines as people write them; ``valid_to`` is the first day out."""

    name: str
    description: str
    topics: Sequence[str]
    areas: Sequence[Unit]
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    cost: str = Cost.FREE
    price: Decimal | None = None
    price_note: str = ""
    documents: str = ""
    languages: Sequence[str] = (Tongue.POLISH,)
    access: Sequence[str] = ()
    access_note: str = ""
    how_to_apply: str = ""
    places_total: int | None = None
    places_left: int | None = None
    hours: str = ""
    schedule_note: str = ""
    department: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    valid_to: date | None = None
    demo_note: str = ""


_WORDS = (
    "eligibility", "price_note", "documents", "access_note", "how_to_apply", "schedule_note", "department",
    "email", "website", "street", "locality", "demo_note",
)  # fmt: skip


def write(offer: Offer, draft: OfferDraft) -> list[Hours]:
    """Put the draft into the offer's fields and return its hours; raises BadInput that names the field."""
    offer.name = need_words(draft.name, _("Write what the offer is called."), "name")
    offer.description = need_words(draft.description, _("Write what is given."), "description")
    for name in _WORDS:
        setattr(offer, name, getattr(draft, name).strip())
    offer.topics = _known(draft.topics, Topic.values, "topics")
    offer.languages = _known(draft.languages, Tongue.values, "languages")
    offer.access = _known(draft.access, Access.values, "access", needs_one=False)
    _need_areas(draft)
    _write_numbers(offer, draft)
    offer.phone = normalise_phone(draft.phone) if draft.phone.strip() else ""
    offer.postal_code = normalise_postal_code(draft.postal_code) if draft.postal_code.strip() else ""
    offer.valid_to = draft.valid_to
    return read_lines(draft.hours)


def _known(chosen: Sequence[str], known: Collection[str], field: str, *, needs_one: bool = True) -> list[str]:
    if any(one not in known for one in chosen) or (needs_one and not chosen):
        raise BadInput(_("Choose at least one from the list."), field)
    # In the order of the list, each once.
    return [one for one in known if one in chosen]


def _need_areas(draft: OfferDraft) -> None:
    if not draft.areas:
        raise BadInput(_("Say where the help is given: choose at least one unit."), "areas")


def _write_numbers(offer: Offer, draft: OfferDraft) -> None:
    youngest, oldest = draft.minimum_age, draft.maximum_age
    if any(age is not None and age > OLDEST for age in (youngest, oldest)):
        raise BadInput(_("Write an age in years, at most 120."), "minimum_age")
    if youngest is not None and oldest is not None and youngest > oldest:
        raise BadInput(_("The upper age is below the lower one."), "maximum_age")
    left, total = draft.places_left, draft.places_total
    if left is not None and total is not None and left > total:
        raise BadInput(_("More places are left than there are."), "places_left")
    if draft.cost == Cost.FREE and draft.price:
        raise BadInput(_("What is free of charge has no price."), "price")
    offer.minimum_age, offer.maximum_age = youngest, oldest
    offer.places_total, offer.places_left = total, left
    offer.cost, offer.price = Cost(draft.cost).value, draft.price or None


def write_rest(offer: Offer, draft: OfferDraft, hours: list[Hours]) -> None:
    """Save what hangs on an offer that is in the database: its area and its hours."""
    offer.areas.set(draft.areas)
    Schedule.objects.filter(offer=offer).delete()
    Schedule.objects.bulk_create(
        Schedule(
            offer=offer,
            order=order,
            freq=one.freq,
            byday=list(one.byday),
            opens_at=one.opens_at,
            closes_at=one.closes_at,
        )
        for order, one in enumerate(hours)
    )
