"""Reading a mailbox over IMAP: every unread letter once, marked as read only when it was taken in."""

import imaplib
import logging
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from spoiwo.notifications.adapters.incoming import MOST_BYTES

log = logging.getLogger(__name__)

_TIMEOUT_SECONDS = 30
# The rest waits for the next time, five minutes later.
_MOST_AT_ONCE = 200
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Mailbox(Protocol):
    """What the settings say of the mailbox."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def user(self) -> str: ...
    @property
    def password(self) -> str: ...
    @property
    def folder(self) -> str: ...
    @property
    def is_encrypted(self) -> bool: ...


class MailboxTrouble(Exception):
    """The mailbox cannot be read now; the reason is in the server's words, never with the password."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many letters were taken in, and how many stay unread because something failed."""

    read: int = 0
    left: int = 0


def read_inbox(take: Callable[[bytes], object]) -> Taken:
    """Give every unread letter to ``take``; one at which it raises stays unread and does not stop the rest.

    Does nothing where no mailbox is set up. Raises MailboxTrouble when the server cannot be used.
    """
    inbox = settings.INBOX
    if inbox is None:
        return Taken()
    read = left = 0
    with _open(inbox) as server:
        for uid in _unread(server):
            try:
                take(_fetched(server, uid))
            except imaplib.IMAP4.abort:
                raise
            # Whatever it is, the next letter is another; this one is tried again next time.
            except Exception:
                log.exception("Letter %s of the mailbox was not taken in", uid.decode("ascii", "replace"))
                left += 1
            else:
                _asked(server, "STORE", uid, "+FLAGS.SILENT", r"(\Seen)")
                read += 1
    return Taken(read, left)


@contextmanager
def _open(inbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    try:
        server = _connected(inbox)
        try:
            server.login(inbox.user, inbox.password)
            # Quoted as the protocol asks (RFC 3501, 9).
            folder = inbox.folder.replace("\\", "\\\\").replace('"', '\\"')
            status, answer = server.select(f'"{folder}"')
            if status != "OK":
                raise MailboxTrouble(f"{inbox.folder}: {answer!r}")
            yield server
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxTrouble(f"{inbox.host}:{inbox.port}: {error}") from error


def _connected(inbox: Mailbox) -> imaplib.IMAP4:
    if not inbox.is_encrypted:
        return imaplib.IMAP4(inbox.host, inbox.port, timeout=_TIMEOUT_SECONDS)
    # Said aloud, because by itself imaplib would believe any certificate.
    trusted = ssl.create_default_context()
    return imaplib.IMAP4_SSL(inbox.host, inbox.port, ssl_context=trusted, timeout=_TIMEOUT_SECONDS)


def _unread(server: imaplib.IMAP4) -> list[bytes]:
    found = _asked(server, "SEARCH", "UNSEEN", "UNDELETED")
    return (found[0] or b"").split()[:_MOST_AT_ONCE] if isinstance(found[0], bytes) else []


def _fetched(server: imaplib.IMAP4, uid: bytes) -> bytes:
    """Return the letter without marking it; of one too large only enough to say so."""
    lines = [part for part in _asked(server, "FETCH", uid, "(RFC822.SIZE)") if isinstance(part, bytes)]
    size = _SIZE.search(b" ".join(lines))
    wanted = f"BODY.PEEK[]<0.{MOST_BYTES + 1}>" if size and int(size[1]) > MOST_BYTES else "BODY.PEEK[]"
    for part in _asked(server, "FETCH", uid, f"({wanted})"):
        if isinstance(part, tuple) and isinstance(part[1], bytes):
            return part[1]
    raise MailboxTrouble(f"the server gave no letter {uid!r}")


def _asked(server: imaplib.IMAP4, command: str, *what: str | bytes) -> list[bytes | tuple[bytes, bytes]]:
    words = [one.decode("ascii") if isinstance(one, bytes) else one for one in what]
    status, answer = server.uid(command, *words)
    if status != "OK":
        raise MailboxTrouble(f"{command}: {answer!r}")
    return list(answer)
