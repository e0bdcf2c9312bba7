"""Days of which only the month or the year is known, as documents of the past tell them. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from spoiwo.common.periods import Precision
from spoiwo.common.polish.date_reading import UnreadableDate, parse_date

_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_EARLIEST, _LATEST = 1989, 2100


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day with how exactly it is known; of a month or a year the first day stands for it."""

    day: date
    precision: Precision

    @property
    def iso(self) -> str:
        """Return YYYY, YYYY-MM or YYYY-MM-DD."""
        lengths = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
        return self.day.isoformat()[: lengths[self.precision]]


def read_partial(text: str) -> PartialDate | None:
    """Return what a person or a finding means by a day, a month or a year; None when it is none of them."""
    told = text.strip()
    found = _ISO.match(told)
    if found:
        return _made(found[1], found[2], found[3])
    try:
        read = parse_date(told)
    except UnreadableDate:
        return None
    return PartialDate(read.value, Precision(read.precision.value))


def _made(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not _EARLIEST <= first.year <= _LATEST:
        return None
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return PartialDate(first, precision)
