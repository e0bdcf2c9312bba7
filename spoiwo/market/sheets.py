"""The register of procurements as files: CSV and a workbook (XLSX); in Polish, no cell is run."""

import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common.periods import Precision
from spoiwo.common.sheets import OPTIONS, SheetWriter, Value, csv_table
from spoiwo.market import wording
from spoiwo.market.models import Procurement
from spoiwo.market.selectors import Line, figures_of
from spoiwo.partnerships.models import Partnership


def csv_file(rows: Sequence[Procurement]) -> bytes:
    """Return the records as a table; amounts with a decimal comma, days as ISO."""
    with override("pl"):
        return csv_table(_headings(), ([_plain(value) for value in _row(row)] for row in rows))


def _plain(value: Value) -> Value:
    return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value


def workbook(rows: Sequence[Procurement], partnership: Partnership) -> bytes:
    """Return the records, and the sums by member, year and clause, as a workbook."""
    buffer = io.BytesIO()
    with override("pl"), xlsxwriter.Workbook(buffer, OPTIONS) as book:
        title = _("Procurements with social clauses")
        book.set_properties({"title": f"{title}: {partnership.short_name}"})
        writer = SheetWriter(book)
        figures = figures_of(rows)
        writer.sheet(_("Records"), _headings(), [_row(row) for row in rows])
        writer.sheet(_("By member"), _sums(_("Signatory")), [_sum(line) for line in figures.by_buyer])
        writer.sheet(_("By year"), _sums(_("Year")), [_sum(line) for line in figures.by_year])
        writer.sheet(_("By clause"), _sums(_("Social clause")), [_sum(line) for line in figures.by_clause])
    return buffer.getvalue()


def _headings() -> tuple[str, ...]:
    return (
        _("Who buys"), _("What was bought"), _("Day of the contract"), _("Year"),
        _("Value without VAT (PLN)"), _("Value with VAT (PLN)"), _("Social clauses"), _("Contractor"),
        _("Contractor is a social economy entity"), _("Number of the notice"), _("Address of the notice"),
        _("Remarks"), _("State"), _("Withdrawn because"), _("What is invented here"),
    )  # fmt: skip


def _row(row: Procurement) -> tuple[Value, ...]:
    return (
        row.buyer_name,
        row.subject,
        row.contract_on if row.precision == Precision.DAY else "",
        str(row.year),
        _zlotys(row.net),
        None if row.gross is None else _zlotys(row.gross),
        "; ".join(wording.clause_words(clause) for clause in wording.clauses_of(row.clauses)),
        row.contractor_name,
        _("yes") if row.is_from_pes else _("no"),
        row.notice,
        row.notice_url,
        row.remarks,
        str(row.get_state_display()),
        row.withdrawn_because,
        row.demo_note,
    )


def _zlotys(grosze: int) -> Decimal:
    return Decimal(grosze) / 100


def _sums(first: str) -> tuple[str, ...]:
    return (
        first,
        _("Contracts"),
        _("Value without VAT (PLN)"),
        _("Of it from social economy entities: contracts"),
        _("Of it from social economy entities (PLN)"),
    )


def _sum(line: Line) -> tuple[Value, ...]:
    total = line.sum
    return (line.label, str(total.count), _zlotys(total.net), str(total.pes_count), _zlotys(total.pes_net))
