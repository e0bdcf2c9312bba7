"""Showcases with products and photos; procurements with social clauses and the answers of members."""

from spoiwo.market.models.asking import YearlyRule
from spoiwo.market.models.procurement import Answer, Procurement
from spoiwo.market.models.showcase import Product, Showcase, ShowcasePhoto

__all__ = ["Answer", "Procurement", "Product", "Showcase", "ShowcasePhoto", "YearlyRule"]
