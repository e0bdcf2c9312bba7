"""Writing letters, delivering them, forgetting them."""

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import translation

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import move
from spoiwo.notifications import letters, rules
from spoiwo.notifications.adapters import delivery, outbox
from spoiwo.notifications.models import Message
from spoiwo.notifications.states import MOVES, State

log = logging.getLogger(__name__)

# Waits of 4 s, 16 s, 64 s, … 4.5 hours: some six hours in all.
MOST_ATTEMPTS = 8
FORGET_AFTER = timedelta(days=90)
_LONGEST_ERROR = 2_000


class NotDelivered(Exception):
    """The letter could not be handed over this time; it is worth trying again."""


@transaction.atomic
def send(
    *,
    actor: Actor,
    template: str,
    to: Sequence[str],
    context: Mapping[str, object],
    language: str | None = None,
) -> Message:
    """Write a letter in the reader's language (Polish when unknown) and queue it in this transaction.

    Whoever calls has asked the rule of the deed the letter tells of.
    """
    with translation.override(language or settings.LANGUAGE_CODE):
        letter = letters.render(template, context)
    headers = {"Auto-Submitted": "auto-generated"}
    email = EmailMultiAlternatives(letter.subject, letter.text, None, list(to), headers=headers)
    email.attach_alternative(letter.html, "text/html")
    message = outbox.queue(email)
    record(actor, "notifications.message.written", message, template=template)
    return message


def deliver_message(message_id: int) -> None:
    """Hand a queued letter to the mail server; a letter already sent or given up is left alone.

    Raises NotDelivered when it is worth trying again. The row stays locked while the server is
    spoken to, so two workers never send one letter.
    """
    try:
        with transaction.atomic():
            message = Message.objects.select_for_update().filter(pk=message_id).first()
            if message is None or message.state != State.QUEUED:
                return
            delivery.hand_over(message)
            move(
                message,
                State.SENT,
                table=MOVES,
                sent_at=clock.now(),
                attempts=message.attempts + 1,
                last_error="",
            )
    except Exception as error:
        if _note_failure(message_id, error) == State.QUEUED:
            raise NotDelivered(str(error)) from error


def _note_failure(message_id: int, error: Exception) -> str:
    """Write the reason down and return the state; after the last attempt or a refusal for good, failed."""
    message = Message.objects.get(pk=message_id)
    attempts = message.attempts + 1
    reason = f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
    Message.objects.filter(pk=message_id).update(attempts=attempts, last_error=reason)
    if attempts >= MOST_ATTEMPTS or delivery.is_for_good(error):
        log.error("Letter %s was given up after %d attempts: %s", message.message_id, attempts, reason)
        move(message, State.FAILED, table=MOVES)
    return message.state


@transaction.atomic
def resend_message(*, actor: Actor, message: Message) -> None:
    """Queue a failed letter again with a fresh count of attempts."""
    require(rules.can_resend_message(actor, message))
    move(message, State.QUEUED, table=MOVES, attempts=0)
    outbox.defer_delivery(message)
    record(actor, "notifications.message.resent", message)


def forget_old_messages() -> int:
    """Remove letters no longer needed, with the addresses in them, and return how many."""
    old = Message.objects.filter(created_at__lt=clock.now() - FORGET_AFTER).exclude(state=State.QUEUED)
    _total, by_model = old.delete()
    return by_model.get(Message._meta.label, 0)
