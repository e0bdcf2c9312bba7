"""Reads of offers; every dated one takes the day."""

from spoiwo.offers.selectors.asking import (
    Asked,
    Rule,
    inquiries_of,
    inquiry_by_id,
    quarter_of,
    rule_of,
    to_ask,
)
from spoiwo.offers.selectors.finding import Found, Need, find
from spoiwo.offers.selectors.offers import (
    OfferCounts,
    OfferFilter,
    counts_of,
    has_offers,
    history_of_offer,
    is_shown_on,
    is_standing,
    offer_by_id,
    offers_of,
    offers_of_provider,
    public_offer,
    schedule_of,
)
from spoiwo.offers.selectors.old import ended_before, ended_on

__all__ = [
    "Asked",
    "Found",
    "Need",
    "OfferCounts",
    "OfferFilter",
    "Rule",
    "counts_of",
    "ended_before",
    "ended_on",
    "find",
    "has_offers",
    "history_of_offer",
    "inquiries_of",
    "inquiry_by_id",
    "is_shown_on",
    "is_standing",
    "offer_by_id",
    "offers_of",
    "offers_of_provider",
    "public_offer",
    "quarter_of",
    "rule_of",
    "schedule_of",
    "to_ask",
]
