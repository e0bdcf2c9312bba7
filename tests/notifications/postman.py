"""A real SMTP server for tests: keeps what it was given, and can be slow or die in the middle."""

import asyncio
import email
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postman:
    """Keeps what the server was given; with a pause it is slow to say so."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        # While it is, an address that begins with "later" is put off.
        self.is_busy = True
        # Where to stop: "rcpt" before the content, "data" with the content in hand and no answer given.
        self.stops_at = ""
        self.has_stopped = threading.Event()
        self.may_go_on = threading.Event()

    @property
    def letters(self) -> list[EmailMessage]:
        parsed = [email.message_from_bytes(raw, policy=default) for raw in self.raw]
        return [letter for letter in parsed if isinstance(letter, EmailMessage)]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._stop("rcpt")
        if address.startswith("later") and self.is_busy:
            return "451 4.2.0 come back later"
        if address.startswith("unknown"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.raw.append(content)
        await self._stop("data")
        return "250 OK"

    async def _stop(self, place: str) -> None:
        if self.stops_at != place:
            return
        self.stops_at = ""
        self.has_stopped.set()
        while not self.may_go_on.is_set():
            await asyncio.sleep(0.02)


@contextmanager
def a_postman() -> Iterator[tuple[Postman, int]]:
    """Run the server on a free port; give the postman and the port."""
    handler = Postman()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield handler, controller.port
    finally:
        handler.may_go_on.set()
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
