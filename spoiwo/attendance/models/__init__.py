"""Participants of meetings, and numbers of those who were only counted."""

from spoiwo.attendance.models.headcount import Headcount
from spoiwo.attendance.models.participant import Door, Participant

__all__ = ["Door", "Headcount", "Participant"]
