"""What follows from figures by arithmetic alone: shares and the balance. Here and nowhere else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.charts import percentages
from spoiwo.common.exceptions import Sentence
from spoiwo.registry.categories import Sector

_SECTORS = tuple(f"P14.{sector.value}" for sector in Sector)


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that follows from figures; it stands beside the figure with the code ``beside``."""

    code: str
    beside: str
    label: Sentence
    number: int
    is_percent: bool = True


def derived_of(numbers: Mapping[str, int]) -> Iterator[Derived]:
    """Yield what follows from numbers given by code; no share of what is nought or not given.

    Shares are whole percents; those of sectors add up to exactly 100.
    """
    for code, whole, label in (
        ("P13.present", "P13.places", _("of the places")),
        ("P13.met", "P13.ruled", _("of the sessions with a required quorum")),
    ):
        if code in numbers and numbers.get(whole):
            yield Derived(f"{code}.share", code, label, round(100 * numbers[code] / numbers[whole]))
    yield from _sectors(numbers)
    if "P15.joined" in numbers and "P15.left" in numbers:
        balance = numbers["P15.joined"] - numbers["P15.left"]
        yield Derived("P15.balance", "P15.left", _("balance"), balance, is_percent=False)


def _sectors(numbers: Mapping[str, int]) -> Iterator[Derived]:
    counts = [numbers[code] for code in _SECTORS if code in numbers]
    if len(counts) == len(_SECTORS) and any(counts):
        for code, share in zip(_SECTORS, percentages(counts), strict=True):
            if numbers[code]:
                yield Derived(f"{code}.share", code, _("of the signatories"), share)
