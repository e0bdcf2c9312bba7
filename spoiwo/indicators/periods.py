"""Periods of values: half-open days of a year, a half, a quarter or a month, and how they are written."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import roman
from spoiwo.indicators.states import Span

MONTHS = {Span.YEAR: 12, Span.HALF: 6, Span.QUARTER: 3, Span.MONTH: 1}
# GUS counts from 1995; partnerships are younger, their sources may be older.
FIRST_YEAR, LAST_YEAR = 1950, 2100


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of a value; ``valid_to`` is the first day out."""

    valid_from: date
    span: Span

    @property
    def valid_to(self) -> date:
        """The first day after the period."""
        at = self.valid_from.year * 12 + self.valid_from.month - 1 + MONTHS[self.span]
        return date(at // 12, at % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.valid_to - timedelta(days=1)

    @property
    def number(self) -> int:
        """Which of its kind in the year: quarter 2, month 5."""
        return (self.valid_from.month - 1) // MONTHS[self.span] + 1

    def __str__(self) -> str:
        year = self.valid_from.year
        if self.span == Span.MONTH:
            return date_format(self.valid_from, "F Y")
        if self.span == Span.QUARTER:
            return _("quarter %(number)s of %(year)s") % {"number": roman(self.number), "year": year}
        if self.span == Span.HALF:
            return _("half-year %(number)s of %(year)s") % {"number": roman(self.number), "year": year}
        return str(year)


def period_of(span: str, year: int, number: int = 1) -> Period:
    """Return the period; raises BadInput for a year or a number out of bounds."""
    kind = Span(span)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput(_("Write a year with four digits."), "year")
    if not 1 <= number <= 12 // MONTHS[kind]:
        raise BadInput(_("There is no such part of the year."), "number")
    return Period(date(year, (number - 1) * MONTHS[kind] + 1, 1), kind)
