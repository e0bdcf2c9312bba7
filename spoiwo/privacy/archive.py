"""The register of kinds of documents with their archival class (JRWA-03, GDPR-07).

A room registers its kinds in ``apps.py``. The category is a proposal until the office has compared it with
its list of records. ``A`` is kept for ever; ``B5`` five years, counted from 1 January of the year after it
was settled; ``BE10`` ten years and then an opinion of the archive; ``Bc`` as long as it is of use.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from spoiwo.common.exceptions import Sentence

if TYPE_CHECKING:  # rooms register before models are ready
    from django.db.models import QuerySet

    from spoiwo.partnerships.models import Partnership

FOR_EVER = "A"
CATEGORY = re.compile(r"A|Bc|BE?[1-9]\d?")
_YEARS = re.compile(r"BE?(\d+)")


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of documents. ``settled`` returns those settled before a day, ``settled_on`` says when one was.

    ``remove`` is the service by which somebody removes one; without it the program removes none. Where only
    the people in a document are removed and the rest stays readable, ``stays`` says what stays.
    """

    code: str
    label: Sentence
    category: str
    settled: "Callable[[Partnership, date], QuerySet[Any]] | None" = None
    settled_on: Callable[[Any], date] | None = None
    remove: Callable[..., None] | None = None
    stays: Sentence = ""


_series: dict[str, Series] = {}


def register(series: Series) -> None:
    """Add a kind of documents."""
    _series[series.code] = series


def get(code: str) -> Series:
    """Return a kind or raise KeyError."""
    return _series[code]


def known() -> tuple[Series, ...]:
    """Return all kinds, by code."""
    return tuple(_series[code] for code in sorted(_series))


def years_of(category: str) -> int | None:
    """Return for how many years documents of a category are kept; None where no number says it."""
    found = _YEARS.fullmatch(category)
    return int(found[1]) if found else None


def outlived_from(category: str, settled_on: date) -> date | None:
    """Return the first day on which a document has outlived its period; None for one without such a day."""
    years = years_of(category)
    return None if years is None else date(settled_on.year + years + 1, 1, 1)
