"""Meetings with their agendas, and the series they belong to."""

from spoiwo.meetings.models.agenda import AgendaItem, Paper, Presenter
from spoiwo.meetings.models.meeting import Meeting, Reference
from spoiwo.meetings.models.series import Series

__all__ = ["AgendaItem", "Meeting", "Paper", "Presenter", "Reference", "Series"]
