"""When the yearly question goes by itself, about which year, and in which partnerships."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from spoiwo.market.models import Answer, Procurement, YearlyRule
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage

# A partnership that does not work yet, or no longer, writes to nobody by itself.
WORKING = (Stage.ACTIVE, Stage.EVALUATION)
# Who gets an address within these days is still written to; later the secretariat asks.
ASKING_DAYS = 60


@dataclass(frozen=True, slots=True)
class Yearly:
    """The day that holds in a partnership."""

    is_asking: bool
    ask_month: int
    ask_day: int

    def first_day(self, year: int) -> date:
        """Return the first day on which letters about that year go."""
        return date(year + 1, self.ask_month, self.ask_day)

    def last_day(self, year: int) -> date:
        """Return the last day on which they go."""
        return self.first_day(year) + timedelta(days=ASKING_DAYS - 1)

    def is_due(self, year: int, day: date) -> bool:
        """Tell whether letters about that year go by themselves on that day."""
        return self.is_asking and self.first_day(year) <= day <= self.last_day(year)


def yearly_of(partnership: Partnership) -> Yearly:
    """Return the partnership's day, or the usual one where none was set."""
    row = YearlyRule.objects.filter(partnership=partnership).first() or YearlyRule()
    return Yearly(row.is_asking, row.ask_month, row.ask_day)


def keeping_registers() -> QuerySet[Partnership]:
    """Return the working partnerships that keep the register: something is recorded, or was asked."""
    mine = {"partnership": OuterRef("pk")}
    has_any = Exists(Procurement.objects.filter(**mine)) | Exists(Answer.objects.filter(**mine))
    return Partnership.objects.filter(has_any, stage__in=WORKING).order_by("pk")


def keeps_register(partnership: Partnership) -> bool:
    """Tell whether letters may go by themselves here: the partnership works and keeps the register."""
    return keeping_registers().filter(pk=partnership.pk).exists()
