"""Parts 2 to 4: who belongs to the partnership, what for, and its council."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from spoiwo.councils.models import Body
from spoiwo.councils.selectors import Member, body_on
from spoiwo.councils.states import BodyKind
from spoiwo.documents.model import Align, Block, BulletList, Item, Paragraph
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.selectors import Outline, StatementGroup, statements_of
from spoiwo.partnerships.states import StatementKind
from spoiwo.reports.parts.gatherings import meeting_table
from spoiwo.reports.parts.sources import Sources
from spoiwo.reports.parts.tables import filled_table
from spoiwo.reports.states import Chapter


def signatories(sources: Sources) -> Iterable[Block]:
    """How many signatories there were on the last day, and who came and went."""
    yield from sources.said("P01")
    yield from sources.said_of_some(*(code for code in sources.counts if code.startswith("P14.")))
    yield from sources.narrative(Chapter.SIGNATORIES)
    for code in ("P15.joined", "P15.left"):
        yield from sources.said(code)
        names = tuple(record.label for record in sources.counts[code].records)
        if names:
            yield BulletList(names)


def scope(sources: Sources) -> Iterable[Block]:
    """Scope and aims as the partnership has written them down."""
    groups = {group.kind: group for group in statements_of(sources.report.partnership)}
    for kind in (StatementKind.SCOPE, StatementKind.AIM):
        if kind in groups:
            yield Paragraph(f"{str(kind.label).capitalize()}:")
            yield _outline(groups[kind])
    yield from sources.narrative(Chapter.SCOPE)


def _outline(group: StatementGroup) -> BulletList:
    return BulletList(tuple(_entry(one) for one in group.outlines))


def _entry(one: Outline) -> Item:
    below = BulletList(tuple(_entry(child) for child in one.children)) if one.children else None
    return Item(one.statement.text, below)


def council(sources: Sources) -> Iterable[Block]:
    """Sessions of the council with their topics, and who sat in it on the last day."""
    yield from sources.said("P02")
    yield from sources.said_of_some("P13.places", "P13.present")
    yield from sources.said_of_some("P13.ruled", "P13.met")
    yield from sources.narrative(Chapter.COUNCIL)
    yield from meeting_table(sources.held(MeetingKind.COUNCIL), _("Sessions of the programme council"))
    yield from _members(sources)


def _members(sources: Sources) -> Iterable[Block]:
    day = sources.report.last_day
    rows = Body.objects.filter(partnership=sources.report.partnership, kind=BodyKind.COUNCIL).as_of(day)
    for body in rows:
        members = body_on(body, day).composition.members
        if members:
            yield filled_table(
                caption=_("Members of the body: %(body)s") % {"body": body.name},
                headings=(_("No."), _("Institution"), _("Member"), _("Function")),
                rows=tuple(
                    (f"{place}.", one.name, _person(one), _function(one))
                    for place, one in enumerate(members, 1)
                ),
                widths=(0.5, 3, 2, 1.5),
                align=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT),
            )


def _person(member: Member) -> str:
    return member.holding.person.full_name if member.holding.person else ""


def _function(member: Member) -> str:
    return str(member.function.label) if member.function else ""
