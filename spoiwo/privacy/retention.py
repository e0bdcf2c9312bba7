"""The register of what is erased by itself: what, how long it is kept, by which job (GDPR-07).

A room registers its jobs in ``apps.py``. What a job erases in a partnership is counted from the deeds it
writes; the protocol of a year so tells numbers and nobody's name. What is not named here no job removes:
agreements, resolutions, minutes and reports are archival (class A) and stay.

A job asks the same ``rows`` as the list of what falls due, and leaves out what somebody held back
(``selectors.held_back``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from spoiwo.common.exceptions import Sentence

if TYPE_CHECKING:  # rooms register before models are ready
    from django.db.models import QuerySet

    from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Term:
    """What a job that runs at a moment erases in a partnership, and since which day it may erase a record.

    ``unheld`` says why no record can be held back; empty where one can.
    """

    rows: "Callable[[Partnership, datetime], QuerySet[Any]]"
    since: Callable[[Any], date]
    unheld: Sentence = ""


@dataclass(frozen=True, slots=True)
class Erasing:
    """One rule. ``deed`` is what the job writes; without one it works for all partnerships at once.

    ``amount`` names the part of the deed that says how many were erased; without it each deed is one.
    """

    job: str
    what: Sentence
    kept: Sentence
    deed: str = ""
    amount: str = ""
    term: Term | None = None


_rules: dict[str, Erasing] = {}


def register(rule: Erasing) -> None:
    """Say what a periodic job erases."""
    _rules[rule.job] = rule


def get(job: str) -> Erasing:
    """Return the rule of a job or raise KeyError."""
    return _rules[job]


def known() -> tuple[Erasing, ...]:
    """Return all rules, by the name of the job."""
    return tuple(_rules[job] for job in sorted(_rules))
