"""What showcases and procurements say, in words of the reader's language."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spoiwo.common import polish
from spoiwo.common.web.wording import in_polish
from spoiwo.market.clauses import CLAUSES, Clause
from spoiwo.market.models import Procurement, Product
from spoiwo.market.selectors import zlotys


def price_words(product: Product) -> str:
    """Return the price in figures, in words or both; a sentence where it is to be asked for."""
    low, high = product.price_from, product.price_to
    if low is not None and high is not None and low != high:
        figures = _("%(low)s to %(high)s") % {
            "low": polish.number(Decimal(low) / 100, 2),
            "high": zlotys(high),
        }
    elif low is not None and high is None:
        figures = _("from %(low)s") % {"low": zlotys(low)}
    elif high is not None and low is None:
        figures = _("up to %(high)s") % {"high": zlotys(high)}
    else:
        figures = zlotys(low) if low is not None else ""
    return figures or ("" if product.price_words else _("ask for the price"))


def value_words(row: Procurement) -> str:
    """Return the value, saying of VAT what is known."""
    net = zlotys(row.net)
    if row.gross is None:
        return _("%(net)s without VAT; the value with VAT was not told") % {"net": net}
    return _("%(net)s without VAT, %(gross)s with VAT") % {"net": net, "gross": zlotys(row.gross)}


def clauses_of(codes: Iterable[str]) -> list[Clause]:
    """Return the clauses in the order of the list."""
    wanted = set(codes)
    return [clause for clause in CLAUSES if clause.code in wanted]


def clause_words(clause: Clause) -> SafeString:
    """Return a clause with where it stands in the law, and whether anybody has checked that.

    The article is Polish in every interface, and marked so.
    """
    sentence = _("%(clause)s (%(article)s)")
    if not clause.is_checked:
        sentence = _("%(clause)s (%(article)s – to be checked)")
    values = {"clause": conditional_escape(str(clause.label)), "article": in_polish(clause.article)}
    return SafeString(conditional_escape(sentence) % values)
