"""A plan as a paper of the office, in Polish whatever the reader's language."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import polish
from spoiwo.documents.model import Align, Block, Document, Fact, Heading, Note, Paragraph, Table
from spoiwo.plans import selectors
from spoiwo.plans.changes import LABELS, period
from spoiwo.plans.numbers import amount
from spoiwo.plans.selectors import ActionLine, PlanPage

NOTHING = "–"


def plan_paper(page: PlanPage) -> Document:
    """Return the plan as it is printed on the day of the page: aims, actions, who does what, changes."""
    plan = page.plan
    with override("pl"):
        return Document(
            title=plan.title,
            subject=_("Plan of action"),
            blocks=tuple(_blocks(page)),
            language="pl",
            day=page.day,
            partnership=plan.partnership.official_name,
            body=plan.body.name if plan.body else "",
            facts=tuple(_facts(page)),
            landscape=True,
        )


def _facts(page: PlanPage) -> list[Fact]:
    plan, figures = page.plan, selectors.figures_of(page)
    facts = [Fact(_("Period"), period(plan.valid_from, plan.valid_to))]
    if plan.adopted_on:
        facts.append(Fact(_("Adopted on"), polish.long_date(plan.adopted_on)))
        facts.append(Fact(_("On what ground"), plan.ground))
        facts.append(Fact(_("Version"), str(plan.version)))
    facts.append(Fact(_("State on the day of the paper"), selectors.finding(figures)))
    if figures.targets:
        reached = {"reached": figures.reached, "targets": figures.targets}
        facts.append(Fact(_("Targets reached"), _("%(reached)s of %(targets)s") % reached))
    return facts


def _blocks(page: PlanPage) -> list[Block]:
    blocks: list[Block] = []
    if not page.plan.is_adopted:
        blocks.append(Note(_("A draft: the plan was not adopted yet.")))
    blocks += [Paragraph(part.strip()) for part in page.plan.introduction.split("\n\n") if part.strip()]
    for section in page.sections:
        blocks.append(Heading(1, f"{section.number}. {section.text}"))
        blocks.append(_actions(section.lines))
    return [*blocks, *_duties(page), *_brought(page), *_changes(page)]


def _actions(lines: Iterable[ActionLine]) -> Table:
    headings = (
        _("Code"), _("Action"), _("Institution answerable"), _("When"), _("Budget (PLN) and source"),
        _("Output indicator"), _("Risk"), _("State"),
    )  # fmt: skip
    return Table(
        caption=_("Actions"),
        headings=headings,
        rows=tuple(_row(line) for line in lines),
        widths=(5, 22, 15, 12, 14, 16, 10, 8),
    )


def _row(line: ActionLine) -> tuple[str, ...]:
    action = line.action
    money = amount(action.budget) if action.budget is not None else ""
    return (
        action.code,
        action.title,
        action.organization_name,
        period(action.valid_from, action.valid_to),
        "\n".join(filter(None, [money, action.source])) or NOTHING,
        _measured(line) or NOTHING,
        action.risk or NOTHING,
        str(line.standing.label),
    )


def _measured(line: ActionLine) -> str:
    measure = line.measure
    if measure is None:
        return ""
    words = [measure.indicator]
    for label, value in (
        (_("base"), measure.base),
        (_("target"), measure.target),
        (_("measured"), measure.value),
    ):
        if value is not None:
            words.append(f"{label}: {_with_unit(value, measure.unit)}")
    return "\n".join(words)


def _with_unit(value: Decimal, unit: str) -> str:
    return f"{amount(value)} {unit}".strip()


def _duties(page: PlanPage) -> list[Block]:
    duties = selectors.duties_in(page)
    if not duties:
        return []
    headings = (_("Action or task"), _("Leads"), _("Helps"), _("Is asked"), _("Is told"))
    rows = tuple(
        (
            f"– {one.title}" if one.is_task else f"{one.code}. {one.title}",
            one.leads,
            *(", ".join(names) or NOTHING for names in (one.helps, one.asked, one.told)),
        )
        for one in duties
    )
    return [Heading(1, _("Who does what")), Table(_("Who does what"), headings, rows, heads_rows=True)]


def _brought(page: PlanPage) -> list[Block]:
    brought = selectors.brought_to(selectors.contributions_in(page))
    if not brought:
        return []
    headings = (_("What partners bring"), _("Institutions"), _("Planned"), _("Given"))
    rows = tuple(
        (
            f"{one.kind} ({one.unit})" if one.unit else str(one.kind),
            str(one.institutions),
            amount(one.planned),
            amount(one.given),
        )
        for one in brought
    )
    align = (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    table = Table(_("Contributions"), headings, rows, heads_rows=True, align=align)
    return [Heading(1, _("Contributions")), table]


def _changes(page: PlanPage) -> list[Block]:
    changes = selectors.changes_of(page.plan)
    if not changes:
        return []
    headings = (_("Version"), _("Action"), _("What"), _("Before"), _("After"), _("Why"))
    rows = tuple(
        (
            str(one.version),
            one.action_code or NOTHING,
            str(LABELS.get(one.field, one.field)),
            one.before or NOTHING,
            one.after or NOTHING,
            one.ground,
        )
        for one in changes
    )
    return [Heading(1, _("Changed after adoption")), Table(_("Changed after adoption"), headings, rows)]
