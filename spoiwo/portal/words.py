"""Dates and counts as public pages write them, in the reader's language.

Counted words have a context of their own: a model's name beside them in the catalogue has no plural.
"""

from datetime import date

from django.utils.translation import ngettext, npgettext

from spoiwo.common.periods import Precision
from spoiwo.common.templatetags.spoiwo import long_date

__all__ = [
    "counted_signatories",
    "institutions_word",
    "iso_words",
    "long_date",
    "partnerships_word",
    "signatories_word",
    "signatures_word",
    "since_words",
]


def since_words(day: date, precision: str = Precision.DAY) -> str:
    """Return the day in figures for a cell of a table, only as exactly as it is known."""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.MONTH:
        return f"{day.month:02d}.{day.year}"
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def iso_words(day: date, precision: str = Precision.DAY) -> str:
    """Return the day for ``<time datetime>``, only as exactly as it is known."""
    if precision == Precision.YEAR:
        return f"{day.year:04d}"
    if precision == Precision.MONTH:
        return f"{day.year:04d}-{day.month:02d}"
    return day.isoformat()


def institutions_word(number: int) -> str:
    """Return the word that stands after the number: "69 institutions"."""
    return npgettext("counted", "institution", "institutions", number)


def partnerships_word(number: int) -> str:
    """Return the word that stands after the number: "4 partnerships"."""
    return npgettext("counted", "partnership", "partnerships", number)


def signatures_word(number: int) -> str:
    """Return the word that stands after the number: "7 signatures"."""
    return npgettext("counted", "signature", "signatures", number)


def signatories_word(number: int) -> str:
    """Return the word that stands after the number: "7 signatories"."""
    return npgettext("counted", "signatory", "signatories", number)


def counted_signatories(number: int) -> str:
    """Return the number with its word, held together."""
    return ngettext("%(number)s signatory", "%(number)s signatories", number) % {"number": number}
