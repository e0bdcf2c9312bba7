"""Whom to ask in a quarter about which offers, and the days of a partnership's rule."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.notifications.models import PersonalLink
from spoiwo.offers.models import FreshnessRule, Inquiry, Offer
from spoiwo.offers.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import addresses_on

# An offer assured so lately is not asked about again in this quarter's letter alone.
JUST_ASSURED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Rule:
    """The days that hold in a partnership."""

    is_asking: bool
    ask_day: int
    stale_days: int
    fade_days: int

    def stale_from(self, assured_on: date) -> date:
        """Return the first day on which an offer assured that day counts as not confirmed."""
        return assured_on + timedelta(days=self.stale_days)

    def faded_from(self, assured_on: date) -> date:
        """Return the first day on which it is not found any more."""
        return assured_on + timedelta(days=self.fade_days)


@dataclass(frozen=True, slots=True)
class Asked:
    """An institution to be asked: where the letter goes (empty: nowhere) and about which offers."""

    provider: Organization
    name: str
    email: str
    offers: tuple[Offer, ...]

    @property
    def holder(self) -> str:
        """On whose behalf the link acts."""
        return f"{self.provider.name} ({self.name})" if self.name else self.provider.name


def rule_of(partnership: Partnership) -> Rule:
    """Return the partnership's rule, or the usual one where none was set."""
    row = FreshnessRule.objects.filter(partnership=partnership).first() or FreshnessRule()
    return Rule(row.is_asking, row.ask_day, row.stale_days, row.fade_days)


def quarter_of(day: date) -> date:
    """Return the first day of the quarter the day is in."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def to_ask(partnership: Partnership, day: date) -> list[Asked]:
    """Return the institutions not asked in this quarter that have an open offer not assured lately.

    The letter lists all open offers of the institution, also those that faded: one answer settles all.
    The number of queries does not depend on how many there are.
    """
    asked = Inquiry.objects.filter(partnership=partnership, quarter=quarter_of(day))
    rows = Offer.objects.filter(partnership=partnership, state=State.OPEN)
    rows = rows.exclude(provider__in=asked.values("provider"))
    by_provider: dict[Organization, list[Offer]] = defaultdict(list)
    for offer in rows.select_related("partnership", "provider").order_by("provider__sort_key", "name", "pk"):
        by_provider[offer.provider].append(offer)
    addresses = addresses_on(partnership, day)
    return [
        Asked(provider, *addresses.get(provider.pk, ("", provider.email)), tuple(offers))
        for provider, offers in by_provider.items()
        if any(offer.assured_on is None or offer.assured_on <= day - JUST_ASSURED for offer in offers)
    ]


def address_of(partnership: Partnership, provider: Organization, day: date) -> tuple[str, str]:
    """Return the name and the e-mail a letter to this institution goes to; both may be empty."""
    return addresses_on(partnership, day).get(provider.pk, ("", provider.email))


def inquiries_of(partnership: Partnership, quarter: date) -> list[Inquiry]:
    """Return the letters of a quarter, by institution."""
    rows = Inquiry.objects.filter(partnership=partnership, quarter=quarter)
    return list(rows.select_related("provider").order_by("provider__sort_key"))


def inquiry_by_id(partnership: Partnership, number: int) -> Inquiry:
    """Return an inquiry of the partnership; raises NotFound."""
    rows = Inquiry.objects.filter(partnership=partnership, pk=number)
    found: Inquiry | None = rows.select_related("provider", "partnership").first()
    if found is None:
        raise NotFound(_("There is no such inquiry."))
    return found


def inquiry_of_link(link: PersonalLink) -> Inquiry:
    """Return the inquiry a personal link answers; raises NotFound when it was removed."""
    return inquiry_by_id(link.partnership, link.subject_id)
