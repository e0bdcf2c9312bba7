"""Letters to participants: nothing leaves until the officer has seen whom it will reach."""

from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance import rules, selectors
from spoiwo.attendance.letters import Writer, fingerprint_of, template_of
from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import Plan
from spoiwo.attendance.services.shared import note
from spoiwo.attendance.states import ANSWERING, LetterKind
from spoiwo.attendance.times import answers_close_at, link_closes_at
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import call_meeting
from spoiwo.meetings.states import State
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_links, send_many

_CALLS = (LetterKind.INVITATION, LetterKind.CHANGE)
_MOMENTS = {LetterKind.INVITATION: "invited_at", LetterKind.REMINDER: "reminded_at"}
_SENT = {
    LetterKind.INVITATION: "attendance.invitation.sent",
    LetterKind.CHANGE: "attendance.change.told",
    LetterKind.CANCELLATION: "attendance.cancellation.told",
    LetterKind.REMINDER: "attendance.reminder.sent",
}


@transaction.atomic
def send_letters(*, actor: Actor, meeting: Meeting, kind: LetterKind, fingerprint: str) -> int:
    """Send a letter to exactly those who were seen, and return to how many.

    Refused as a whole when the list or the letter is another than the one seen (``fingerprint``). The
    first invitation calls the meeting. Each letter carries the link that answers for its reader and,
    but for reminders, the event for a calendar with the meeting's present sequence.
    """
    require(rules.can_edit_participant(actor, meeting.partnership))
    lock(meeting)
    _need_time(meeting, kind)
    plan = selectors.plan_of(meeting, kind)
    seen = Writer(meeting, kind, selectors.calling_of(meeting))
    if not plan.recipients:
        raise BadInput(_("This letter would reach nobody."))
    if fingerprint_of(plan, seen) != fingerprint:
        raise ConcurrentChange(
            _("The list, an address or the letter has changed meanwhile. Nothing was sent: look again.")
        )
    if kind in _CALLS and meeting.state == State.PLANNED:
        call_meeting(actor=actor, meeting=meeting)
    write_letters(actor=actor, plan=plan)
    return len(plan.recipients)


def _need_time(meeting: Meeting, kind: LetterKind) -> None:
    if kind != LetterKind.CANCELLATION and clock.now() >= answers_close_at(meeting):
        raise WrongState(_("The meeting has begun: nobody can be invited or reminded any more."))


def write_letters(*, actor: Actor, plan: Plan) -> None:
    """Write the letters of a plan in a number of statements that does not grow with it."""
    meeting, kind = plan.meeting, plan.kind
    rows = [one.row for one in plan.recipients]
    links = _held(rows) if kind == LetterKind.CANCELLATION else _links(actor, meeting, rows)
    writer = Writer(meeting, kind, selectors.calling_of(meeting))
    messages = send_many(
        actor=actor,
        template=template_of(kind),
        letters=writer.drafts(plan, [links.get(row.pk) for row in rows]),
        partnership=meeting.partnership,
        marks=writer.marks,
    )
    _note_written(rows, [message.pk for message in messages], links)
    told = Participant.objects.filter(pk__in=[row.pk for row in rows])
    told.update(told_sequence=meeting.sequence, **{_MOMENTS[kind]: clock.now()} if kind in _MOMENTS else {})
    note(actor, _SENT[kind], meeting, meeting, count=len(rows), participants=[row.pk for row in rows])


def _note_written(
    rows: Sequence[Participant], messages: Sequence[int], links: Mapping[int, PersonalLink]
) -> None:
    """Write letter and link of each row in one statement; ``bulk_update`` takes a second for a thousand."""
    numbers = [links[row.pk].pk if row.pk in links else row.link_id for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE attendance_participant AS row SET message_id = made.message, link_id = made.link"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS made(id, message, link)"
            " WHERE row.id = made.id",
            [[row.pk for row in rows], list(messages), numbers],
        )


def _links(actor: Actor, meeting: Meeting, rows: Sequence[Participant]) -> dict[int, PersonalLink]:
    """Return an open link for each row: the one of the earlier letter, or a new one."""
    closes = link_closes_at(meeting)
    held = _held(rows).items()
    found = {number: link for number, link in held if link.revoked_at is None and link.expires_at >= closes}
    wanting = [row for row in rows if row.pk not in found]
    made = issue_links(
        actor=actor,
        partnership=meeting.partnership,
        purpose=ANSWERING,
        drafts=[LinkDraft(row.pk, holder_of(row)) for row in wanting],
        expires_at=closes,
    )
    return found | {row.pk: link for row, link in zip(wanting, made, strict=True)}


def _held(rows: Sequence[Participant]) -> dict[int, PersonalLink]:
    """Return the link of the earlier letter by row."""
    known = {row.link_id: row.pk for row in rows if row.link_id}
    return {known[link.pk]: link for link in PersonalLink.objects.filter(pk__in=list(known))}


def holder_of(row: Participant) -> str:
    """Return on whose behalf a link acts, in words."""
    return ", ".join(part for part in [row.organization_name, row.name] if part)


@transaction.atomic
def leave_untold(*, actor: Actor, meeting: Meeting) -> None:
    """Mark that those invited need not be told of the last change."""
    require(rules.can_edit_participant(actor, meeting.partnership))
    lock(meeting)
    rows = Participant.objects.filter(meeting=meeting, invited_at__isnull=False)
    rows.update(told_sequence=meeting.sequence)
    note(actor, "attendance.change.untold", meeting, meeting, sequence=meeting.sequence)
