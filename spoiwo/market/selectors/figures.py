"""Counts and values of procurements by member, year and clause; behind each number stand its records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from spoiwo.common import polish
from spoiwo.common.charts import Bar, Part, sector_bar
from spoiwo.market import clauses
from spoiwo.market.models import Procurement
from spoiwo.market.selectors.procurements import ProcurementFilter


@dataclass(frozen=True, slots=True)
class Sum:
    """How many contracts and for how much; money in grosze without VAT, so that sums are exact."""

    count: int = 0
    net: int = 0
    pes_count: int = 0
    pes_net: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.count + other.count,
            self.net + other.net,
            self.pes_count + other.pes_count,
            self.pes_net + other.pes_net,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: what, how much, and the address of the records it was counted from.

    ``is_polish`` marks a name of a record; years and clauses are said in the reader's language.
    """

    label: str
    sum: Sum
    address: str
    is_polish: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """All numbers of a register. Lines by member and by year add up to the total.

    Lines by clause do not: a contract with two clauses stands in two of them.
    """

    total: Sum
    by_buyer: tuple[Line, ...]
    by_year: tuple[Line, ...]
    by_clause: tuple[Line, ...]

    @property
    def bar(self) -> Bar:
        """The value by who was paid, as one course of bricks."""
        pes = self.total.pes_net
        others = self.total.net - pes
        return sector_bar(
            [
                Part(_("from social economy entities"), pes, 1, words=zlotys(pes)),
                Part(_("from others"), others, 3, words=zlotys(others)),
            ]
        )


def figures_of(rows: Iterable[Procurement], wanted: ProcurementFilter | None = None) -> Figures:
    """Count records that were read already; withdrawn ones are left out.

    ``wanted`` is what they were narrowed to: addresses of lines narrow further.
    """
    counted = [row for row in rows if row.is_counted]
    asked = wanted or ProcurementFilter()
    return Figures(
        total=sum((_sum_of(row) for row in counted), Sum()),
        by_buyer=_by_buyer(counted, asked),
        by_year=_by_year(counted, asked),
        by_clause=_by_clause(counted, asked),
    )


def _sum_of(row: Procurement) -> Sum:
    is_pes = row.is_from_pes
    return Sum(1, row.net, int(is_pes), row.net if is_pes else 0)


def _grouped(rows: Sequence[Procurement], key: Callable[[Procurement], int]) -> dict[int, Sum]:
    found: dict[int, Sum] = {}
    for row in rows:
        found[key(row)] = found.get(key(row), Sum()) + _sum_of(row)
    return found


def _by_buyer(rows: Sequence[Procurement], asked: ProcurementFilter) -> tuple[Line, ...]:
    # The name of the newest contract: rows come with the latest first.
    names: dict[int, str] = {}
    for row in rows:
        names.setdefault(row.buyer_id, row.buyer_name)
    lines = [
        Line(names[number], total, replace(asked, buyer_id=number).address, is_polish=True)
        for number, total in _grouped(rows, lambda row: row.buyer_id).items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.sum.net, polish.sort_key(line.label))))


def _by_year(rows: Sequence[Procurement], asked: ProcurementFilter) -> tuple[Line, ...]:
    sums = _grouped(rows, lambda row: row.year)
    return tuple(
        Line(str(year), sums[year], replace(asked, year=year).address) for year in sorted(sums, reverse=True)
    )


def _by_clause(rows: Sequence[Procurement], asked: ProcurementFilter) -> tuple[Line, ...]:
    lines = []
    for clause in clauses.CLAUSES:
        having = [row for row in rows if clause.code in row.clauses]
        if having:
            total = sum((_sum_of(row) for row in having), Sum())
            lines.append(Line(str(clause.label), total, replace(asked, clause=clause.code).address))
    return tuple(lines)


def finding(figures: Figures) -> str:
    """Return the title of the picture: what it shows, in a sentence."""
    values = {"total": zlotys(figures.total.net), "pes": zlotys(figures.total.pes_net)}
    return _("Value without VAT: %(total)s, of it %(pes)s from social economy entities") % values


def zlotys(grosze: int) -> str:
    """Return an amount in grosze as people read it: "1 234,50 zł"."""
    return polish.money(Decimal(grosze) / 100)
