"""Keeping showcases and the register of procurements with social clauses."""

from spoiwo.market.services.asking import ask_buyers, ask_sellers, remind_buyers
from spoiwo.market.services.indexing import hide_gone, reindex
from spoiwo.market.services.photos import add_photo, remove_photo
from spoiwo.market.services.procurements import (
    ProcurementDraft,
    correct_procurement,
    record_procurement,
    say_none,
    take_none_back,
    withdraw_procurement,
)
from spoiwo.market.services.products import ProductDraft, add_product, edit_product, remove_product
from spoiwo.market.services.showcases import (
    ShowcaseDraft,
    confirm_showcase,
    edit_showcase,
    end_showcase,
    hide_showcase,
    open_showcase,
    remove_showcase,
    show_showcase,
)
from spoiwo.market.services.yearly import ask_due, set_yearly_rule

__all__ = [
    "ProcurementDraft",
    "ProductDraft",
    "ShowcaseDraft",
    "add_photo",
    "add_product",
    "ask_buyers",
    "ask_due",
    "ask_sellers",
    "confirm_showcase",
    "correct_procurement",
    "edit_product",
    "edit_showcase",
    "end_showcase",
    "hide_gone",
    "hide_showcase",
    "open_showcase",
    "record_procurement",
    "reindex",
    "remind_buyers",
    "remove_photo",
    "remove_product",
    "remove_showcase",
    "say_none",
    "set_yearly_rule",
    "show_showcase",
    "take_none_back",
    "withdraw_procurement",
]
