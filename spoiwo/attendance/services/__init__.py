"""Every change of participation, one function per deed."""

from spoiwo.attendance.services.answering import (
    AnswerDraft,
    CalendarAnswer,
    ConfirmDraft,
    answer_invitation,
    confirm_presence,
    take_reply,
)
from spoiwo.attendance.services.calendars import give_calendar, take_back_calendar
from spoiwo.attendance.services.counting import HeadcountDraft, record_headcounts
from spoiwo.attendance.services.doors import AtTheDoor, check_in, close_door, open_door
from spoiwo.attendance.services.forgetting import forget_access_needs, forget_people
from spoiwo.attendance.services.inviting import leave_untold, send_letters
from spoiwo.attendance.services.listing import draw_up_list, refresh_list
from spoiwo.attendance.services.people import (
    ParticipantDraft,
    add_guest,
    add_participant,
    edit_participant,
    remove_participant,
)
from spoiwo.attendance.services.presence import NO_SUCH, MarkDraft, mark_presence, mark_rest_absent
from spoiwo.attendance.services.reminding import (
    describe_calling,
    resume_reminders,
    send_due_reminders,
    set_reminder_rule,
    stop_reminders,
)

__all__ = [
    "NO_SUCH",
    "AnswerDraft",
    "AtTheDoor",
    "CalendarAnswer",
    "ConfirmDraft",
    "HeadcountDraft",
    "MarkDraft",
    "ParticipantDraft",
    "add_guest",
    "add_participant",
    "answer_invitation",
    "check_in",
    "close_door",
    "confirm_presence",
    "describe_calling",
    "draw_up_list",
    "edit_participant",
    "forget_access_needs",
    "forget_people",
    "give_calendar",
    "leave_untold",
    "mark_presence",
    "mark_rest_absent",
    "open_door",
    "record_headcounts",
    "refresh_list",
    "remove_participant",
    "resume_reminders",
    "send_due_reminders",
    "send_letters",
    "set_reminder_rule",
    "stop_reminders",
    "take_back_calendar",
    "take_reply",
]
