"""Taking letters in: each once, each with an outcome that can be looked at."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes import scope

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.common.events import publish
from spoiwo.common.exceptions import SpoiwoError
from spoiwo.common.states import may_move, move
from spoiwo.notifications import calendars, selectors
from spoiwo.notifications.adapters import incoming
from spoiwo.notifications.adapters.incoming import Bounce, Incoming, Unreadable
from spoiwo.notifications.calendars import PartStat
from spoiwo.notifications.events import CalendarReplyReceived, LetterAnswered, LetterBounced
from spoiwo.notifications.models import Message, PersonalLink, ReceivedLetter
from spoiwo.notifications.states import MOVES, Closed, Kind, Outcome, State

_ANSWERS = {
    PartStat.ACCEPTED: gettext_lazy("The answer: will come."),
    PartStat.DECLINED: gettext_lazy("The answer: will not come."),
    PartStat.TENTATIVE: gettext_lazy("The answer: perhaps."),
    PartStat.DELEGATED: gettext_lazy("The answer: somebody else will come."),
}
log = logging.getLogger(__name__)

# The words of others are kept no longer than somebody may have to look at them.
FORGET_CONTENT_AFTER = timedelta(days=30)
FORGET_RECEIVED_AFTER = timedelta(days=90)
_LARGEST_KEPT = 1024 * 1024
_LONGEST_REASON = 2_000


def receive_letter(content: bytes, *, recipients: Sequence[str] = ()) -> ReceivedLetter:
    """Take a letter in and return its row; one taken in before is left as it was.

    ``recipients`` are the addresses of the envelope, where the mail server tells them. No letter makes
    this raise: one that cannot be read, or at which our own work stumbles, is kept with the reason.
    Only errors of the database are raised.
    """
    try:
        letter = incoming.read(content)
    except Unreadable as error:
        return _keep_broken(content, str(error))
    known = ReceivedLetter.objects.filter(message_id=letter.message_id).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _take(letter, content, (*recipients, *letter.recipients))
    except IntegrityError:
        # Another process took it in between the question and the answer.
        return ReceivedLetter.objects.get(message_id=letter.message_id)
    except DatabaseError:
        raise
    # A fault of ours must neither lose the letter nor let it come back every five minutes.
    except Exception as error:
        log.exception("A received letter was not taken in: %s", letter.message_id)
        return _keep_broken(content, type(error).__name__)


def _keep_broken(content: bytes, why: str) -> ReceivedLetter:
    row, _is_new = ReceivedLetter.objects.get_or_create(
        message_id=incoming.mark_of(content),
        defaults={
            "kind": Kind.BROKEN,
            "outcome": Outcome.REFUSED,
            "reason": _("The letter could not be taken in: %(why)s.") % {"why": why},
            "content": content if len(content) <= _LARGEST_KEPT else None,
        },
    )
    return row


def _take(letter: Incoming, content: bytes, recipients: Sequence[str]) -> ReceivedLetter:
    link = selectors.link_of_reply_address(recipients)
    message = _answered(letter)
    row = ReceivedLetter.objects.create(
        message_id=letter.message_id,
        sender=letter.sender,
        subject=letter.subject,
        kind=_kind(letter),
        outcome=Outcome.IGNORED,
        partnership=link.partnership if link else message.partnership if message else None,
        answer_to=message,
        link=link,
        text=letter.text,
        # A secret address may take files: the room above decides at once what of them is kept.
        content=content if link is not None or len(content) <= _LARGEST_KEPT else None,
    )
    row.outcome, row.reason = _decided(row, letter)
    row.save(update_fields=["outcome", "reason"])
    if len(content) > _LARGEST_KEPT:
        # Decided; nobody fills the database with letters to an address that leaked.
        ReceivedLetter.objects.filter(pk=row.pk).update(content=None)
    record(
        SystemActor("mail"),
        "notifications.letter.received",
        row,
        partnership_id=row.partnership_id,
        kind=row.kind,
        outcome=row.outcome,
    )
    return row


def _kind(letter: Incoming) -> Kind:
    if letter.bounce is not None:
        return Kind.BOUNCE
    if letter.calendar is not None:
        return Kind.CALENDAR
    return Kind.AUTOMATIC if letter.is_automatic else Kind.WORDS


def _answered(letter: Incoming) -> Message | None:
    """Return the letter of ours this one speaks of."""
    about = [letter.bounce.about] if letter.bounce and letter.bounce.about else list(letter.answers)
    found = {
        one.message_id: one for one in Message.objects.filter(message_id__in=about).defer("text", "html")
    }
    return next((found[one] for one in about if one in found), None)


def _decided(row: ReceivedLetter, letter: Incoming) -> tuple[Outcome, str]:
    """Do what the letter asks for, whole or not at all, and say what became of it."""
    try:
        with transaction.atomic():
            if letter.bounce is not None:
                return _take_bounce(row, letter.bounce)
            if letter.calendar is not None:
                return _take_calendar(row, letter, letter.calendar)
            if letter.is_automatic:
                return Outcome.IGNORED, _("An automatic answer; nobody reads it and nobody answers it.")
            return _take_words(row)
    except SpoiwoError as refused:
        return Outcome.REFUSED, str(refused)[:_LONGEST_REASON]


def _take_bounce(row: ReceivedLetter, bounce: Bounce) -> tuple[Outcome, str]:
    said = " ".join(word for word in (bounce.recipient, bounce.status, bounce.said) if word)[:_LONGEST_REASON]
    message = row.answer_to
    if not bounce.is_failure:
        return Outcome.IGNORED, said or _("The notice tells of no failure.")
    if message is None:
        return Outcome.IGNORED, _("The notice is about no letter of this site.")
    if not may_move(MOVES, message.state, State.BOUNCED):
        return Outcome.IGNORED, said
    move(message, State.BOUNCED, table=MOVES, last_error=said or _("The mail server returned the letter."))
    publish(LetterBounced(message.pk, message.partnership_id, said))
    return Outcome.TAKEN, said


def _take_calendar(row: ReceivedLetter, letter: Incoming, calendar: bytes) -> tuple[Outcome, str]:
    reply = calendars.read_reply(calendar)
    link = _proven(row.link)
    if not letter.sender or letter.sender != reply.address:
        raise SpoiwoError(
            _("It was sent by %(sender)s and answers for %(attendee)s; these must be the same.")
            % {"sender": letter.sender or "?", "attendee": reply.address}
        )
    with scope(partnership=link.partnership):
        publish(
            CalendarReplyReceived(
                letter_id=row.pk,
                partnership_id=link.partnership_id,
                link_id=link.pk,
                purpose=link.purpose,
                subject_id=link.subject_id,
                uid=reply.uid,
                sequence=reply.sequence,
                address=reply.address,
                partstat=reply.partstat.value,
                comment=reply.comment,
                stamped_at=reply.stamped_at,
            )
        )
    return Outcome.TAKEN, str(_ANSWERS[reply.partstat])


def _proven(link: PersonalLink | None) -> PersonalLink:
    """Return the open link whose secret address was written to; From alone can be forged by anybody."""
    if link is None:
        raise SpoiwoError(
            _("It did not come to the secret address of an invitation, so anybody may have written it.")
        )
    if link.closed in {Closed.EXPIRED, Closed.REVOKED}:
        raise SpoiwoError(_("The time to answer by this invitation has passed."))
    return link


def _take_words(row: ReceivedLetter) -> tuple[Outcome, str]:
    if row.partnership is None:
        return Outcome.IGNORED, _("It answers no letter of this site.")
    with scope(partnership=row.partnership):
        publish(LetterAnswered(row.pk, row.partnership_id, row.answer_to_id, row.link_id))
    row.refresh_from_db(fields=["outcome", "reason"])
    # A room above may have refused it and told the writer so: what it said stands.
    if row.outcome == Outcome.REFUSED:
        return Outcome.REFUSED, row.reason
    return Outcome.TAKEN, row.reason


def erase_words(letter: ReceivedLetter, *, refused: str = "", noted: str = "") -> None:
    """Keep nothing of what a letter said, for it stands elsewhere or must stand nowhere; note a refusal.

    ``noted`` is what is to be known of a letter that was taken in.

    For handlers of ``LetterAnswered``: unlike an error, it does not undo what the handler has done.
    """
    rows = ReceivedLetter.objects.filter(pk=letter.pk)
    rows.update(text="", content=None)
    if refused:
        rows.update(outcome=Outcome.REFUSED, reason=refused[:_LONGEST_REASON])
    elif noted:
        rows.update(reason=noted[:_LONGEST_REASON])


def forget_received() -> int:
    """Remove the words of letters after a month and the rows after three, and return how many rows."""
    now = clock.now()
    old = ReceivedLetter.objects.filter(received_at__lt=now - FORGET_CONTENT_AFTER)
    old.exclude(text="", content=None).update(text="", content=None)
    removed, _by_model = ReceivedLetter.objects.filter(received_at__lt=now - FORGET_RECEIVED_AFTER).delete()
    return removed
