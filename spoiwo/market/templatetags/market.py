"""Amounts in grosze, prices and clauses in words, for pages of this room and of the portal."""

from collections.abc import Iterable

from django import template

from spoiwo.market import selectors, wording

register = template.Library()
register.filter("zlotys", selectors.zlotys)
register.filter("price", wording.price_words)


@register.filter
def clauses(codes: Iterable[str]) -> list[str]:
    """Return the clauses with where they stand in the law."""
    return [wording.clause_words(clause) for clause in wording.clauses_of(codes)]
