"""Offers of all public partnerships for a feed: what anybody finds today, with all that hangs on it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from spoiwo.offers.models import Offer
from spoiwo.offers.states import Access
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

_HANGING = ("areas", "schedules", "assurances")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a feed is narrowed to; empty values narrow nothing."""

    organization: int | None = None
    modified_after: datetime | None = None
    with_place: bool = False
    """Only what is given at an address or from afar, so that there is a place to tell of."""


def feed_offers(day: date, asked: Asked, *, start: int, count: int) -> tuple[list[Offer], int]:
    """Return offers shown on the day and how many there are; the queries do not grow with them."""
    with scopes_disabled():
        rows = _shown(day)
        if asked.organization is not None:
            rows = rows.filter(provider=asked.organization)
        if asked.modified_after is not None:
            rows = rows.filter(changed_at__gte=asked.modified_after)
        if asked.with_place:
            rows = rows.filter(~Q(locality="") | Q(access__contains=[Access.REMOTE]))
        shown = rows.select_related("partnership", "provider__seat").prefetch_related(*_HANGING)
        return list(shown.order_by("pk")[start : start + count]), rows.count()


def feed_offer(number: int, day: date) -> Offer | None:
    """Return one offer shown on the day, or nothing."""
    with scopes_disabled():
        rows = _shown(day).filter(pk=number).select_related("partnership", "provider__seat")
        found: Offer | None = rows.prefetch_related(*_HANGING).first()
        return found


def feed_providers(day: date, *, start: int, count: int) -> tuple[list[Organization], int]:
    """Return the institutions that have an offer shown on the day, and how many there are."""
    rows = _providers(day)
    return list(rows.order_by("pk")[start : start + count]), rows.count()


def provider_of(number: int, day: date) -> Organization | None:
    """Return an institution that has an offer shown on the day, or nothing."""
    return _providers(day).filter(pk=number).first()


def _providers(day: date) -> QuerySet[Organization]:
    with scopes_disabled():
        return Organization.objects.filter(pk__in=_shown(day).values("provider"))


def _shown(day: date) -> QuerySet[Offer]:
    public = Partnership.objects.public()
    rows: QuerySet[Offer] = Offer.objects.filter(partnership__in=public, listing__shown_until__gt=day)
    return rows
