"""Carrying letters to the mail server, so that none is lost in silence and none is doubled by itself."""

import logging

from django.db import transaction

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.states import move
from spoiwo.notifications import rules
from spoiwo.notifications.adapters import delivery, outbox
from spoiwo.notifications.adapters.turns import turn
from spoiwo.notifications.events import LetterRefused
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import MOVES, State

log = logging.getLogger(__name__)

# Waits of 4 s, 16 s, 64 s, … 4.5 hours: some six hours in all.
MOST_ATTEMPTS = 8
_LONGEST_ERROR = 2_000
_BROKEN_OFF = "the worker ended before the mail server answered"


class NotDelivered(Exception):
    """The letter could not be handed over this time; it is worth trying again."""


def deliver_message(message_id: int) -> None:
    """Hand a queued letter to the mail server; one in other hands, sent or given up is left alone.

    Raises NotDelivered when it is worth trying again. A letter found half handed over becomes
    uncertain: it may have arrived, and only a person sends it again.
    """
    with turn(message_id) as is_ours:
        message = Message.objects.filter(pk=message_id).first() if is_ours else None
        if message is None:
            return
        if message.state == State.HANDING:
            _leave_uncertain(message, _BROKEN_OFF)
        elif message.state == State.QUEUED:
            _hand_over(message)


def settle_interrupted() -> int:
    """Mark as uncertain every letter whose worker died while handing it over, and return how many."""
    settled = 0
    for pk in Message.objects.filter(state=State.HANDING).values_list("pk", flat=True):
        with turn(pk) as is_ours:
            # Read again: the worker may have ended well between the list and our turn.
            message = Message.objects.filter(pk=pk, state=State.HANDING).first() if is_ours else None
            if message is not None:
                _leave_uncertain(message, _BROKEN_OFF)
                settled += 1
    return settled


def _hand_over(message: Message) -> None:
    try:
        refused = delivery.hand_over(message, lambda: _mark_handing(message))
    except Exception as error:
        if _note_failure(message, error) == State.QUEUED:
            raise NotDelivered(str(error)) from error
        return
    attempts = message.attempts + 1
    move(
        message,
        State.SENT,
        table=MOVES,
        sent_at=clock.now(),
        attempts=attempts,
        last_error=refused[:_LONGEST_ERROR],
    )


def _mark_handing(message: Message) -> None:
    # Durable: the mark must be there when this process is not.
    with transaction.atomic(durable=True):
        move(message, State.HANDING, table=MOVES)


def _note_failure(message: Message, error: Exception) -> str:
    """Write the reason down and return the state: waiting again, failed for good, or uncertain."""
    reason = f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
    if message.state == State.HANDING and not delivery.is_answer(error):
        _leave_uncertain(message, reason)
        return message.state
    attempts = message.attempts + 1
    is_for_good = delivery.is_for_good(error)
    if is_for_good or attempts >= MOST_ATTEMPTS:
        log.error("Letter %s was given up after %d attempts: %s", message.message_id, attempts, reason)
        _give_up(message, attempts, reason, is_for_good)
    elif message.state == State.HANDING:
        move(message, State.QUEUED, table=MOVES, attempts=attempts, last_error=reason)
    else:
        Message.objects.filter(pk=message.pk).update(attempts=attempts, last_error=reason)
    return message.state


@transaction.atomic
def _give_up(message: Message, attempts: int, reason: str, is_for_good: bool) -> None:
    move(message, State.FAILED, table=MOVES, attempts=attempts, last_error=reason)
    publish(LetterRefused(message.pk, message.partnership_id, reason, is_for_good))


def _leave_uncertain(message: Message, reason: str) -> None:
    log.error("Nobody knows whether letter %s arrived: %s", message.message_id, reason)
    move(message, State.UNCERTAIN, table=MOVES, attempts=message.attempts + 1, last_error=reason)


@transaction.atomic
def resend_message(*, actor: Actor, message: Message) -> None:
    """Queue again a letter that failed, came back or perhaps arrived, under the Message-ID it has."""
    require(rules.can_resend_message(actor, message))
    was = message.state
    move(message, State.QUEUED, table=MOVES, attempts=0, sent_at=None)
    outbox.defer_delivery(message)
    record(actor, "notifications.message.resent", message, partnership_id=message.partnership_id, was=was)
