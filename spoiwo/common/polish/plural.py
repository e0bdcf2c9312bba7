"""Polish nouns beside a number: which form, which verb, and how nothing is said.

The rule is CLDR's for Polish: 1 is "one"; 2-4, 22-24, 102-104 are "few"; other whole numbers
(0, 5-21, 25-31, 101, 112) are "many"; fractions are "other".
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from spoiwo.common.polish.numbers import Number, number

PluralForm = Literal["one", "few", "many", "other"]
Gender = Literal["masculine", "personal", "feminine", "neuter"]

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Forms:
    """A counted noun: 1 *gmina*, 2 *gminy*, 5 *gmin*, 1,5 *gminy*.

    A personal noun keeps the genitive with 2-4 ("2 partnerów"), as "dwóch partnerów" does;
    the nominative ("dwaj partnerzy") is literary and does not go with figures.
    """

    one: str
    few: str
    many: str
    other: str
    gender: Gender

    def form(self, n: Number) -> str:
        """Return the form of the noun that stands beside ``n``."""
        chosen: str = getattr(self, plural_form(n))
        return chosen


@dataclass(frozen=True, slots=True)
class PastVerb:
    """A verb in the past tense, in the four forms that may agree with a counted noun."""

    masculine: str
    feminine: str
    neuter: str
    plural: str

    @classmethod
    def regular(cls, stem: str) -> "PastVerb":
        """Return the forms of a verb that adds -ł, -ła, -ło, -ły to its stem ("podpisa")."""
        return cls(f"{stem}ł", f"{stem}ła", f"{stem}ło", f"{stem}ły")


SIGNED = PastVerb.regular("podpisa")
TOOK_PART = PastVerb("wziął", "wzięła", "wzięło", "wzięły")


def plural_form(n: Number) -> PluralForm:
    """Return which of the four Polish plural forms goes with ``n``; the sign does not matter."""
    if isinstance(n, (float, Decimal)) and (not math.isfinite(n) or n % 1 != 0):
        return "other"
    whole = abs(int(n))
    if whole == 1:
        return "one"
    if whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14):
        return "few"
    return "many"


def absence(forms: Forms) -> str:
    """Return how nothing is said: "Brak komentarzy", the noun in the genitive plural."""
    return f"Brak{NBSP}{forms.many}"


def count_phrase(n: Number, forms: Forms, *, bare_zero: bool = False) -> str:
    """Return the number and its noun held together by a no-break space.

    Zero is "Brak komentarzy"; ``bare_zero`` keeps "0 komentarzy" for a cell of a table.
    """
    if n == 0 and not bare_zero:
        return absence(forms)
    return f"{number(n)}{NBSP}{forms.form(n)}"


def agree(n: Number, forms: Forms, verb: PastVerb) -> str:
    """Return the form of the verb that agrees with the counted noun.

    One thing agrees in gender; two to four things take the plural, but persons stand in the
    genitive and so take the neuter, as do five and more, none, and fractions.
    """
    form = plural_form(n)
    if form == "one":
        return _singular(forms.gender, verb)
    if form == "few" and forms.gender != "personal":
        return verb.plural
    return verb.neuter


def _singular(gender: Gender, verb: PastVerb) -> str:
    if gender == "feminine":
        return verb.feminine
    if gender == "neuter":
        return verb.neuter
    return verb.masculine


def verb_phrase(n: Number, forms: Forms, verb: PastVerb) -> str:
    """Return a sentence opening with the verb: "Podpisało 69 instytucji", "Podpisały 2 instytucje"."""
    spoken = agree(n, forms, verb)
    return f"{spoken[:1].upper()}{spoken[1:]} {count_phrase(n, forms, bare_zero=True)}"
