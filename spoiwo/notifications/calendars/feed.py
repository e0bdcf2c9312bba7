"""A calendar to which somebody subscribes."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from spoiwo.notifications.calendars.events import Event
from spoiwo.notifications.calendars.writing import publication

# Never the moment of reading: an unchanged calendar must be byte for byte the same, for its ETag.
STAMP = datetime(2015, 5, 14, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar: its name and its events."""

    name: str
    events: tuple[Event, ...]

    @property
    def content(self) -> bytes:
        """The calendar as a file (METHOD:PUBLISH)."""
        return publication(self.events, name=self.name)

    @property
    def fingerprint(self) -> str:
        """A mark of the content; reckoned without writing the file."""
        return hashlib.sha256(f"{self.name}{self.events!r}".encode()).hexdigest()[:32]
