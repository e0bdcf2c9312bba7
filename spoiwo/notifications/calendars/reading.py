"""Reading an answer to an invitation. It comes from anybody, so it is believed nothing it need not say."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import icalendar
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence, SpoiwoError

# An answer of Outlook with the whole description in HTML is some tens of kilobytes.
MOST_BYTES = 256 * 1024
_MOST_LINES = 5_000
_MOST_COMPONENTS = 60
_DEEPEST = 3
_LONGEST_UID = 255
_LONGEST_COMMENT = 2_000
_LONGEST_ADDRESS = 254
_LARGEST_SEQUENCE = 2**31 - 1
_ADDRESS = re.compile(
    r"mailto:(?P<address>[^\s@<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+\.[^\s@<>\"(),:;\\]+)", re.IGNORECASE
)
_FOLD = re.compile(r"\r?\n[ \t]")


class PartStat(StrEnum):
    """What an attendee may answer (RFC 5545, 3.2.12)."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"


@dataclass(frozen=True, slots=True)
class Reply:
    """One attendee's answer to one version of one event; who really sent it, the letter must prove."""

    uid: str
    sequence: int
    address: str
    partstat: PartStat
    comment: str = ""
    stamped_at: datetime | None = None


class CalendarRefused(SpoiwoError):
    """The bytes are not an answer that can be used; the sentence says why."""


def read_reply(content: bytes) -> Reply:
    """Return the one answer a METHOD:REPLY holds; raises CalendarRefused for anything else."""
    _look_before_parsing(content)
    calendar = _parsed(content)
    if str(_only(calendar, "METHOD", _("It does not say what it is (METHOD).")) or "").upper() != "REPLY":
        raise CalendarRefused(_("It is a calendar, but not an answer to an invitation."))
    event = _only_event(calendar)
    address, partstat = _answer(event)
    return Reply(
        uid=_uid(event),
        sequence=_sequence(event),
        address=address,
        partstat=partstat,
        comment=_comment(event),
        stamped_at=_stamp(event),
    )


def _look_before_parsing(content: bytes) -> None:
    """Refuse what would cost a parser dear: too large, too deep, too many parts, or no calendar at all."""
    if len(content) > MOST_BYTES:
        raise CalendarRefused(_("It is too large for an answer."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CalendarRefused(_("Its letters cannot be read (UTF-8 was expected).")) from None
    if any(unicodedata.category(sign) == "Cc" and sign not in "\r\n\t" for sign in text):
        raise CalendarRefused(_("It holds signs that no calendar may hold."))
    lines = _FOLD.sub("", text).split("\n")
    if len(lines) > _MOST_LINES:
        raise CalendarRefused(_("It is too large for an answer."))
    _check_nesting(lines)


def _check_nesting(lines: list[str]) -> None:
    open_parts: list[str] = []
    count = 0
    for name, part in _borders(lines):
        if name == "BEGIN":
            open_parts.append(part)
            count += 1
        elif not open_parts or open_parts.pop() != part:
            raise CalendarRefused(_("It is no whole calendar."))
        if len(open_parts) > _DEEPEST or count > _MOST_COMPONENTS:
            raise CalendarRefused(_("It has more parts than an answer needs."))
    if open_parts or not count:
        raise CalendarRefused(_("It is no whole calendar."))


def _borders(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, part = line.strip().partition(":")
        if colon and name.upper() in {"BEGIN", "END"}:
            yield name.upper(), part.strip().upper()


def _parsed(content: bytes) -> icalendar.Calendar:
    try:
        calendar = icalendar.Calendar.from_ical(content.decode("utf-8-sig"))
    # A parser fed by strangers: whatever it stumbles over, the answer is that it cannot be read.
    except Exception as error:
        raise CalendarRefused(_("It cannot be read as a calendar.")) from error
    if not isinstance(calendar, icalendar.Calendar):
        raise CalendarRefused(_("It cannot be read as a calendar."))
    return calendar


def _only(part: icalendar.Component, name: str, many: Sentence) -> Any:
    """Return the one value of a property, None without it; the same property twice is refused."""
    value = part.get(name)
    if isinstance(value, list):
        raise CalendarRefused(many)
    return value


def _only_event(calendar: icalendar.Calendar) -> icalendar.Component:
    events = [part for part in calendar.subcomponents if part.name == "VEVENT"]
    if len(events) != 1:
        raise CalendarRefused(_("An answer speaks of one event; this one does not."))
    if events[0].get("RECURRENCE-ID") is not None or events[0].get("RRULE") is not None:
        raise CalendarRefused(_("It answers a repeating event; invitations are never to such."))
    return events[0]


def _uid(event: icalendar.Component) -> str:
    uid = str(_only(event, "UID", _("It names more than one event (UID).")) or "").strip()
    if not uid or len(uid) > _LONGEST_UID:
        raise CalendarRefused(_("It does not say which event it answers (UID)."))
    return uid


def _sequence(event: icalendar.Component) -> int:
    value = _only(event, "SEQUENCE", _("It names more than one version (SEQUENCE)."))
    try:
        number = int(value or 0)
    except (TypeError, ValueError):
        number = -1
    if not 0 <= number <= _LARGEST_SEQUENCE:
        raise CalendarRefused(_("The version it answers is no number (SEQUENCE)."))
    return number


def _answer(event: icalendar.Component) -> tuple[str, PartStat]:
    attendee = _only(event, "ATTENDEE", _("It answers for more than one attendee."))
    found = _ADDRESS.fullmatch(str(attendee or "").strip())
    if found is None or len(found["address"]) > _LONGEST_ADDRESS:
        raise CalendarRefused(_("It does not say who answers (ATTENDEE)."))
    said = attendee.params.get("PARTSTAT", "") if isinstance(attendee, icalendar.vCalAddress) else ""
    try:
        partstat = PartStat(str(said).upper())
    except ValueError:
        raise CalendarRefused(_("It does not say what the answer is (PARTSTAT).")) from None
    return found["address"].lower(), partstat


def _comment(event: icalendar.Component) -> str:
    value = event.get("COMMENT")
    comments = value if isinstance(value, list) else [value] if value is not None else []
    return "\n".join(str(comment).strip() for comment in comments).strip()[:_LONGEST_COMMENT]


def _stamp(event: icalendar.Component) -> datetime | None:
    stamp = event.get("DTSTAMP")
    # A property that could not be parsed is of another kind, and raises when touched.
    moment = stamp.dt if isinstance(stamp, icalendar.vDDDTypes) else None
    if not isinstance(moment, datetime):
        return None
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
