"""Offers that ended long ago, for whoever decides what of them is kept (JRWA-03)."""

from datetime import date

from django.db.models import QuerySet

from spoiwo.offers.models import Offer
from spoiwo.partnerships.models import Partnership


def ended_before(partnership: Partnership, day: date) -> QuerySet[Offer]:
    """Return the offers that ended before the day."""
    rows: QuerySet[Offer] = Offer.objects.filter(partnership=partnership, ended_on__lt=day)
    return rows.select_related("partnership")


def ended_on(offer: Offer) -> date:
    """Return the day on which an offer ended."""
    assert offer.ended_on is not None  # asked for above
    return offer.ended_on
