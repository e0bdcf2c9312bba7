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
class LetterBounced:
    """A letter of ours came back; ``message_id`` is the number of its ``Message``."""

    message_id: int
    partnership_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class LetterAnswered:
    """A person answered in words; ``message_id`` and ``link_id`` say what, as far as it is known."""

    letter_id: int
    partnership_id: int | None
    message_id: int | None
    link_id: int | None
