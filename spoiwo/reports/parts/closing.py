"""Parts 14 to 16: what is planned next, who runs the secretariat, what is annexed."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _

from spoiwo.common import clock, polish
from spoiwo.documents.model import Align, Block, Fact, Facts, Note, NumberedList, Picture, Table
from spoiwo.duties.papers import table_of
from spoiwo.duties.selectors import statement_of
from spoiwo.files import services as files
from spoiwo.files.models import Photo
from spoiwo.plans.models import Action
from spoiwo.plans.states import ActionState, PlanState
from spoiwo.registry.identifiers import shown_phone
from spoiwo.registry.selectors import roles_on
from spoiwo.registry.states import PartnershipRole
from spoiwo.reports.parts.comparison import compared
from spoiwo.reports.parts.sources import Sources
from spoiwo.reports.selectors.attachments import attachments_of
from spoiwo.reports.states import Chapter

# The most a photograph takes of a page.
_WIDE_MM, _HIGH_MM = 140.0, 105.0


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
    """Which rules were kept, the figures beside earlier ones, then what is annexed."""
    yield from sources.narrative(Chapter.ANNEXES)
    yield from _rules_kept(sources)
    yield from compared(sources)
    rows = attachments_of(sources.report)
    if rows:
        yield NumberedList(tuple(row.title for row in rows))
    for row in rows:
        if row.photo is not None:
            yield _shown(row.photo, row.title)


def _rules_kept(sources: Sources) -> Iterable[Block]:
    """Say of each rule of the watch whether it was kept, in the report of a whole year."""
    report = sources.report
    if report.year is not None:
        table = table_of(statement_of(report.partnership, report.year, clock.today()))
        if table is not None:
            yield table


def _shown(photo: Photo, title: str) -> Block:
    """Return a photograph to be printed; where its bytes are lost, a remark in its place."""
    try:
        content = files.content(photo.large)
    except files.ContentGone:
        return Note(_("The photograph “%(title)s” is missing from the stored files.") % {"title": title})
    by = _("Photograph: %(author)s") % {"author": photo.author} if photo.author else ""
    return Picture(
        content=content,
        words=photo.alternative,
        caption=". ".join(part for part in (title, by) if part),
        width_mm=min(_WIDE_MM, _HIGH_MM * photo.width / photo.height),
    )
