"""The period a figure is asked for: a year, or any days, as they come in an address."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from spoiwo.common import clock, polish
from spoiwo.common.web.day import date_problem
from spoiwo.common.web.numbers import year_number
from spoiwo.figures.periods import is_year, query_of


@dataclass(frozen=True, slots=True)
class Period:
    """Days chosen (half-open), what was typed, and the sentence that says what was wrong with it."""

    since: date
    until: date
    typed_since: str = ""
    typed_until: str = ""
    problem: str = ""

    @property
    def year(self) -> int | None:
        """The year, where the period is exactly one."""
        return self.since.year if is_year(self.since, self.until) else None

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return self.until - timedelta(days=1)

    @property
    def query(self) -> str:
        """The part of an address that asks for it again."""
        return query_of(self.since, self.until)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1)


def chosen_period(asked: QueryDict) -> Period:
    """Read ``rok``, or ``od`` and ``do`` (both in); what is wrong shows this year and says so."""
    this_year = clock.today().year
    since, until = asked.get("od", "").strip()[:60], asked.get("do", "").strip()[:60]
    if since or until:
        return _days(since, until) or _sorry(since, until, _("The last day comes before the first one."))
    year = year_number(asked.get("rok", "")) or this_year
    return Period(*_year(year if MINYEAR < year < MAXYEAR else this_year))


def _days(since: str, until: str) -> Period | None:
    try:
        first = polish.parse_date(since, reference=clock.today()).value
        last = polish.parse_date(until, reference=clock.today()).value
    except polish.UnreadableDate as error:
        return _sorry(since, until, date_problem(error))
    return Period(first, clock.day_after(last), since, until) if first <= last else None


def _sorry(since: str, until: str, problem: str) -> Period:
    return Period(*_year(clock.today().year), since, until, problem)
