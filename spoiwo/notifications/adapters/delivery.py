"""The real way out: console, a file, SMTP, or memory in tests."""

import re
import smtplib
from collections.abc import Callable, Sequence
from email.mime.image import MIMEImage
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import SafeMIMEMultipart

from spoiwo.notifications.adapters import smtp
from spoiwo.notifications.models import Attachment, Message

_BACKENDS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "memory": "django.core.mail.backends.locmem.EmailBackend",
}
_SMTP = "smtp"
_REFUSED_FOR_GOOD = 500
_CALENDAR_METHOD = re.compile(r"text/calendar\s*;.*\bmethod=(?P<method>[A-Z]+)", re.IGNORECASE)


def hand_over(message: Message, before_content: Callable[[], None]) -> str:
    """Give the letter to the mail server and return what it said of addresses it refused, or nothing.

    ``before_content`` is called in the last moment in which the letter has surely not been taken.
    Raises what the server or the network raises.
    """
    email = letter(message)
    if settings.DELIVERY_BACKEND == _SMTP:
        return smtp.send(email, before_content)
    email.connection = get_connection(_backend(), fail_silently=False)
    email.send(fail_silently=False)
    return ""


def is_for_good(error: Exception) -> bool:
    """Tell whether trying again is useless: the server refused the letter or every address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= _REFUSED_FOR_GOOD for code, _answer in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= _REFUSED_FOR_GOOD


def is_answer(error: Exception) -> bool:
    """Tell whether the server itself said no: then the letter was surely not taken."""
    return isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)


def _backend() -> str:
    try:
        return _BACKENDS[settings.DELIVERY_BACKEND]
    except KeyError:
        known = ", ".join([*_BACKENDS, _SMTP])
        raise ImproperlyConfigured(f"SPOIWO_MAIL={settings.DELIVERY_BACKEND!r}; it may be {known}") from None


def letter(message: Message) -> EmailMultiAlternatives:
    """Build the letter again as it was written, with the Message-ID it keeps."""
    parts = list(message.attachments.all())
    email = _Letter(
        subject=message.subject,
        body=message.text or message.html,
        from_email=message.sender,
        to=message.to,
        cc=message.cc,
        bcc=message.bcc,
        reply_to=message.reply_to,
        headers={**message.headers, "Message-ID": message.message_id},
    )
    if not message.text:
        email.content_subtype = "html"
    elif message.html:
        email.attach_alternative(message.html, "text/html")
    email.pictures = [part for part in parts if part.content_id]
    for part in parts:
        if not part.content_id:
            _enclose(email, part)
    return email


class _Letter(EmailMultiAlternatives):
    """A letter whose HTML has pictures of its own: they travel beside it, within one part (RFC 2387)."""

    pictures: Sequence[Attachment] = ()

    def _create_mime_attachment(self, content: Any, mimetype: str) -> Any:
        made = super()._create_mime_attachment(content, mimetype)  # type: ignore[misc]  # left out of the stubs
        if mimetype != "text/html" or not self.pictures:
            return made
        together = SafeMIMEMultipart(_subtype="related", encoding=self.encoding or settings.DEFAULT_CHARSET)
        together.set_param("type", "text/html")
        together.attach(made)
        for picture in self.pictures:
            together.attach(_picture(picture))
        return together


def _picture(part: Attachment) -> MIMEImage:
    made = MIMEImage(bytes(part.content), _subtype=part.media_type.partition("/")[2])
    made.add_header("Content-ID", f"<{part.content_id}>")
    made.add_header("Content-Disposition", "inline", filename=part.name)
    return made


def _enclose(email: EmailMultiAlternatives, part: Attachment) -> None:
    content = bytes(part.content)
    calendar = _CALENDAR_METHOD.match(part.media_type)
    if calendar is None:
        email.attach(part.name or None, content, part.media_type)
        return
    # The alternative is what mail programs answer; the file is for those that show only files, and is
    # named otherwise, so that no program offers the same buttons twice.
    method = calendar["method"].upper()
    email.attach_alternative(content.decode("utf-8"), f"text/calendar; method={method}")
    email.attach(part.name or "invite.ics", content, "application/ics")
