"""Facts about meetings told to the rooms above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MeetingPlanned:
    """A meeting was written down, by an officer or as the next of a series."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class MeetingChanged:
    """Day, time, place or form of a meeting ahead changed; calendars must learn of it."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class MeetingMoved:
    """A meeting got another day, or waits for one (``day`` None)."""

    meeting_id: int
    old_day: date
    day: date | None


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """A meeting will not take place."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A meeting took place."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class HoldingUndone:
    """A meeting was marked as held by mistake."""

    meeting_id: int
