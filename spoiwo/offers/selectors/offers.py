"""Offers of a partnership, of one institution, and one of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.offers.models import Listing, Offer, Schedule
from spoiwo.offers.states import Standing, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

NO_SUCH = _("There is no such offer.")


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """What the list is narrowed to; empty values narrow nothing."""

    standing: str = ""
    words: str = ""
    provider_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfferCounts:
    """How many offers stand where on a day."""

    open: int
    stale: int
    faded: int
    over: int
    draft: int
    ended: int

    @property
    def all(self) -> int:
        return self.open + self.stale + self.faded + self.over + self.draft + self.ended


def is_standing(standing: Standing, day: date) -> Q:
    """Return the condition of a standing on the day; the same as ``Offer.standing_on``."""
    is_over = Q(valid_to__isnull=False, valid_to__lte=day)
    if standing in {Standing.DRAFT, Standing.ENDED}:
        return Q(state=standing.value)
    if standing == Standing.OVER:
        return Q(state=State.OPEN) & is_over
    running = Q(state=State.OPEN) & ~is_over
    if standing == Standing.FADED:
        return running & Q(faded_from__lte=day)
    if standing == Standing.STALE:
        return running & Q(faded_from__gt=day, stale_from__lte=day)
    return running & Q(faded_from__gt=day, stale_from__gt=day)


def is_shown_on(day: date) -> Q:
    """Return the condition of an offer everybody may read on the day, confirmed lately or not."""
    return is_standing(Standing.OPEN, day) | is_standing(Standing.STALE, day)


def offers_of(partnership: Partnership, day: date, wanted: OfferFilter | None = None) -> QuerySet[Offer]:
    """Return the offers of a partnership, those longest without an assurance first."""
    asked = wanted or OfferFilter()
    rows: QuerySet[Offer] = Offer.objects.filter(partnership=partnership)
    if asked.standing in Standing.values:
        rows = rows.filter(is_standing(Standing(asked.standing), day))
    if asked.words:
        rows = rows.filter(Q(name__icontains=asked.words) | Q(provider__name__icontains=asked.words))
    if asked.provider_id is not None:
        rows = rows.filter(provider=asked.provider_id)
    return rows.select_related("partnership", "provider").order_by(
        F("assured_on").asc(nulls_first=True), "name", "pk"
    )


def counts_of(partnership: Partnership, day: date) -> OfferCounts:
    """Return how many offers stand where, in one query."""
    aggregates = {standing.value: Count("pk", filter=is_standing(standing, day)) for standing in Standing}
    return OfferCounts(**Offer.objects.filter(partnership=partnership).aggregate(**aggregates))


def offers_of_provider(partnership: Partnership, provider: Organization) -> list[Offer]:
    """Return all offers of one institution in a partnership, ended ones last."""
    rows = Offer.objects.filter(partnership=partnership, provider=provider)
    found = list(rows.select_related("partnership", "provider").order_by("name", "pk"))
    return sorted(found, key=lambda offer: offer.state == State.ENDED)


def offer_by_id(partnership: Partnership, number: int) -> Offer:
    """Return an offer of the partnership; raises NotFound."""
    rows = Offer.objects.filter(partnership=partnership, pk=number)
    found: Offer | None = rows.select_related("partnership", "provider").first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def public_offer(partnership: Partnership, number: int) -> Offer:
    """Return an offer anybody may read: one that is, or was, shown; raises NotFound for drafts.

    An ended or faded one keeps its page, which says so: people hold its sheet in their hands.
    """
    found = offer_by_id(partnership, number)
    if found.state == State.DRAFT:
        raise NotFound(NO_SUCH)
    return found


def has_offers(partnership: Partnership, day: date) -> bool:
    """Tell whether anybody finds an offer of the partnership on the day."""
    return Listing.objects.filter(partnership=partnership, shown_until__gt=day).exists()


def schedule_of(offer: Offer) -> list[Schedule]:
    """Return the hours of an offer in order."""
    return list(Schedule.objects.filter(offer=offer))


def history_of_offer(offer: Offer) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the offer, the newest first."""
    entries = history_of_partnership(offer.partnership_id)
    return entries.filter(action__startswith="offers.offer.", data__offer=offer.pk)
