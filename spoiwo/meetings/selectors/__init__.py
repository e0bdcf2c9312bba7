"""Reads of meetings, agendas and series."""

from spoiwo.meetings.selectors.agenda import (
    Agenda,
    AgendaLine,
    agenda_of,
    item_by_id,
    paper_by_id,
    presenter_by_id,
    waiting_matters,
)
from spoiwo.meetings.selectors.meetings import (
    NO_SUCH,
    MeetingFilter,
    held_between,
    history,
    meeting_by_id,
    meeting_by_uid,
    meetings_of,
    neighbours,
    next_meeting_of_body,
    public_meeting_by_id,
    years_of,
)
from spoiwo.meetings.selectors.series import SeriesLine, series_by_id, series_of

__all__ = [
    "NO_SUCH",
    "Agenda",
    "AgendaLine",
    "MeetingFilter",
    "SeriesLine",
    "agenda_of",
    "held_between",
    "history",
    "item_by_id",
    "meeting_by_id",
    "meeting_by_uid",
    "meetings_of",
    "neighbours",
    "next_meeting_of_body",
    "paper_by_id",
    "presenter_by_id",
    "public_meeting_by_id",
    "series_by_id",
    "series_of",
    "waiting_matters",
    "years_of",
]
