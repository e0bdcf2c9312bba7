"""Offers, when help is given, how they are found, who assured them, and when providers are asked."""

from spoiwo.offers.models.asking import FreshnessRule, Inquiry
from spoiwo.offers.models.assurance import Assurance
from spoiwo.offers.models.listing import Listing
from spoiwo.offers.models.offer import Offer, Schedule

__all__ = ["Assurance", "FreshnessRule", "Inquiry", "Listing", "Offer", "Schedule"]
