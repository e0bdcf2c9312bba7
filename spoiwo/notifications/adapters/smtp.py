"""SMTP, watched: what is known of a letter before its content is sent, and once the server has it."""

import smtplib
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend


class _Watched(smtplib.SMTP):
    """A conversation that says when the content is about to leave and keeps the addresses refused."""

    def watch(self, before_content: Callable[[], None]) -> None:
        self._before_content = before_content
        self.refused: dict[str, tuple[int, bytes]] = {}

    # Called by ``sendmail`` after sender and recipients, before the word DATA.
    def data(self, msg: Any) -> tuple[int, bytes]:
        self._before_content()
        return super().data(msg)

    def sendmail(
        self,
        from_addr: str,
        to_addrs: str | Sequence[str],
        msg: Any,
        mail_options: Sequence[str] = (),
        rcpt_options: Sequence[str] = (),
    ) -> dict[str, tuple[int, bytes]]:
        self.refused = super().sendmail(from_addr, to_addrs, msg, mail_options, rcpt_options)
        return self.refused


class _Backend(EmailBackend):
    connection_class = _Watched


def send(email: EmailMessage, before_content: Callable[[], None]) -> str:
    """Hand one letter over; return the addresses the server refused while it took the others.

    An error after the server has taken the letter (a farewell that is not answered) is no error.
    """
    backend = _Backend(fail_silently=False)
    try:
        # Opened here, so that it is closed here: what goes wrong in the farewell is no news of the letter.
        backend.open()
        connection = backend.connection
        if not isinstance(connection, _Watched):
            raise RuntimeError("the mail back end opened no connection")
        connection.watch(before_content)
        backend.send_messages([email])
    finally:
        with suppress(smtplib.SMTPException, OSError):
            backend.close()
    return "; ".join(f"{address}: {code} {said!r}" for address, (code, said) in connection.refused.items())
