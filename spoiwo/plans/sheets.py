"""A plan as a workbook (XLSX): actions, who does what, contributions, reports; in Polish."""

import io
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.plans import selectors
from spoiwo.plans.selectors import ActionLine, PlanPage

Value = str | int | date | Decimal | None
# No text is taken for a formula, a number or an address.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(page: PlanPage) -> bytes:
    """Return the plan as a workbook, as it stands on the day of the page."""
    buffer = io.BytesIO()
    with override("pl"), xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": page.plan.title})
        writer = _Writer(book)
        writer.sheet(_("Actions"), _action_headings(), [_action(line) for line in page.lines()])
        writer.sheet(_("Who does what"), _duty_headings(), _duties(page))
        writer.sheet(_("Contributions"), _contribution_headings(), _contributions(page))
        writer.sheet(_("Reports"), _report_headings(), _reports(page))
    return buffer.getvalue()


class _Writer:
    """Writes tables with a bold, frozen heading."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        self._number = book.add_format({"num_format": "#,##0.00", "valign": "top"})

    def sheet(self, name: str, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """Add a sheet with a table."""
        sheet = self._book.add_worksheet(name[:31])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_column(0, len(headings) - 1, 22)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, self._bold)
        for line, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                self._cell(sheet, line, at, value)
        sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)

    def _cell(self, sheet: xlsxwriter.worksheet.Worksheet, line: int, at: int, value: Value) -> None:
        if isinstance(value, date):
            sheet.write_datetime(line, at, value, self._day)
        elif isinstance(value, Decimal | int):
            sheet.write_number(line, at, value, self._number)
        elif value:
            sheet.write_string(line, at, value, self._wrap)


def _action_headings() -> tuple[str, ...]:
    return (
        _("Code"), _("Aim"), _("Action"), _("Thematic area"), _("Institution answerable"), _("Start"),
        _("End, inclusive"), _("Budget (PLN)"), _("Source of money"), _("Output indicator"), _("Unit"),
        _("Base value"), _("Target value"), _("Measured value"), _("As of"), _("Risk"), _("State"),
    )  # fmt: skip


def _action(line: ActionLine) -> tuple[Value, ...]:
    action, measure = line.action, line.measure
    last = action.valid_to - timedelta(days=1) if action.valid_to else None
    return (
        action.code,
        action.aim.text,
        action.title,
        str(line.area) if line.area else "",
        action.organization_name,
        action.valid_from,
        last,
        action.budget,
        action.source,
        action.indicator,
        action.unit,
        action.base,
        action.target,
        measure.value if measure else None,
        measure.measured_on if measure else None,
        action.risk,
        str(line.standing.label),
    )


def _duty_headings() -> tuple[str, ...]:
    return (_("Code"), _("Action or task"), _("Leads"), _("Helps"), _("Is asked"), _("Is told"))


def _duties(page: PlanPage) -> list[tuple[Value, ...]]:
    return [
        (one.code, one.title, one.leads, ", ".join(one.helps), ", ".join(one.asked), ", ".join(one.told))
        for one in selectors.duties_in(page)
    ]


def _contribution_headings() -> tuple[str, ...]:
    return (
        _("Action"), _("Institution"), _("What it brings"), _("Description"), _("Unit"), _("Planned"),
        _("Given"), _("As of"),
    )  # fmt: skip


def _contributions(page: PlanPage) -> list[tuple[Value, ...]]:
    return [
        (
            line.action.code,
            row.organization_name,
            row.get_kind_display(),
            row.words,
            row.unit,
            row.planned,
            row.given,
            row.given_on,
        )
        for line in page.lines()
        for row in line.contributions
    ]


def _report_headings() -> tuple[str, ...]:
    return (_("Action"), _("As of"), _("What was done"), _("Measured value"), _("Evidence"), _("Address"))


def _reports(page: PlanPage) -> list[tuple[Value, ...]]:
    return [
        (line.action.code, row.on, row.text, row.value, row.evidence, row.evidence_url)
        for line in page.lines()
        for row in line.progress
        if not row.taken_back_because
    ]
