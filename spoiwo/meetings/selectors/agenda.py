"""The agenda with its numbers and hours, and matters that wait."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.councils.models import Body
from spoiwo.meetings.models import AgendaItem, Meeting, Paper, Presenter
from spoiwo.partnerships.models import Partnership

OfItem = TypeVar("OfItem", Presenter, Paper)
# A whole institution has thirty columns and a file a dozen; a line of an agenda shows their names.
_READ = ("meeting_id", "parent_id", "order", "title", "kind", "minutes", "note", "proposed_by__name")
_PRESENTER = (
    *(field.name for field in Presenter._meta.concrete_fields),
    "person__title",
    "person__given_names",
    "person__family_name",
    "organization__name",
)
_PAPER = ("item_id", "title", "is_public", "file__uuid", "file__size")
_NO_ITEM = _("There is no such item on this agenda.")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item with its number on the page, the hour it begins where known, and how long it takes.

    An item with parts takes as long as they do together, unless it says itself how long. ``unshown``
    is how many papers there are beside those shown, which the secretariat hands out.
    """

    item: AgendaItem
    number: str
    minutes: int | None
    begins: datetime | None
    presenters: tuple[Presenter, ...]
    papers: tuple[Paper, ...]
    parts: tuple["AgendaLine", ...] = ()
    unshown: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The lines in order, and how the minutes agree with the time of the meeting."""

    lines: tuple[AgendaLine, ...]
    minutes: int
    planned_minutes: int | None
    untimed: int

    @property
    def overrun(self) -> int:
        """By how many minutes the items take longer than the meeting is to last; 0 when they fit."""
        return max(0, self.minutes - self.planned_minutes) if self.planned_minutes is not None else 0

    @property
    def flat(self) -> list[AgendaLine]:
        """Every line, each item followed by its parts."""
        return [one for line in self.lines for one in (line, *line.parts)]


def agenda_of(meeting: Meeting, *, public_only: bool = False) -> Agenda:
    """Return the agenda in three queries however long it is; in public only with papers open to it."""
    rows = AgendaItem.objects.filter(meeting=meeting)
    if public_only:
        items = list(rows.select_related("proposed_by").only(*_READ))
    else:
        items = list(rows.select_related("proposed_by", "approves"))
    presenters = _by_item(_presenters(meeting)) if items else {}
    papers = Paper.objects.filter(item__meeting=meeting).select_related("file").only(*_PAPER)
    shown = _by_item(papers) if items else {}
    children: dict[int | None, list[AgendaItem]] = defaultdict(list)
    for item in items:
        children[item.parent_id].append(item)
    at = meeting.starts_at if meeting.begins else None
    lines: list[AgendaLine] = []
    for place, item in enumerate(children[None], 1):
        line = _line(item, f"{place}.", at, children, presenters, shown)
        line = _without_internal(line) if public_only else line
        lines.append(line)
        at = _later(at, line.minutes)
    return Agenda(
        lines=tuple(lines),
        minutes=sum(line.minutes or 0 for line in lines),
        planned_minutes=meeting.planned_minutes,
        untimed=sum(line.minutes is None for line in lines),
    )


def _presenters(meeting: Meeting) -> QuerySet[Presenter]:
    """Return who presents: of persons and institutions only the names."""
    rows = Presenter.objects.filter(item__meeting=meeting).select_related("person", "organization")
    return rows.only(*_PRESENTER)


def _by_item(rows: Iterable[OfItem]) -> dict[int, list[OfItem]]:
    found: dict[int, list[OfItem]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found


def _line(
    item: AgendaItem,
    number: str,
    at: datetime | None,
    children: dict[int | None, list[AgendaItem]],
    presenters: dict[int, list[Presenter]],
    papers: dict[int, list[Paper]],
) -> AgendaLine:
    parts: list[AgendaLine] = []
    inner = at
    for place, part in enumerate(children.get(item.pk, ()), 1):
        parts.append(_line(part, f"{number}{place}.", inner, children, presenters, papers))
        inner = _later(inner, part.minutes)
    return AgendaLine(
        item=item,
        number=number,
        minutes=_minutes(item, parts),
        begins=at,
        presenters=tuple(presenters.get(item.pk, ())),
        papers=tuple(papers.get(item.pk, ())),
        parts=tuple(parts),
    )


def _without_internal(line: AgendaLine) -> AgendaLine:
    """Return the line as the public sees it: papers kept within are only counted, without their titles."""
    shown = tuple(paper for paper in line.papers if paper.is_public)
    parts = tuple(_without_internal(part) for part in line.parts)
    return replace(line, papers=shown, parts=parts, unshown=len(line.papers) - len(shown))


def _minutes(item: AgendaItem, parts: Sequence[AgendaLine]) -> int | None:
    if item.minutes is not None:
        return item.minutes
    known = [part.minutes for part in parts if part.minutes is not None]
    return sum(known) if known else None


def _later(at: datetime | None, minutes: int | None) -> datetime | None:
    """Return the hour after so many minutes; once one item has no time, later hours are not known."""
    return at + timedelta(minutes=minutes) if at is not None and minutes is not None else None


def waiting_matters(
    partnership: Partnership, body: Body | None = None, *, every: bool = False
) -> list[AgendaItem]:
    """Return the matters that wait for a meeting of the body (or of all signatories), the oldest first."""
    rows = AgendaItem.objects.filter(partnership=partnership, meeting=None)
    if not every:
        rows = rows.filter(body=body)
    return list(rows.select_related("body", "proposed_by", "put_off_from__meeting").order_by("pk"))


def item_by_id(partnership: Partnership, number: int) -> AgendaItem:
    """Return an item of an agenda, or a waiting matter, of the partnership; raises NotFound."""
    rows = AgendaItem.objects.filter(partnership=partnership, pk=number)
    item: AgendaItem | None = rows.select_related("partnership", "meeting__partnership", "parent").first()
    if item is None:
        raise NotFound(_NO_ITEM)
    return item


def presenter_by_id(meeting: Meeting, number: int) -> Presenter:
    """Return a presenter at the meeting; raises NotFound."""
    rows = Presenter.objects.filter(item__meeting=meeting, pk=number)
    found: Presenter | None = rows.select_related("item__meeting__partnership", "person").first()
    if found is None:
        raise NotFound(_NO_ITEM)
    return found


def paper_by_id(meeting: Meeting, number: int) -> Paper:
    """Return a paper of the meeting; raises NotFound."""
    rows = Paper.objects.filter(item__meeting=meeting, pk=number)
    found: Paper | None = rows.select_related("item__meeting__partnership", "file").first()
    if found is None:
        raise NotFound(_NO_ITEM)
    return found
