"""Kinds of social clauses, each with the days on which it may be recorded and where it stands in the law.

Codes are stored and never change their meaning. ``article`` names the act of 11 September 2019, Prawo
zamówień publicznych (PZP), in force since 1 January 2021. Rows with ``is_checked`` false are our reading
only; the pages say so until somebody has checked them.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence

PZP_2019 = date(2021, 1, 1)
# Proceedings begun under the act of 2004 ended in contracts for some time after it; this is our guess.
OLD_ACT_ENDS = date(2022, 7, 1)


@dataclass(frozen=True, slots=True)
class Clause:
    """One kind; ``valid_to`` is the first day out."""

    code: str
    label: Sentence
    article: str
    valid_from: date | None = None
    valid_to: date | None = None
    is_checked: bool = True

    def holds_on(self, day: date) -> bool:
        """Tell whether a contract of the day may carry it."""
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day < self.valid_to)


CLAUSES = (
    Clause("reserved", _("contract reserved for those who integrate people"), "art. 94 PZP", PZP_2019),
    Clause("employment", _("contracts of employment demanded"), "art. 95 PZP", PZP_2019),
    Clause("hiring", _("employment of listed persons demanded"), "art. 96 ust. 2 pkt 2 PZP", PZP_2019),
    Clause("accessibility", _("accessibility for people with disabilities"), "art. 100 PZP", PZP_2019),
    Clause("criteria", _("social criteria of the choice of the offer"), "art. 242 ust. 2 PZP", PZP_2019),
    Clause(
        "services",
        _("social services reserved for non-profit providers"),
        "art. 361 PZP",
        PZP_2019,
        is_checked=False,
    ),
    Clause(
        "direct",
        _("bought below the threshold of the act directly from a social economy entity"),
        "art. 2 ust. 1 pkt 1 PZP",
        is_checked=False,
    ),
    Clause(
        "act_2004",
        _("social clause under the act of 2004"),
        "ustawa z 29 stycznia 2004 r.",
        valid_to=OLD_ACT_ENDS,
        is_checked=False,
    ),
)
BY_CODE = MappingProxyType({clause.code: clause for clause in CLAUSES})
# Bought from a social economy entity by its very kind.
FROM_PES = "direct"
