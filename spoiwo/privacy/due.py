"""What falls due within a month: the same records the jobs will ask for, before they do (GDPR-07)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import retention
from spoiwo.privacy.models import Hold
from spoiwo.privacy.retention import Erasing, Term
from spoiwo.privacy.selectors import standing_holds

AHEAD = 30
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class DueRecord:
    """One record, and since which day the job may erase it; ``hold`` where it is held back."""

    number: int
    name: str
    address: str
    since: date
    hold: Hold | None


@dataclass(frozen=True, slots=True)
class DueRule:
    """What a rule erases within a month: how many, from which day, which ones where they can be held back."""

    rule: Erasing
    count: int = 0
    first_on: date | None = None
    records: tuple[DueRecord, ...] = ()

    @property
    def unheld(self) -> str:
        """Why nothing of it can be held back here."""
        if self.rule.term is None:
            return _("Kept for all partnerships at once, as whoever runs the installation has set it.")
        return str(self.rule.term.unheld)


def due_within_a_month(partnership: Partnership, day: date) -> list[DueRule]:
    """Return each rule with what it will erase from the day on, held records left out of the count.

    The first to erase something comes first.
    """
    holds: dict[str, dict[int, Hold]] = {}
    for hold in standing_holds().filter(until__gte=day):
        holds.setdefault(hold.job, {})[hold.number] = hold
    found = [_due(partnership, rule, day, holds.get(rule.job, {})) for rule in retention.known()]
    return sorted(found, key=_by_day)


def _by_day(rule: DueRule) -> tuple[bool, date, bool]:
    """Put first what is erased first, and last what nobody counts."""
    return rule.first_on is None, rule.first_on or date.max, rule.rule.term is None


def rule_by_job(job: str) -> Erasing:
    """Return a rule; raises NotFound."""
    try:
        return retention.get(job)
    except KeyError as error:
        raise NotFound(_("There is no such rule.")) from error


def record_due(partnership: Partnership, rule: Erasing, number: int, day: date) -> DueRecord:
    """Return a record that falls due within a month; raises NotFound for any other."""
    rows = _rows(partnership, rule.term, day, AHEAD) if rule.term else None
    row = rows.filter(pk=number).first() if rows is not None else None
    if row is None or rule.term is None:
        raise NotFound(_("This record does not fall due within a month."))
    return _record(
        rule.term, row, standing_holds().filter(job=rule.job, number=number, until__gte=day).first()
    )


def _due(partnership: Partnership, rule: Erasing, day: date, holds: dict[int, Hold]) -> DueRule:
    term = rule.term
    if term is None:
        return DueRule(rule)
    longer = [number for number, hold in holds.items() if hold.until >= day + timedelta(days=AHEAD)]
    count = _rows(partnership, term, day, AHEAD).exclude(pk__in=longer).count()
    first = _first_day(partnership, term, day, holds) if count else None
    shown = () if term.unheld else _rows(partnership, term, day, AHEAD)[:_SHOWN]
    records = [_record(term, row, holds.get(row.pk)) for row in shown]
    return DueRule(rule, count, first, tuple(sorted(records, key=lambda one: (one.since, one.number))))


def _first_day(partnership: Partnership, term: Term, day: date, holds: dict[int, Hold]) -> date:
    """Return the first day with something to erase, found by halving: what is due stays due."""
    let_go = [hold.until + timedelta(days=1) for hold in holds.values()]
    low, high = 0, AHEAD
    if not _rows(partnership, term, day, high).exclude(pk__in=holds).exists():
        return min(let_go)
    while low < high:
        middle = (low + high) // 2
        if _rows(partnership, term, day, middle).exclude(pk__in=holds).exists():
            high = middle
        else:
            low = middle + 1
    return min([day + timedelta(days=low), *let_go])


def _rows(partnership: Partnership, term: Term, day: date, ahead: int) -> "QuerySet[Any]":
    last = datetime.combine(day + timedelta(days=ahead), time(23, 59), clock.WARSAW)
    return term.rows(partnership, last)


def _record(term: Term, row: Any, hold: Hold | None) -> DueRecord:
    since = term.since(row)
    if hold is not None:
        since = max(since, hold.until + timedelta(days=1))
    address = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    return DueRecord(row.pk, str(row), address, since, hold)
