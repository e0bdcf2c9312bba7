"""A neutral event, before it is written for a mail program."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum


class Status(StrEnum):
    """Whether the event will be (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Party:
    """Who calls the event or is called to it: an e-mail address and a name to show."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder this long before the start."""

    before: timedelta
    words: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event: aware moments, or bare days for a whole-day one (``ends`` is then the first day out).

    The same ``uid`` with a greater ``sequence`` replaces what was sent before. Raises ValueError when
    the times make no sense.
    """

    uid: str
    sequence: int
    # When this version was written (DTSTAMP): a later one wins in the reader's calendar.
    stamped_at: datetime
    starts: datetime | date
    ends: datetime | date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    organizer: Party | None = None
    attendee: Party | None = None
    status: Status = Status.CONFIRMED
    alarms: tuple[Alarm, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.uid or self.sequence < 0:
            raise ValueError("an event has a UID and a sequence of zero or more")
        if self.is_all_day != (not isinstance(self.ends, datetime)):
            raise ValueError("an event begins and ends with moments, or with days")
        for moment in (self.stamped_at, self.starts, self.ends):
            if isinstance(moment, datetime) and moment.utcoffset() is None:
                raise ValueError("the moments of an event know their time zone")
        if not self.starts < self.ends:
            raise ValueError("an event ends after it begins")

    @property
    def is_all_day(self) -> bool:
        return not isinstance(self.starts, datetime)
