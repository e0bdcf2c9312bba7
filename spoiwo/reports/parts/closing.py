"""Parts 14 to 16: what is planned next, who runs the secretariat, what is annexed."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _

from spoiwo.common import polish
from spoiwo.documents.model import Align, Block, Fact, Facts, NumberedList, Table
from spoiwo.plans.models import Action
from spoiwo.plans.states import ActionState, PlanState
from spoiwo.registry.identifiers import shown_phone
from spoiwo.registry.selectors import roles_on
from spoiwo.registry.states import PartnershipRole
from spoiwo.reports.models import Attachment
from spoiwo.reports.parts.sources import Sources
from spoiwo.reports.states import Chapter


def plan(sources: Sources) -> Iterable[Block]:
    """What became of the plan in the period, and the actions that go on after it."""
    yield from sources.said("P16.planned", "P16.done")
    yield from sources.said_of_some("P17")
    yield from sources.narrative(Chapter.PLAN)
    actions = list(_ahead(sources))
    if actions:
        yield Table(
            caption=_("Actions of the next period"),
            headings=(_("Code"), _("Action"), _("Institution answerable"), _("Until")),
            rows=tuple((row.code, row.title, row.organization_name, _last_day(row)) for row in actions),
            widths=(0.7, 3.4, 2.4, 1.3),
            align=(Align.LEFT,) * 4,
        )


def _ahead(sources: Sources) -> Iterable[Action]:
    report = sources.report
    rows = Action.objects.filter(plan__partnership=report.partnership, plan__state=PlanState.ADOPTED)
    rows = rows.filter(state__in=[ActionState.PLANNED, ActionState.UNDER_WAY])
    return rows.filter(valid_to__gt=report.until).order_by("plan", "code", "pk")


def _last_day(action: Action) -> str:
    return polish.long_date(action.valid_to - timedelta(days=1)) if action.valid_to else ""


def secretariat(sources: Sources) -> Iterable[Block]:
    """Who runs the secretariat on the last day, and how it is reached."""
    yield from sources.narrative(Chapter.SECRETARIAT)
    for holding in roles_on(sources.report.partnership, sources.report.last_day):
        if holding.role == PartnershipRole.SECRETARIAT:
            values = (
                (_("Institution"), holding.office or holding.organization.name),
                (_("Contact person"), holding.contact_name),
                (_("Telephone"), shown_phone(holding.contact_phone) if holding.contact_phone else ""),
                (_("E-mail"), holding.contact_email),
            )
            yield Facts(tuple(Fact(label, value) for label, value in values if value))


def annexes(sources: Sources) -> Iterable[Block]:
    """The titles of what is annexed."""
    yield from sources.narrative(Chapter.ANNEXES)
    rows = Attachment.objects.filter(report=sources.report).select_related("photo")
    titles = tuple(row.title for row in rows)
    if titles:
        yield NumberedList(titles)
