"""Django's e-mail back end: a letter becomes a row and a job instead of leaving at once.

Both are written in the transaction of the deed that writes the letter, so a deed that fails sends
nothing and a letter is never lost between the two.
"""

from collections.abc import Sequence
from email.mime.base import MIMEBase
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from spoiwo.notifications.letters import Enclosure
from spoiwo.notifications.models import Attachment, Message

DELIVER = "notifications.deliver_message"


class OutboxBackend(BaseEmailBackend):
    """Named in ``EMAIL_BACKEND``; the worker delivers through ``DELIVERY_BACKEND``."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue every letter that has a recipient and return how many."""
        addressed = [email for email in email_messages if email.recipients()]
        for email in addressed:
            queue(email)
        return len(addressed)


def queue(email: EmailMessage) -> Message:
    """Write a letter of Django or allauth down and defer its delivery."""
    message = Message(
        message_id=email.extra_headers.get("Message-ID") or new_message_id(),
        sender=email.from_email,
        to=list(email.to),
        cc=list(email.cc),
        bcc=list(email.bcc),
        reply_to=list(email.reply_to),
        subject=str(email.subject),
        text="" if email.content_subtype == "html" else str(email.body),
        html=_html(email),
        headers={name: value for name, value in email.extra_headers.items() if name != "Message-ID"},
    )
    queue_many([(message, [_part(part) for part in email.attachments])])
    return message


@transaction.atomic
def queue_many(letters: Sequence[tuple[Message, Sequence[Enclosure]]]) -> None:
    """Write letters down and defer their delivery, in as many statements for a thousand as for one."""
    messages = Message.objects.bulk_create([message for message, _parts in letters])
    Attachment.objects.bulk_create(
        Attachment(
            message=message,
            name=part.name,
            media_type=part.media_type,
            content=part.content,
            content_id=part.content_id,
        )
        for message, parts in letters
        for part in parts
    )
    defer_delivery(*messages)


def defer_delivery(*messages: Message) -> None:
    """Ask the worker to deliver the letters once the transaction has ended well."""
    jobs: list[JSONDict] = [{"message_id": message.pk} for message in messages]
    if jobs:
        app.configure_task(DELIVER).batch_defer(*jobs)


def new_message_id() -> str:
    """Return a Message-ID nobody else has, with the name of this site."""
    return make_msgid(domain=urlsplit(settings.SITE_ADDRESS).hostname or "localhost")


def _html(email: EmailMessage) -> str:
    if email.content_subtype == "html":
        return str(email.body)
    alternatives = email.alternatives if isinstance(email, EmailMultiAlternatives) else []
    unknown = [kind for _content, kind in alternatives if kind != "text/html"]
    if unknown or len(alternatives) > 1:
        raise ValueError(f"a letter has one HTML alternative at most; this one has {alternatives!r}")
    return str(alternatives[0][0]) if alternatives else ""


def _part(attachment: "MIMEBase | tuple[str | None, str | bytes, str | None]") -> Enclosure:
    if isinstance(attachment, MIMEBase):
        payload = attachment.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        return Enclosure(attachment.get_filename() or "", attachment.get_content_type(), content)
    name, body, kind = attachment
    raw = body.encode() if isinstance(body, str) else body
    return Enclosure(name or "", kind or "application/octet-stream", raw)
