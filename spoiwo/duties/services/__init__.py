"""Deeds on rules, their confirmations, the calendar of deadlines and letters about them."""

from spoiwo.duties.services.calendars import give_calendar, take_back_calendar
from spoiwo.duties.services.confirming import confirm_term, take_back_confirmation
from spoiwo.duties.services.telling import tell_officers
from spoiwo.duties.services.writing import (
    RuleDraft,
    add_duty,
    change_rule,
    end_duty,
    take_usual_rules,
    withdraw_rule,
)

__all__ = [
    "RuleDraft",
    "add_duty",
    "change_rule",
    "confirm_term",
    "end_duty",
    "give_calendar",
    "take_back_calendar",
    "take_back_confirmation",
    "take_usual_rules",
    "tell_officers",
    "withdraw_rule",
]
