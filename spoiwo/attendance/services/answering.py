"""Answers to an invitation: by the personal link, by the calendar, or told to the secretariat."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules
from spoiwo.attendance.events import AnswerGiven
from spoiwo.attendance.models import DoorMark, Participant
from spoiwo.attendance.services.presence import MarkDraft, write_marks
from spoiwo.attendance.services.shared import need_open_list, note_row
from spoiwo.attendance.states import Answer, Mark, MarkSource
from spoiwo.attendance.times import answers_close_at, confirming_opens_at
from spoiwo.audit.services import record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.notifications.calendars import PartStat

# Whoever has the code at the door can press for anybody: a script must not fill the book.
_MOST_TIMES = 20
_BY_THEMSELVES = (MarkSource.LINK, MarkSource.SELF)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """What is answered; a deputy has a name, access needs and remarks are in one's own words."""

    answer: Answer
    deputy_name: str = ""
    deputy_office: str = ""
    deputy_authorisation: str = ""
    access_needs: str = ""
    remarks: str = ""


@transaction.atomic
def answer_invitation(*, actor: Actor, row: Participant, draft: AnswerDraft) -> None:
    """Record an answer, or another one instead; the link answers until the start, the secretariat longer."""
    require(rules.can_answer(actor, row))
    lock(row)
    need_open_list(row.meeting)
    _check(actor, row.meeting, draft)
    write_answer(actor=actor, row=row, draft=draft)


def _check(actor: Actor, meeting: Meeting, draft: AnswerDraft) -> None:
    if meeting.state == State.POSTPONED:
        raise WrongState(_("The meeting is put off: an answer is asked for when the new day is set."))
    if rules.is_holder(actor) and clock.now() >= answers_close_at(meeting):
        raise WrongState(_("The meeting has begun: the answer cannot be changed any more."))
    if draft.answer == Answer.REMOTE and not meeting.has_remote:
        raise BadInput(_("This meeting is held in the room only."), "answer")
    if draft.answer == Answer.DEPUTY and not draft.deputy_name.strip():
        raise BadInput(_("Write the name of the deputy."), "deputy_name")


def write_answer(*, actor: Actor, row: Participant, draft: AnswerDraft, at: datetime | None = None) -> None:
    """Write an answer down; whoever calls has asked the rule of the deed and holds the row."""
    row.answer = draft.answer
    row.answer_day = row.meeting.day
    row.answered_at = at or clock.now()
    row.answered_by = actor.actor_name[:200]
    row.access_needs = draft.access_needs.strip()[:500]
    row.remarks = draft.remarks.strip()[:1000]
    if draft.answer == Answer.DEPUTY:
        row.expected_deputy_name = draft.deputy_name.strip()[:200]
        row.expected_deputy_office = draft.deputy_office.strip()[:200]
        row.expected_deputy_authorisation = draft.deputy_authorisation.strip()[:200]
    row.version += 1
    row.save()
    record_many([note_row(actor, "attendance.answer.given", row, answer=row.answer)])
    publish(AnswerGiven(meeting_id=row.meeting_id, participant_id=row.pk))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmDraft:
    """A presence confirmed by the link: in the room or remote, in person or by a deputy."""

    mark: Mark
    key: str
    deputy_name: str = ""
    deputy_office: str = ""
    deputy_authorisation: str = ""


@transaction.atomic
def confirm_presence(*, actor: Actor, row: Participant, draft: ConfirmDraft) -> None:
    """Confirm by the personal link that one takes part, or took part; the door's own mark stays."""
    require(rules.can_confirm(actor, row))
    lock(row)
    if clock.now() < confirming_opens_at(row.meeting):
        raise WrongState(_("The meeting has not begun yet."))
    if draft.mark not in {Mark.PRESENT, Mark.REMOTE}:
        raise BadInput(_("Only a presence can be confirmed."))
    mark_by_themselves(actor=actor, row=row, draft=draft, source=MarkSource.LINK)


def mark_by_themselves(*, actor: Actor, row: Participant, draft: ConfirmDraft, source: MarkSource) -> None:
    """Mark somebody who says so themselves; what the door marked is left to the door."""
    if row.mark and row.mark_source not in _BY_THEMSELVES:
        raise WrongState(
            _("The secretariat has marked: %(mark)s. Tell the secretariat if that is not so.")
            % {"mark": row.get_mark_display()}
        )
    if DoorMark.objects.filter(participant=row, source__in=_BY_THEMSELVES).count() >= _MOST_TIMES:
        raise WrongState(_("This was changed too many times. Tell the person at the door."))
    mark = MarkDraft(
        participant_id=row.pk,
        mark=draft.mark,
        key=draft.key,
        deputy_name=draft.deputy_name,
        deputy_office=draft.deputy_office,
        deputy_authorisation=draft.deputy_authorisation,
    )
    write_marks(actor=actor, meeting=row.meeting, marks=[mark], source=source)
    row.refresh_from_db()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAnswer:
    """What somebody pressed in a calendar, proven by the secret address it came to."""

    uid: str
    sequence: int
    address: str
    partstat: PartStat
    comment: str = ""
    stamped_at: datetime | None = None


@transaction.atomic
def take_reply(*, actor: Actor, row: Participant, reply: CalendarAnswer) -> None:
    """Take an answer from a calendar: accepted is yes, declined is no, anything else only a remark.

    Refused, with the reason for the officer: of another meeting or address, of an earlier version of
    the meeting, older than the answer recorded, or after the start.
    """
    require(rules.can_confirm(actor, row))
    lock(row)
    meeting = row.meeting
    need_open_list(meeting)
    _check_reply(row, reply)
    answer = _answer_of(meeting, reply.partstat)
    remark = reply.comment.strip() or ("" if answer else _TENTATIVE)
    remarks = "\n".join(part for part in dict.fromkeys([row.remarks, remark]) if part)
    if answer is None:
        row.remarks = remarks[:1000]
        row.save(update_fields=["remarks"])
        record_many([note_row(actor, "attendance.answer.remarked", row)])
        return
    draft = AnswerDraft(answer=answer, access_needs=row.access_needs, remarks=remarks)
    _check(actor, meeting, draft)
    write_answer(actor=actor, row=row, draft=draft)


# Stored beside the answer, for the secretariat: data, so in Polish.
_TENTATIVE = "wstępnie (z kalendarza)"


def _check_reply(row: Participant, reply: CalendarAnswer) -> None:
    meeting = row.meeting
    if reply.uid != meeting.uid:
        raise BadInput(_("It answers another meeting than the one of the invitation."))
    if reply.address.casefold() != row.email.casefold():
        raise BadInput(_("It answers for an address that was not invited."))
    if reply.sequence != meeting.sequence:
        raise WrongState(_("It answers the meeting as it was before it was changed."))
    if row.answered_at is None:
        return
    if reply.stamped_at is None:
        raise WrongState(_("It does not say when it was written, and an answer is already recorded."))
    if reply.stamped_at < row.answered_at:
        raise WrongState(_("A later answer is already recorded."))


def _answer_of(meeting: Meeting, partstat: PartStat) -> Answer | None:
    if partstat == PartStat.DECLINED:
        return Answer.NO
    if partstat == PartStat.ACCEPTED:
        return Answer.YES if meeting.has_room else Answer.REMOTE
    return None
