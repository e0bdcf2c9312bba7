"""Approval at the next meeting, the seal, and amendments beside it."""

from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock, polish
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.decisions.models import Motion
from spoiwo.documents.frozen import fingerprint
from spoiwo.documents.render import to_pdf
from spoiwo.files import services as files
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.selectors import next_meeting_of_body
from spoiwo.meetings.services import ItemDraft, add_house_item
from spoiwo.meetings.states import AHEAD, ItemKind, ItemOrigin
from spoiwo.meetings.states import State as MeetingState
from spoiwo.minutes import papers, rules
from spoiwo.minutes.content import encoded
from spoiwo.minutes.events import MinutesApproved
from spoiwo.minutes.looking import to_be_looked_at
from spoiwo.minutes.models import Amendment, Minutes
from spoiwo.minutes.services.shared import note
from spoiwo.minutes.states import MOVES, State

_SYSTEM = SystemActor("protokół")
_READ = "partnerships.view_partnership"


@transaction.atomic
def give_for_approval(*, actor: Actor, minutes: Minutes) -> None:
    """Give minutes for approval: without remarks asked for, or once they are answered."""
    lock(minutes)
    require(rules.can_write(actor, minutes))
    _need_answers(minutes)
    move(minutes, State.GIVEN, table=MOVES)
    if minutes.meeting.state == MeetingState.HELD:
        meetings.give_minutes(actor=actor, meeting=minutes.meeting)
    note(actor, "minutes.minutes.given", minutes)
    ask_for_approval(minutes)


def _need_answers(minutes: Minutes) -> None:
    if minutes.remarks.filter(state="open").exists():
        raise WrongState(_("There are remarks without an answer. Answer them first."))


def ask_for_approval(minutes: Minutes, at: Meeting | None = None) -> AgendaItem | None:
    """Put the approval on the agenda of the next meeting of the same body, once; None while there is none.

    The deed is that of ``meetings``. An approval already on the agenda of a meeting ahead stays there.
    """
    known = AgendaItem.objects.filter(approves=minutes.meeting, meeting__state__in=AHEAD).first()
    if known is not None:
        return known
    meeting = at or next_meeting_of_body(minutes.meeting)
    if meeting is None or not minutes.is_seen:
        return None
    draft = ItemDraft(title=_item_title(minutes.meeting), kind=ItemKind.MINUTES)
    return add_house_item(
        actor=_SYSTEM, meeting=meeting, draft=draft, origin=ItemOrigin.MINUTES, approves=minutes.meeting
    )


def _item_title(meeting: Meeting) -> str:
    # The title of an item is stored, Polish data.
    day = polish.with_precision(meeting.day, meeting.precision)
    number = f" nr {meeting.number}/{meeting.day.year}" if meeting.number is not None else ""
    return f"Przyjęcie protokołu{number} z posiedzenia z dnia {day}"


@transaction.atomic
def approve_minutes(
    *, actor: Actor, minutes: Minutes, item: AgendaItem, motion: Motion | None = None, words: str = ""
) -> None:
    """Approve minutes at a meeting, by a vote or noted without one, and seal them for good.

    The content is frozen with its SHA-256, the PDF is kept, the meeting closed.
    """
    lock(minutes)
    require(rules.can_write(actor, minutes))
    if item.approves_id != minutes.meeting_id or item.meeting is None:
        raise BadInput(_("At this item other minutes are approved."), "item")
    if item.meeting.day > clock.today():
        raise WrongState(_("The meeting that approves these minutes has not come yet."))
    if motion is None:
        _need_answers(minutes)
    minutes.approving_item, minutes.approving_motion = item, motion
    minutes.approval_note = words.strip()[:300]
    # A vote publishes by itself: what nobody looked at waits for the officer (BIP-09).
    is_waiting = motion is not None and bool(to_be_looked_at(minutes))
    _seal(minutes, waits_since=clock.now() if is_waiting else None)
    if minutes.meeting.state in {MeetingState.HELD, MeetingState.MINUTES}:
        meetings.close_meeting(actor=actor, meeting=minutes.meeting)
    waits = {"waits": True} if is_waiting else {}
    note(actor, "minutes.minutes.approved", minutes, sha256=minutes.sha256, at=item.meeting.pk, **waits)
    publish(MinutesApproved(minutes.pk, minutes.meeting_id, minutes.partnership_id))


def _seal(minutes: Minutes, waits_since: datetime | None) -> None:
    frozen = papers.composed(minutes)
    content = encoded(frozen)
    sha256 = fingerprint(content)
    pdf = files.store(
        actor=_SYSTEM,
        upload=BytesIO(to_pdf(frozen.paper())),
        name="protokol.pdf",
        partnership=minutes.partnership,
        is_public=False,
        title=frozen.head.title[:300],
        read_right=_READ,
    )
    move(
        minutes,
        State.APPROVED,
        table=MOVES,
        approving_item=minutes.approving_item,
        approving_motion=minutes.approving_motion,
        approval_note=minutes.approval_note,
        sealed_at=clock.now(),
        content=content,
        sha256=sha256,
        pdf=pdf,
        pdf_sha256=pdf.sha256,
        waits_since=waits_since,
    )


def approve_by_motion(motion: Motion) -> None:
    """Approve the minutes a vote has just accepted; any other vote changes nothing here."""
    item = motion.item
    if item is None or item.approves_id is None:
        return
    rows = Minutes.objects.filter(meeting=item.approves_id).exclude(state=State.APPROVED)
    minutes = rows.select_related("partnership", "meeting__partnership", "meeting__body").first()
    if minutes is None:
        return
    if minutes.state == State.DRAFT:
        raise WrongState(
            _("The minutes are still being written. Give them for approval before the vote is closed.")
        )
    approve_minutes(actor=_SYSTEM, minutes=minutes, item=item, motion=motion)


@transaction.atomic
def amend_sealed(
    *, actor: Actor, minutes: Minutes, item: AgendaItem | None, old: str, new: str, why: str
) -> Amendment:
    """Write an amendment beside sealed minutes: their words stay as they were approved."""
    lock(minutes)
    require(rules.can_edit(actor, minutes.partnership))
    if not minutes.is_sealed:
        raise WrongState(_("These minutes are not sealed yet: correct their text."))
    if not why.strip():
        raise BadInput(_("Write why."), "why")
    if not new.strip() or new.strip() == old.strip():
        raise BadInput(_("Write how it should read."), "new")
    made: Amendment = Amendment.objects.create(
        minutes=minutes,
        item=item,
        old=old.strip(),
        new=new.strip(),
        why=why.strip()[:500],
        author=actor.actor_name[:200],
        is_after_seal=True,
    )
    note(actor, "minutes.minutes.amended", minutes, amendment=made.pk, why=made.why)
    return made
