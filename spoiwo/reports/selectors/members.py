"""Parts of institutions: who has told, who can be written to, what is already known of one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from spoiwo.common import clock, polish
from spoiwo.common.exceptions import NotFound
from spoiwo.communiques.models import Placement
from spoiwo.communiques.states import Posting
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import Outline, statements_of
from spoiwo.partnerships.states import StatementKind
from spoiwo.recommendations.models import Response
from spoiwo.recommendations.states import SETTLED
from spoiwo.reports.models import MemberPart, Report
from spoiwo.reports.states import MemberPartState

# A reminder sooner than this would only annoy; a second press of the button sends nothing.
PAUSE = timedelta(days=3)
_MOST_KNOWN = 40
M = TypeVar("M", bound=Model)


def member_parts(report: Report) -> list[MemberPart]:
    """Return the institutions on the report's list, in Polish order, with what they told."""
    return list(_parts(report))


def member_part_by_id(report: Report, number: int) -> MemberPart:
    """Return the part of one institution in the report; raises NotFound."""
    return _one(_parts(report).filter(pk=number))


def member_part_of_link(partnership: Partnership, number: int) -> MemberPart:
    """Return the part a link of the partnership was given for; raises NotFound."""
    rows = MemberPart.objects.filter(report__partnership=partnership, pk=number)
    return _one(_with_report(rows))


def _parts(report: Report) -> QuerySet[MemberPart]:
    return _with_report(MemberPart.objects.filter(report=report))


def _with_report(rows: QuerySet[MemberPart]) -> QuerySet[MemberPart]:
    joined = rows.select_related("report__partnership", "organization")
    return joined.defer("report__content").prefetch_related("aims__aim")


def _one(rows: QuerySet[MemberPart]) -> MemberPart:
    found = rows.first()
    if found is None:
        raise NotFound(_("This institution is not on the list of the report."))
    return found


def to_be_asked(parts: Iterable[MemberPart]) -> list[MemberPart]:
    """Return whom a letter would reach now: nothing told yet, an address, none written within the pause."""
    return [
        part
        for part in parts
        if part.state == MemberPartState.WAITING and part.email and not was_just_asked(part)
    ]


def was_just_asked(part: MemberPart) -> bool:
    """Tell whether a letter went there within the pause."""
    return part.asked_at is not None and clock.now() - part.asked_at < PAUSE


def aims_of(report: Report) -> list[Outline]:
    """Return the aims of the partnership with their numbers, in order."""
    groups = statements_of(report.partnership)
    return [outline for group in groups if group.kind == StatementKind.AIM for outline in group.walk()]


@dataclass(frozen=True, slots=True)
class Known:
    """What the records already say of an institution in the period: a heading and lines under it."""

    title: str
    lines: tuple[str, ...]


def known_of(part: MemberPart) -> list[Known]:
    """Return what is recorded of the institution in the period, in three queries, without empty kinds."""
    found = [
        _known(_("Meetings hosted"), _hosted(part), _meeting_line),
        _known(_("Communiqués posted"), _posted(part), _placement_line),
        _known(_("Recommendations answered"), _answered(part), _response_line),
    ]
    return [one for one in found if one.lines]


def _known(title: str, rows: QuerySet[M], line: Callable[[M], str]) -> Known:
    return Known(title, tuple(line(row) for row in rows[:_MOST_KNOWN]))


def _hosted(part: MemberPart) -> QuerySet[Meeting]:
    report = part.report
    rows = Meeting.objects.filter(partnership=report.partnership, host=part.organization_id)
    held = rows.filter(state__in=TOOK_PLACE, day__gte=report.since, day__lt=report.until)
    return held.order_by("day", "pk")


def _meeting_line(row: Meeting) -> str:
    return f"{row.title}, {polish.with_precision(row.day, row.precision)}"


def _posted(part: MemberPart) -> QuerySet[Placement]:
    report = part.report
    rows = Placement.objects.filter(
        communique__partnership=report.partnership,
        communique__state=CommuniqueState.PUBLISHED,
        communique__day__gte=report.since,
        communique__day__lt=report.until,
    )
    shown = rows.filter(organization=part.organization_id, state=Posting.SHOWN)
    return shown.select_related("communique").order_by("communique__day", "pk")


def _placement_line(row: Placement) -> str:
    return str(row.communique)


def _answered(part: MemberPart) -> QuerySet[Response]:
    report = part.report
    rows = Response.objects.filter(
        recommendation__partnership=report.partnership, organization=part.organization_id, state__in=SETTLED
    )
    said = rows.filter(answered_on__gte=report.since, answered_on__lt=report.until)
    return said.select_related("recommendation").order_by("answered_on", "pk")


def _response_line(row: Response) -> str:
    return f"{row.recommendation.label}: {row.recommendation.title} ({row.get_state_display()})"
