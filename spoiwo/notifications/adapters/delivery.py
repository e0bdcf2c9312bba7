"""The real way out: console, a file, SMTP, or memory in tests."""

import smtplib

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, get_connection

from spoiwo.notifications.models import Message

_BACKENDS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "memory": "django.core.mail.backends.locmem.EmailBackend",
}
_REFUSED_FOR_GOOD = 500


def hand_over(message: Message) -> None:
    """Give the letter to the mail server; raises what the server or the network raises."""
    connection = get_connection(_backend(), fail_silently=False)
    email = _letter(message)
    email.connection = connection
    email.send(fail_silently=False)


def is_for_good(error: Exception) -> bool:
    """Tell whether trying again is useless: the server refused the letter or every address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= _REFUSED_FOR_GOOD for code, _answer in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= _REFUSED_FOR_GOOD


def _backend() -> str:
    try:
        return _BACKENDS[settings.DELIVERY_BACKEND]
    except KeyError:
        known = ", ".join(_BACKENDS)
        raise ImproperlyConfigured(f"SPOIWO_MAIL={settings.DELIVERY_BACKEND!r}; it may be {known}") from None


def _letter(message: Message) -> EmailMultiAlternatives:
    email = EmailMultiAlternatives(
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
    for part in message.attachments.all():
        email.attach(part.name or None, bytes(part.content), part.media_type)
    return email
