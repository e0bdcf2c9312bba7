"""Every change of participation, one function per deed."""

from spoiwo.attendance.services.listing import draw_up_list, refresh_list
from spoiwo.attendance.services.people import (
    ParticipantDraft,
    add_guest,
    add_participant,
    edit_participant,
    remove_participant,
)
from spoiwo.attendance.services.presence import NO_SUCH, MarkDraft, mark_presence, mark_rest_absent

__all__ = [
    "NO_SUCH",
    "MarkDraft",
    "ParticipantDraft",
    "add_guest",
    "add_participant",
    "draw_up_list",
    "edit_participant",
    "mark_presence",
    "mark_rest_absent",
    "refresh_list",
    "remove_participant",
]
