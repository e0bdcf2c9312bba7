"""Drawing up the list of a meeting and keeping it true to the registers of its day."""

from collections.abc import Collection
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules, selectors
from spoiwo.attendance.models import USUAL_DAYS, Calling, Participant, ReminderRule
from spoiwo.attendance.selectors import Change, DueRow
from spoiwo.attendance.services.shared import forget_invitation, need_open_list, note, note_row
from spoiwo.attendance.states import Capacity, Source
from spoiwo.audit.services import record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting


@transaction.atomic
def draw_up_list(*, actor: Actor, meeting: Meeting, source: Source | None = None) -> int:
    """Write down who is entitled, or asked as a guest, by the registers of the day; return how many.

    ``source`` is needed where the kind of the meeting does not settle it. Drawn up once: later
    ``refresh_list`` shows and applies the difference.
    """
    require(rules.can_edit_participant(actor, meeting.partnership))
    lock(meeting)
    need_open_list(meeting)
    wanted = source or selectors.natural_source(meeting)
    if wanted is None or wanted not in selectors.sources_of(meeting):
        raise BadInput(_("Choose whom the list is made of."), "source")
    if selectors.calling_of(meeting) is not None:
        raise WrongState(_("The list of this meeting is drawn up already."))
    calling = Calling.objects.create(
        meeting=meeting,
        source=wanted,
        drawn_at=clock.now(),
        reminder_days=_usual_days(meeting),
    )
    rows = selectors.due_rows(meeting, wanted)
    Participant.objects.bulk_create(_row(meeting, row, place) for place, row in enumerate(rows))
    note(actor, "attendance.list.drawn", calling, meeting, source=wanted, count=len(rows))
    return len(rows)


def _usual_days(meeting: Meeting) -> list[int]:
    rule: ReminderRule | None = ReminderRule.objects.filter(partnership=meeting.partnership_id).first()
    return list(rule.days if rule else USUAL_DAYS)


def _row(meeting: Meeting, due: DueRow, place: int) -> Participant:
    return Participant(meeting=meeting, order=place, is_drawn=True, is_demo=False, **asdict(due))


@transaction.atomic
def refresh_list(*, actor: Actor, meeting: Meeting, fingerprint: str, leave: Collection[int] = ()) -> int:
    """Apply the difference to the registers of the day that was seen; return how many rows it touched.

    Refused when the difference is another than the one seen (``fingerprint``). Participants named in
    ``leave`` stay as they are. A row with an invitation, an answer or a mark is never deleted: it stays
    as a guest. Whoever now speaks for an institution instead of somebody invited must be invited anew.
    """
    require(rules.can_edit_participant(actor, meeting.partnership))
    lock(meeting)
    need_open_list(meeting)
    calling = _calling(meeting)
    found = selectors.difference(meeting, Source(calling.source))
    if found.fingerprint != fingerprint:
        raise ConcurrentChange(_("The registers or the list have changed meanwhile. Look at it again."))
    drawn = Participant.objects.filter(meeting=meeting, is_drawn=True)
    drawn.exclude(pk__in=leave).update(is_chair=False)
    gone = [row for row in found.gone if row.pk not in leave]
    changed = [change for change in found.changed if change.participant.pk not in leave]
    _drop(actor, gone)
    for change in changed:
        _apply(actor, change)
    _add(actor, meeting, found.added)
    _order_anew(meeting, Source(calling.source), leave)
    touched = len(gone) + len(changed) + len(found.added)
    note(actor, "attendance.list.refreshed", calling, meeting, count=touched)
    return touched


def _calling(meeting: Meeting) -> Calling:
    calling = selectors.calling_of(meeting)
    if calling is None:
        raise WrongState(_("The list of this meeting is not drawn up yet."))
    return calling


def _drop(actor: Actor, gone: Collection[Participant]) -> None:
    entries = []
    for row in gone:
        kept = row.is_trace
        entries.append(note_row(actor, "attendance.participant.gone", row, kept=kept))
        if not kept:
            row.delete()
            continue
        row.capacity, row.is_drawn, row.is_chair = Capacity.GUEST, False, False
        row.version += 1
        row.save()
    record_many(entries)


def _apply(actor: Actor, change: Change) -> None:
    row = change.participant
    old = {"old_person": row.name} if change.is_other_person else {}
    for name in change.fields:
        setattr(row, name, getattr(change.due, name))
    # The chair is given back at the end, when nobody else has it any more.
    row.is_chair = False
    row.is_drawn = True
    if change.is_other_person:
        # The earlier person's letter and link say nothing to the new one.
        forget_invitation(actor, row)
    row.version += 1
    row.save()
    record_many([note_row(actor, "attendance.participant.changed", row, changed=list(change.fields), **old)])


def _add(actor: Actor, meeting: Meeting, added: Collection[DueRow]) -> None:
    rows = Participant.objects.bulk_create(
        _row(meeting, DueRow(**asdict(due) | {"is_chair": False}), 0) for due in added
    )
    record_many([note_row(actor, "attendance.participant.added", row) for row in rows])


def _order_anew(meeting: Meeting, source: Source, leave: Collection[int]) -> None:
    """Put the drawn rows in the order of the register, and mark who chairs."""
    due = {row.key: (place, row) for place, row in enumerate(selectors.due_rows(meeting, source))}
    listed = list(Participant.objects.filter(meeting=meeting))
    left_chair = any(row.is_chair for row in listed)
    rows = [row for row in listed if row.is_drawn]
    for row in rows:
        place, wanted = due.get(selectors.key_of(row), (row.order, None))
        row.order = place
        if wanted is not None and row.pk not in leave and not left_chair:
            row.is_chair = wanted.is_chair
    Participant.objects.bulk_update(rows, ["order", "is_chair"])
