"""Participants of meetings, the door, how they are called, and numbers of those only counted."""

from spoiwo.attendance.models.calling import (
    USUAL_DAYS,
    Calling,
    Reminder,
    ReminderRule,
)
from spoiwo.attendance.models.door import Door, DoorMark
from spoiwo.attendance.models.headcount import Headcount
from spoiwo.attendance.models.participant import Participant

__all__ = [
    "USUAL_DAYS",
    "Calling",
    "Door",
    "DoorMark",
    "Headcount",
    "Participant",
    "Reminder",
    "ReminderRule",
]
