"""What follows from figures by arithmetic alone: shares and the balance. Here and nowhere else."""

from collections.abc import Collection, Iterator, Mapping
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


def derived_of(numbers: Mapping[str, int], stated: Collection[str] = ()) -> Iterator[Derived]:
    """Yield what follows from numbers given by code; no share of what is nought or not given.

    Shares are whole percents; those of sectors, with signatories a document does not name, add up to exactly
    100. ``stated`` are the codes of which a document says more than the records: of two numbers one of which
    is told by a document and the other by records there is no share.
    """
    for code, whole, label in (
        ("P13.present", "P13.places", _("of the places")),
        ("P13.met", "P13.ruled", _("of the sessions with a required quorum")),
    ):
        is_alike = (code in stated) == (whole in stated)
        if code in numbers and is_alike and numbers.get(whole, 0) >= max(1, numbers[code]):
            yield Derived(f"{code}.share", code, label, round(100 * numbers[code] / numbers[whole]))
    yield from _sectors(numbers)
    if "P15.joined" in numbers and "P15.left" in numbers:
        balance = numbers["P15.joined"] - numbers["P15.left"]
        yield Derived("P15.balance", "P15.left", _("balance"), balance, is_percent=False)


def _sectors(numbers: Mapping[str, int]) -> Iterator[Derived]:
    counts = [numbers[code] for code in _SECTORS if code in numbers]
    if len(counts) == len(_SECTORS) and any((*counts, numbers.get("P01"))):
        unnamed = max(0, numbers.get("P01", 0) - sum(counts))
        *shares, rest = percentages([*counts, unnamed])
        for code, share in zip(_SECTORS, shares, strict=True):
            if numbers[code]:
                yield Derived(f"{code}.share", code, _("of the signatories"), share)
        if unnamed:
            yield Derived(
                "P14.unnamed.share", "P01", _("not named in the document, of no known sector"), rest
            )
