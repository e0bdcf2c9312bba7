"""The agenda: items, their order, matters that wait for a meeting."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.councils.models import Body
from spoiwo.meetings import outline, rules
from spoiwo.meetings.models import AgendaItem, Meeting, Paper
from spoiwo.meetings.services.indexing import reindex
from spoiwo.meetings.services.papers import close_files
from spoiwo.meetings.services.shared import need_open_agenda, note
from spoiwo.meetings.states import ItemKind, ItemOrigin
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """What is written down of an item."""

    title: str
    kind: ItemKind = ItemKind.INFORMATION
    minutes: int | None = None
    note: str = ""
    proposed_by: Organization | None = None


def add_usual_items(meeting: Meeting) -> None:
    """Begin an agenda: that of the series, else the usual items of a body that votes (domain.md 9)."""
    drafts = outline.read_agenda(meeting.series.agenda) if meeting.series else []
    if not drafts and meeting.is_deliberating:
        drafts = outline.usual_items()
    _create(meeting, drafts, ItemOrigin.STANDARD)


def _create(meeting: Meeting, drafts: list[outline.Line], origin: ItemOrigin) -> None:
    parents: list[AgendaItem] = []
    order: dict[int | None, int] = {}
    for line in drafts:
        parent = parents[line.depth - 1] if line.depth and len(parents) >= line.depth else None
        key = parent.pk if parent else None
        order[key] = order.get(key, 0) + 1
        item: AgendaItem = AgendaItem.objects.create(
            partnership=meeting.partnership,
            meeting=meeting,
            parent=parent,
            order=order[key],
            title=line.title,
            kind=line.kind,
            minutes=line.minutes,
            origin=origin,
        )
        parents = [*parents[: line.depth], item]


@transaction.atomic
def add_item(
    *, actor: Actor, meeting: Meeting, draft: ItemDraft, parent: AgendaItem | None = None
) -> AgendaItem:
    """Add an item at the end of the agenda, but before any other business; or under another item."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    need_open_agenda(meeting)
    item = _add(meeting, draft, parent, ItemOrigin.TYPED)
    note(actor, "meetings.item.added", item, meeting, title=item.title)
    return item


def _add(meeting: Meeting, draft: ItemDraft, parent: AgendaItem | None, origin: ItemOrigin) -> AgendaItem:
    _check(draft)
    if parent is not None and (parent.meeting_id != meeting.pk or parent.parent_id is not None):
        raise BadInput(_("That item cannot have parts."), "parent")
    item: AgendaItem = AgendaItem.objects.create(
        partnership=meeting.partnership,
        meeting=meeting,
        parent=parent,
        order=_place_at_the_end(meeting, parent, draft.kind),
        title=draft.title.strip(),
        kind=draft.kind,
        minutes=draft.minutes,
        note=draft.note.strip(),
        proposed_by=draft.proposed_by,
        origin=origin,
    )
    return item


def _check(draft: ItemDraft) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write the title of the item."), "title")


def _place_at_the_end(meeting: Meeting, parent: AgendaItem | None, kind: ItemKind) -> int:
    siblings = AgendaItem.objects.filter(meeting=meeting, parent=parent)
    last = siblings.order_by("order", "pk").last()
    if last is None:
        return 1
    # Any other business stays last: what is added later comes before it.
    if last.kind == ItemKind.OTHER and kind != ItemKind.OTHER:
        siblings.filter(pk=last.pk).update(order=F("order") + 1)
        return last.order
    return last.order + 1


@transaction.atomic
def add_house_item(
    *,
    actor: Actor,
    meeting: Meeting,
    draft: ItemDraft,
    origin: ItemOrigin,
    approves: Meeting | None = None,
) -> AgendaItem:
    """Add an item that appears by itself; ``minutes`` and ``decisions`` ask for theirs here.

    The same minutes are approved by one item: asking twice returns the first.
    """
    lock(meeting)
    need_open_agenda(meeting)
    if approves is not None:
        known: AgendaItem | None = AgendaItem.objects.filter(meeting=meeting, approves=approves).first()
        if known is not None:
            return known
    item = _add(meeting, draft, None, origin)
    item.approves = approves
    place = _place_of_house_item(meeting, item)
    if place is not None:
        later = AgendaItem.objects.filter(meeting=meeting, parent=None, order__gte=place)
        later.exclude(pk=item.pk).update(order=F("order") + 1)
        item.order = place
    item.save(update_fields=["approves", "order"])
    note(actor, "meetings.item.added", item, meeting, title=item.title)
    return item


def _place_of_house_item(meeting: Meeting, item: AgendaItem) -> int | None:
    """Minutes are approved, and tasks looked at, right after the formal opening of a meeting."""
    formal = {ItemKind.OPENING, ItemKind.QUORUM, ItemKind.AGENDA, ItemKind.MINUTES}
    if item.kind == ItemKind.TASKS:
        formal.add(ItemKind.TASKS)
    rows = AgendaItem.objects.filter(meeting=meeting, parent=None, kind__in=formal).exclude(pk=item.pk)
    last = rows.aggregate(last=Max("order"))["last"]
    return None if last is None else last + 1


@transaction.atomic
def edit_item(*, actor: Actor, item: AgendaItem, draft: ItemDraft) -> None:
    """Describe an item anew."""
    require(rules.can_edit_meeting(actor, item.partnership))
    lock(item)
    if item.meeting is not None:
        need_open_agenda(item.meeting)
    _check(draft)
    item.title, item.kind, item.minutes = draft.title.strip(), draft.kind, draft.minutes
    item.note, item.proposed_by = draft.note.strip(), draft.proposed_by
    item.save()
    _note_item(actor, "meetings.item.edited", item)


def _note_item(actor: Actor, action: str, item: AgendaItem) -> None:
    if item.meeting is not None:
        note(actor, action, item, item.meeting, title=item.title)
    else:
        record(actor, action, item, partnership_id=item.partnership_id, title=item.title)


@transaction.atomic
def remove_item(*, actor: Actor, item: AgendaItem) -> None:
    """Remove an item with its parts and papers; ProtectedError of a room above means it was acted on."""
    require(rules.can_edit_meeting(actor, item.partnership))
    if item.meeting is not None:
        lock(item.meeting)
        need_open_agenda(item.meeting)
    _note_item(actor, "meetings.item.removed", item)
    close_files(actor, Paper.objects.filter(Q(item=item) | Q(item__parent=item)).select_related("file"))
    item.delete()
    if item.meeting is not None:
        reindex(item.meeting)


@transaction.atomic
def move_item(*, actor: Actor, item: AgendaItem, by: int) -> None:
    """Move an item one place up (-1) or down (+1) among the parts of its parent; no further than the end."""
    require(rules.can_edit_meeting(actor, item.partnership))
    if item.meeting is None:
        raise WrongState(_("Waiting matters have no order."))
    lock(item.meeting)
    need_open_agenda(item.meeting)
    rows = list(AgendaItem.objects.filter(meeting=item.meeting, parent=item.parent).order_by("order", "pk"))
    here = next(place for place, row in enumerate(rows) if row.pk == item.pk)
    there = min(max(here + by, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for order, row in enumerate(rows, 1):
        row.order = order
    AgendaItem.objects.bulk_update(rows, ["order"])
    note(actor, "meetings.item.moved", item, item.meeting, title=item.title)


@transaction.atomic
def put_waiting(
    *, actor: Actor, partnership: Partnership, draft: ItemDraft, body: Body | None = None
) -> AgendaItem:
    """Write down a matter that waits for the next meeting of a body, or of all signatories."""
    require(rules.can_edit_meeting(actor, partnership))
    _check(draft)
    item: AgendaItem = AgendaItem.objects.create(
        partnership=partnership,
        body=body,
        title=draft.title.strip(),
        kind=draft.kind,
        minutes=draft.minutes,
        note=draft.note.strip(),
        proposed_by=draft.proposed_by,
        origin=ItemOrigin.BACKLOG,
    )
    record(actor, "meetings.item.waiting", item, partnership_id=partnership.pk, title=item.title)
    return item


@transaction.atomic
def take_up(*, actor: Actor, item: AgendaItem, meeting: Meeting) -> None:
    """Put a waiting matter on the agenda of a meeting of the same body."""
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    lock(item)
    need_open_agenda(meeting)
    if item.meeting_id is not None:
        raise WrongState(_("This matter is on an agenda already."))
    item.order = _place_at_the_end(meeting, None, ItemKind(item.kind))
    item.meeting = meeting
    item.save(update_fields=["meeting", "order"])
    note(actor, "meetings.item.taken_up", item, meeting, title=item.title)


@transaction.atomic
def put_off(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """Put an item that was not dealt with on the list of waiting matters; the agenda keeps its trace."""
    require(rules.can_edit_meeting(actor, item.partnership))
    if item.meeting is None:
        raise WrongState(_("This matter waits already."))
    if item.put_off_to.exists():
        raise WrongState(_("This matter has been put off already."))
    waiting: AgendaItem = AgendaItem.objects.create(
        partnership=item.partnership,
        body=item.meeting.body,
        title=item.title,
        kind=item.kind,
        minutes=item.minutes,
        note=item.note,
        proposed_by=item.proposed_by,
        origin=ItemOrigin.BACKLOG,
        put_off_from=item,
    )
    note(actor, "meetings.item.put_off", item, item.meeting, title=item.title)
    return waiting
