"""Calendars in letters (RFC 5545, RFC 5546): written for mail programs, read back from strangers.

Pure functions: no table, no clock. ``request``, ``cancellation`` and ``publication`` return bytes,
``enclosed`` makes them a part of a letter, ``read_reply`` returns what somebody answered.
"""

from spoiwo.notifications.calendars.events import Alarm, Event, Party, Status
from spoiwo.notifications.calendars.feed import STAMP, Feed
from spoiwo.notifications.calendars.reading import CalendarRefused, PartStat, Reply, read_reply
from spoiwo.notifications.calendars.writing import (
    cancellation,
    cancellations,
    enclosed,
    publication,
    request,
    requests,
)

__all__ = [
    "STAMP",
    "Alarm",
    "CalendarRefused",
    "Event",
    "Feed",
    "PartStat",
    "Party",
    "Reply",
    "Status",
    "cancellation",
    "cancellations",
    "enclosed",
    "publication",
    "read_reply",
    "request",
    "requests",
]
