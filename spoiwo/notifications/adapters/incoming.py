"""What a letter from outside says. Anybody may write one, so nothing in it may stop the rest.

Notices of delivery are read as RFC 3464 says, automatic answers as RFC 3834.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message as Part
from email.utils import getaddresses
from hashlib import sha256
from html import unescape
from itertools import islice

from django.conf import settings
from django.utils.translation import gettext as _

from spoiwo.notifications.letters import one_line

_MIB = 1024 * 1024
# A letter to a secret address may bring files, up to the same limit as on a page; a letter carries them as
# text, four letters for three bytes and the ends of lines. More is not read at all.
MOST_BYTES = max(5 * _MIB, settings.FILE_MAX_BYTES * 7 // 5 + _MIB)
_MOST_PARTS = 100
_LONGEST_LINE = 500
_LONGEST_ADDRESS = 320
_LONGEST_TEXT = 10_000
_MOST_IDS = 30
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,248}>")
_REPORTED_ID = re.compile(rb"^message-id:\s*(<[^<>\s]{1,248}>)", re.IGNORECASE | re.MULTILINE)
# Where a mail server writes to whom it was delivered.
_RECIPIENTS = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TAG_NAME = re.compile(r"/?[a-z]+")
_UNSEEN = {"style", "script", "head", "title"}
_MOST_ADDRESSES = 50


class Unreadable(Exception):
    """The bytes are no letter that can be read; the words say why, in the language of the site."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail server reports of a letter of ours."""

    # The letter's Message-ID, where the report encloses its headers.
    about: str
    recipient: str
    # failed, delayed, delivered, relayed, expanded
    action: str
    # 5.1.1
    status: str
    said: str

    @property
    def is_failure(self) -> bool:
        return self.action == "failed" and not self.status.startswith(("2.", "4."))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A letter as far as it could be read."""

    message_id: str
    sender: str
    subject: str
    recipients: tuple[str, ...]
    answers: tuple[str, ...]
    is_automatic: bool
    calendar: bytes | None
    bounce: Bounce | None
    text: str


def mark_of(content: bytes) -> str:
    """Return what stands for a Message-ID where a letter has none."""
    return f"<sha256-{sha256(content).hexdigest()}>"


def read(content: bytes) -> Incoming:
    """Return what the letter says; raises Unreadable when it is too large or no letter."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("it is too large"))
    try:
        letter = email.message_from_bytes(content, policy=email.policy.compat32)
        return _read(letter, content)
    except Unreadable:
        raise
    # The parser of the library stumbles over letters made to trip it; such a one must not stop the rest.
    except Exception as error:
        raise Unreadable(type(error).__name__) from error


def _read(letter: Part, content: bytes) -> Incoming:
    if not letter.keys():
        raise Unreadable(_("it has no headers"))
    parts = list(_parts(letter))
    senders = _addresses(letter, ("From",))
    own_id = _ids(letter, "Message-ID")
    return Incoming(
        message_id=own_id[0] if own_id else mark_of(content),
        # Two addresses in From speak for nobody.
        sender=senders[0] if len(senders) == 1 else "",
        subject=one_line(_words(letter, "Subject"))[:_LONGEST_LINE],
        recipients=_addresses(letter, _RECIPIENTS),
        answers=(*_ids(letter, "In-Reply-To"), *reversed(_ids(letter, "References"))),
        is_automatic=_is_automatic(letter),
        calendar=_calendar(parts),
        bounce=_bounce(letter, parts),
        text=_text(parts),
    )


def _parts(letter: Part) -> Iterator[Part]:
    """Return the parts of the letter itself: what it encloses from others is not its own word."""
    waiting = [letter]
    seen = 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > _MOST_PARTS:
            raise Unreadable(_("it has too many parts"))
        yield part
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting += [inner for inner in payload if isinstance(inner, Part)]


def _words(letter: Part, name: str) -> str:
    """Return a header decoded, in one line, without signs that no line may hold."""
    raw = letter.get(name)
    if raw is None:
        return ""
    try:
        decoded = str(make_header(decode_header(str(raw))))
    except (ValueError, LookupError, AssertionError):
        decoded = str(raw)
    safe = decoded.encode("utf-8", "replace").decode()
    return " ".join(_CONTROL.sub(" ", safe).split())


def _addresses(letter: Part, names: tuple[str, ...]) -> tuple[str, ...]:
    raw = [str(value) for name in names for value in letter.get_all(name, [])]
    found = [address.strip().lower() for _words_of_it, address in getaddresses(raw)]
    whole = (one for one in found if "@" in one and one.isprintable() and len(one) <= _LONGEST_ADDRESS)
    return tuple(islice(whole, _MOST_ADDRESSES))


def _ids(letter: Part, name: str) -> tuple[str, ...]:
    raw = " ".join(str(value) for value in letter.get_all(name, []))
    return tuple(one for one in _MESSAGE_ID.findall(raw)[:_MOST_IDS] if one.isprintable())


def _is_automatic(letter: Part) -> bool:
    said = str(letter.get("Auto-Submitted", "no")).strip().lower()
    bulk = str(letter.get("Precedence", "")).strip().lower()
    nobody = str(letter.get("Return-Path", "")).strip() == "<>"
    return (
        not said.startswith("no")
        or bulk in {"bulk", "junk", "list", "auto_reply"}
        or nobody
        or ("X-Autoreply" in letter or "X-Autorespond" in letter)
    )


def _decoded(part: Part) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _calendar(parts: list[Part]) -> bytes | None:
    """Return the first calendar as UTF-8, whatever its letters were."""
    for part in parts:
        if part.get_content_type() in {"text/calendar", "application/ics"}:
            content = _decoded(part)
            charset = part.get_content_charset("utf-8")
            if charset in {"utf-8", "us-ascii"}:
                return content
            try:
                return content.decode(charset).encode()
            except (UnicodeDecodeError, LookupError):
                return content
    return None


def _text(parts: list[Part]) -> str:
    """Return the words of the letter: its plain text, or what is left of its HTML."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                words = _in_letters(part)
                plain = _without_tags(words) if kind == "text/html" else words
                return _CONTROL.sub("", plain.replace("\r\n", "\n")).strip()[:_LONGEST_TEXT]
    return ""


def _without_tags(html: str) -> str:
    """Return the words between the tags; one pass, so that no letter takes long."""
    first, *pieces = html.split("<")
    words, unseen = [first], ""
    for piece in pieces:
        tag, _end, after = piece.partition(">")
        found = _TAG_NAME.match(tag.lower())
        name = found[0] if found else ""
        if unseen:
            unseen = "" if name == f"/{unseen}" else unseen
        elif name in _UNSEEN:
            unseen = name
        if not unseen:
            words.append(after)
    return unescape(" ".join(words))


def _in_letters(part: Part) -> str:
    try:
        return _decoded(part).decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return _decoded(part).decode("utf-8", "replace")


def _bounce(letter: Part, parts: list[Part]) -> Bounce | None:
    if (
        letter.get_content_type() != "multipart/report"
        or letter.get_param("report-type") != "delivery-status"
    ):
        return None
    groups = [
        group
        for part in parts
        if part.get_content_type() == "message/delivery-status"
        for group in part.get_payload()
        if isinstance(group, Part)
    ]
    reports = [group for group in groups if "Action" in group]
    # One failure among several recipients is what must be known.
    report = next((one for one in reports if str(one["Action"]).strip().lower() == "failed"), None)
    report = report or (reports[0] if reports else Part())
    return Bounce(
        about=_reported_id(parts),
        recipient=_words(report, "Final-Recipient").rpartition(";")[2].strip().lower()[:_LONGEST_ADDRESS],
        action=_words(report, "Action").lower()[:20],
        status=_words(report, "Status")[:20],
        said=_words(report, "Diagnostic-Code").partition(";")[2].strip()[:_LONGEST_LINE],
    )


def _reported_id(parts: list[Part]) -> str:
    for part in parts:
        kind = part.get_content_type()
        payload = part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and payload:
            found = _ids(payload[0], "Message-ID") if isinstance(payload[0], Part) else ()
            if found:
                return found[0]
        if kind == "text/rfc822-headers":
            header = _REPORTED_ID.search(_decoded(part))
            if header:
                return header[1].decode("ascii", "replace")
    return ""
