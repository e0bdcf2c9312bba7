"""A plan as a workbook (XLSX): actions, who does what, contributions, reports; in Polish."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common.sheets import Sheet, Value
from spoiwo.common.sheets import workbook as written
from spoiwo.plans import selectors
from spoiwo.plans.selectors import ActionLine, PlanPage


def workbook(page: PlanPage, *, is_public: bool = False) -> bytes:
    """Return the plan as a workbook, as it stands on the day of the page.

    In public contributions are summed up by kind: who promised what is the partners' own matter.
    """
    with override("pl"):
        return written(
            page.plan.title,
            (
                Sheet(_("Actions"), _action_headings(), [_action(line) for line in page.lines()]),
                Sheet(_("Who does what"), _duty_headings(), _duties(page)),
                _brought(page) if is_public else _promised(page),
                Sheet(_("Reports"), _report_headings(), _reports(page)),
            ),
        )


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


def _promised(page: PlanPage) -> Sheet:
    return Sheet(_("Contributions"), _contribution_headings(), _contributions(page))


def _brought(page: PlanPage) -> Sheet:
    headings = (_("What partners bring"), _("Unit"), _("Institutions"), _("Planned"), _("Given"))
    brought = selectors.brought_to(selectors.contributions_in(page))
    rows = [(str(one.kind), one.unit, one.institutions, one.planned, one.given) for one in brought]
    return Sheet(_("Contributions"), headings, rows)


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
