"""What this room tells those above it of letters that came back or in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CalendarReplyReceived:
    """An invitation was answered from a calendar, at the secret address of the one invited.

    ``link_id``, ``purpose`` and ``subject_id`` are those of the personal link whose reply address was
    used; ``address`` is both the sender of the letter and the attendee it answers for, which the room
    above compares with whom it invited. A handler that refuses (SpoiwoError) is written beside the letter.
    """

    letter_id: int
    partnership_id: int
    link_id: int
    purpose: str
    subject_id: int
    uid: str
    sequence: int
    address: str
    partstat: str
    comment: str
    stamped_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkUsed:
    """Somebody did a deed through a personal link; told each time, also of the same link."""

    link_id: int
    partnership_id: int
    purpose: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class LetterBounced:
    """A letter of ours came back; ``message_id`` is the number of its ``Message``."""

    message_id: int
    partnership_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class LetterRefused:
    """A letter of ours was given up: the server refused it, or could not be reached for hours.

    ``is_for_good`` tells the two apart; ``message_id`` is the number of its ``Message``.
    """

    message_id: int
    partnership_id: int | None
    reason: str
    is_for_good: bool


@dataclass(frozen=True, slots=True)
class LetterAnswered:
    """A person answered in words; ``message_id`` and ``link_id`` say what, as far as it is known."""

    letter_id: int
    partnership_id: int | None
    message_id: int | None
    link_id: int | None
