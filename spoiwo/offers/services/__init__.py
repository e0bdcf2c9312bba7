"""Keeping offers: writing, opening, assuring, ending, asking the providers."""

from spoiwo.offers.services.asking import ask_again, ask_due, ask_providers, set_rule
from spoiwo.offers.services.assuring import confirm_offer, end_offer, open_offer
from spoiwo.offers.services.drafts import OfferDraft
from spoiwo.offers.services.indexing import hide_faded, reindex
from spoiwo.offers.services.offers import add_offer, edit_offer, remove_offer

__all__ = [
    "OfferDraft",
    "add_offer",
    "ask_again",
    "ask_due",
    "ask_providers",
    "confirm_offer",
    "edit_offer",
    "end_offer",
    "hide_faded",
    "open_offer",
    "reindex",
    "remove_offer",
    "set_rule",
]
