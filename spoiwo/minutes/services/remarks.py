"""Sending minutes to those who were present, their remarks, the answers."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.remarks import REMARK_MOVES, RemarkState
from spoiwo.common.states import lock, move
from spoiwo.meetings import services as meetings
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.meetings.models import AgendaItem
from spoiwo.minutes import letters, rules, selectors
from spoiwo.minutes.models import Minutes, Remark
from spoiwo.minutes.services.approval import ask_for_approval
from spoiwo.minutes.services.shared import need_ground, note
from spoiwo.minutes.services.writing import write_section
from spoiwo.minutes.states import MOVES, State
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.services import LinkDraft, issue_links, send_many

PURPOSE = "minutes.remarks"
# The page stays readable after the time for remarks, so that an answer can be seen.
_MOST_REMARKS = 100
_READABLE_FOR = timedelta(days=60)


@transaction.atomic
def send_for_remarks(*, actor: Actor, minutes: Minutes, days: int | None = None) -> int:
    """Send the minutes to those who were present, for remarks within so many days; return how many letters.

    From now on corrections are visible, and the approval stands on the next agenda by itself.
    """
    lock(minutes)
    require(rules.can_send(actor, minutes))
    number = days if days is not None else selectors.remarks_days(minutes)
    if not 1 <= number <= 90:
        raise BadInput(_("Write a number of days from 1 to 90."), "days")
    until = _end_of(number)
    move(minutes, State.REMARKS, table=MOVES, sent_at=clock.now(), remarks_until=until)
    if minutes.meeting.state == "held":
        meetings.give_minutes(actor=actor, meeting=minutes.meeting)
    sent = _tell(actor, minutes)
    note(actor, "minutes.minutes.sent", minutes, letters=sent, until=until)
    ask_for_approval(minutes)
    return sent


def _end_of(days: int) -> datetime:
    last = clock.today() + timedelta(days=days)
    return datetime.combine(last, time(23, 59), clock.WARSAW)


def _tell(actor: Actor, minutes: Minutes) -> int:
    readers = selectors.readers_of(minutes)
    if not readers or minutes.remarks_until is None:
        return 0
    links = issue_links(
        actor=actor,
        partnership=minutes.partnership,
        purpose=PURPOSE,
        drafts=[LinkDraft(minutes.pk, letters.holder_of(row)) for row in readers],
        expires_at=minutes.remarks_until + _READABLE_FOR,
    )
    drafts = [letters.remarks_letter(minutes, row, link) for row, link in zip(readers, links, strict=True)]
    send_many(
        actor=actor,
        template="minutes/email/remarks",
        letters=drafts,
        partnership=minutes.partnership,
        marks=letter_marks_about(minutes.meeting),
    )
    return len(drafts)


@transaction.atomic
def add_remark(
    *,
    actor: Actor,
    minutes: Minutes,
    text: str,
    item: AgendaItem | None = None,
    author: str = "",
    institution: str = "",
) -> Remark:
    """Write a remark down within the time set, on one item or on the whole.

    Whoever calls has found that the actor was sent the minutes; ``author`` is the actor's name unless
    the secretariat writes down somebody else's words.
    """
    lock(minutes)
    require(rules.can_remark(minutes))
    if not text.strip():
        raise BadInput(_("Write the remark."), "text")
    if item is not None and item.meeting_id != minutes.meeting_id:
        raise BadInput(_("This item is of another meeting."), "item")
    own = Remark.objects.filter(minutes=minutes, author_mark=actor.actor_id[:80])
    # Every remark must be answered before the approval: a script with a link could put it off for ever.
    if isinstance(actor, LinkActor) and own.count() >= _MOST_REMARKS:
        raise WrongState(_("So many remarks cannot be sent one by one. Write to the secretariat."))
    remark: Remark = Remark.objects.create(
        minutes=minutes,
        item=item,
        author=(author or actor.actor_name)[:200],
        author_mark=actor.actor_id[:80],
        institution=institution[:400],
        text=text.strip()[:4000],
    )
    note(actor, "minutes.remark.made", minutes, remark=remark.pk)
    return remark


@transaction.atomic
def answer_remark(
    *,
    actor: Actor,
    remark: Remark,
    is_accepted: bool,
    answer: str = "",
    text: str | None = None,
    version: int = 0,
) -> None:
    """Accept a remark, with the corrected text of its item where one is given, or refuse it with a reason.

    A remark on the whole corrects no item by itself: which one it concerns is for the officer to say.
    """
    minutes = remark.minutes
    require(rules.can_write(actor, minutes))
    lock(remark)
    if not is_accepted and not answer.strip():
        raise BadInput(_("Write why the remark is not accepted."), "answer")
    if is_accepted and text is not None and remark.item is not None:
        why = answer.strip() or str(remark)
        write_section(
            actor=actor,
            minutes=minutes,
            item=remark.item,
            text=text,
            version=version,
            why=why,
            remark=remark,
        )
    to = RemarkState.ACCEPTED if is_accepted else RemarkState.REFUSED
    move(
        remark,
        to,
        table=REMARK_MOVES,
        answer=answer.strip()[:1000],
        answered_by=actor.actor_name[:200],
        answered_at=clock.now(),
    )
    note(actor, "minutes.remark.answered", minutes, remark=remark.pk, state=to)


@transaction.atomic
def take_back_minutes(*, actor: Actor, minutes: Minutes, ground: str) -> None:
    """Take minutes back into writing before the approval, with the ground; remarks and amendments stay."""
    lock(minutes)
    require(rules.can_write(actor, minutes))
    why = need_ground(ground)
    if not minutes.is_seen:
        raise WrongState(_("These minutes are being written."))
    move(minutes, State.DRAFT, table=MOVES, remarks_until=None)
    if minutes.meeting.state in {"minutes", "closed"}:
        meetings.reopen_meeting(actor=actor, meeting=minutes.meeting, ground=why)
    note(actor, "minutes.minutes.taken_back", minutes, ground=why)
