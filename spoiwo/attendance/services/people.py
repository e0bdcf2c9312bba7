"""Participants one by one: added, mended, removed, taken along when records merge."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules
from spoiwo.attendance.models import DoorMark, Participant
from spoiwo.attendance.services.presence import MarkDraft, mark_presence
from spoiwo.attendance.services.shared import forget_invitation, need_open_list, note, note_row
from spoiwo.attendance.states import Capacity
from spoiwo.audit.services import record_many
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.registry.models import Organization, Person
from spoiwo.registry.selectors import names_on

_LONGEST_NAME = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantDraft:
    """Who takes part for an institution; ``name`` stands for people not in the register of persons.

    ``institution_words`` stand for an institution that is not in the register, of a guest alone.
    """

    organization: Organization | None = None
    institution_words: str = ""
    capacity: Capacity = Capacity.GUEST
    person: Person | None = None
    name: str = ""
    office: str = ""
    email: str = ""
    is_chair: bool = False


@transaction.atomic
def add_participant(*, actor: Actor, meeting: Meeting, draft: ParticipantDraft) -> Participant:
    """Add somebody to the list by hand; an institution has one vote, so it is entitled once."""
    require(rules.can_edit_participant(actor, meeting.partnership))
    lock(meeting)
    need_open_list(meeting)
    made = _create(meeting, draft)
    record_many([note_row(actor, "attendance.participant.added", made)])
    return made


def _create(meeting: Meeting, draft: ParticipantDraft) -> Participant:
    name = _name(draft)
    _check(meeting, draft, name)
    row = Participant(
        meeting=meeting,
        capacity=draft.capacity,
        organization=draft.organization,
        organization_name=_institution_name(meeting, draft),
        person=draft.person,
        name=name,
        office=draft.office.strip(),
        email=draft.email.strip(),
    )
    row.save()
    if draft.is_chair:
        _give_chair(row)
    return row


def _institution_name(meeting: Meeting, draft: ParticipantDraft) -> str:
    """Return the name of the day from the register, else the words as they were written."""
    one = draft.organization
    if one is None:
        return draft.institution_words.strip()[:_LONGEST_NAME]
    return names_on([one.pk], meeting.day).get(one.pk, one.name)


def _name(draft: ParticipantDraft) -> str:
    return (draft.person.full_name if draft.person else draft.name.strip())[:200]


def _check(meeting: Meeting, draft: ParticipantDraft, name: str, own: Participant | None = None) -> None:
    others = Participant.objects.filter(meeting=meeting, organization=draft.organization)
    if draft.organization is None:
        _check_words(draft)
        others = others.filter(organization_name=draft.institution_words.strip()[:_LONGEST_NAME])
    if own is not None:
        others = others.exclude(pk=own.pk)
    if draft.capacity == Capacity.ENTITLED:
        if not meeting.is_deliberating:
            raise BadInput(_("Nobody votes at such a meeting: add a guest."), "capacity")
        if others.filter(capacity=Capacity.ENTITLED).exists():
            raise BadInput(_("This institution is entitled already: it has one vote."), "organization")
    if name and others.filter(name=name).exists():
        raise BadInput(_("This person is on the list already."), "name")


def _check_words(draft: ParticipantDraft) -> None:
    if not draft.institution_words.strip():
        raise BadInput(_("Write which institution the guest comes from."), "organization")
    if draft.capacity == Capacity.ENTITLED:
        raise BadInput(_("Only an institution of the register has a vote."), "capacity")


def _give_chair(row: Participant) -> None:
    Participant.objects.filter(meeting=row.meeting_id, is_chair=True).exclude(pk=row.pk).update(
        is_chair=False
    )
    row.is_chair = True
    row.save(update_fields=["is_chair"])


@transaction.atomic
def edit_participant(*, actor: Actor, row: Participant, draft: ParticipantDraft, version: int) -> None:
    """Mend a row by hand. Refused when somebody saved it after ``version``. The institution stays."""
    require(rules.can_edit_participant(actor, row.meeting.partnership))
    lock(row.meeting)
    lock(row)
    need_open_list(row.meeting)
    if row.version != version:
        raise ConcurrentChange(_("Somebody else has changed this row meanwhile. Look at it again."))
    if (draft.organization.pk if draft.organization else None) != row.organization_id:
        raise BadInput(_("The institution stays. Add another row instead."), "organization")
    name = _name(draft)
    _check(row.meeting, draft, name, row)
    old = row.name
    if (row.name, row.email) != (name, draft.email.strip()) and row.invited_at is not None:
        forget_invitation(actor, row)
    row.capacity, row.person, row.name = draft.capacity, draft.person, name
    row.office, row.email = draft.office.strip(), draft.email.strip()
    row.is_chair = row.is_chair and draft.is_chair
    row.version += 1
    row.save()
    if draft.is_chair:
        _give_chair(row)
    changes = {"old_person": old} if old != name else {}
    record_many([note_row(actor, "attendance.participant.edited", row, **changes)])


@transaction.atomic
def remove_participant(*, actor: Actor, row: Participant) -> None:
    """Take a row off the list; one with an invitation, an answer or a mark stays."""
    require(rules.can_edit_participant(actor, row.meeting.partnership))
    lock(row.meeting)
    lock(row)
    need_open_list(row.meeting)
    if row.is_trace or DoorMark.objects.filter(participant=row).exists():
        raise WrongState(_("An invitation, an answer or a mark is recorded here: the row stays."))
    meeting = row.meeting
    data = {"organization": row.organization_name, "person": row.name}
    note(actor, "attendance.participant.removed", row, meeting, **data)
    row.delete()


@transaction.atomic
def add_guest(*, actor: Actor, meeting: Meeting, draft: ParticipantDraft, mark: str, key: str) -> Participant:
    """Add a guest who stands at the door, and mark the presence at once; sent again it changes nothing."""
    require(rules.can_mark_presence(actor, meeting.partnership))
    lock(meeting)
    need_open_list(meeting)
    made: DoorMark | None = (
        DoorMark.objects.filter(key=key, participant__meeting=meeting).select_related("participant").first()
    )
    if made is not None:
        return made.participant
    if not _name(draft):
        raise BadInput(_("Write the name of the guest."), "name")
    row = _create(meeting, draft)
    record_many([note_row(actor, "attendance.participant.added", row)])
    mark_presence(actor=actor, meeting=meeting, marks=[MarkDraft(participant_id=row.pk, mark=mark, key=key)])
    row.refresh_from_db()
    return row


def follow_merged_institutions(kept: int, dropped: int) -> None:
    """Point rows at the record that was kept; where both are entitled at one meeting, one vote is left.

    The row in which something happened keeps the vote; the other stays as a guest if something
    happened in it too. Whoever calls has opened the scope and recorded the deed.
    """
    rows = Participant.objects.filter(organization=dropped, capacity=Capacity.ENTITLED)
    for row in rows.select_for_update().select_related("meeting"):
        twin = Participant.objects.filter(
            meeting=row.meeting_id, organization=kept, capacity=Capacity.ENTITLED
        ).first()
        if twin is not None:
            _yield_vote(row, twin)
    Participant.objects.filter(organization=dropped).update(organization=kept)


def _yield_vote(row: Participant, twin: Participant) -> None:
    loser = twin if _weight(row) > _weight(twin) else row
    if not loser.is_trace and not loser.marks.exists():
        loser.delete()
        return
    loser.capacity = Capacity.GUEST
    loser.is_chair = False
    loser.is_drawn = False
    loser.save()


def _weight(row: Participant) -> list[bool]:
    return [bool(row.mark), bool(row.answer), bool(row.invited_at)]
