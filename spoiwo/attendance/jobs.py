"""Periodic work of this room; ``config/schedule.py`` says when."""

from django_scopes import scope, scopes_disabled
from procrastinate.contrib.django import app

from spoiwo.attendance import services
from spoiwo.attendance.models import Calling
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.meetings.states import State


@app.task(name="attendance.send_reminders")
def send_reminders(timestamp: int) -> int:
    """Remind of every meeting ahead whoever is due; safe to run again, and at the same time twice."""
    with scopes_disabled():
        ahead = Calling.objects.filter(
            meeting__state=State.CALLED, meeting__day__gte=clock.today(), reminders_stopped_at=None
        )
        callings = list(ahead.select_related("meeting__partnership", "meeting__host"))
    sent = 0
    for calling in callings:
        with scope(partnership=calling.meeting.partnership):
            sent += services.send_due_reminders(actor=SystemActor("reminders"), calling=calling)
    return sent


@app.task(name="attendance.forget_access_needs")
def forget_access_needs(timestamp: int) -> int:
    """Erase the access needs of meetings long over, as those who told them were promised."""
    with scopes_disabled():
        return services.forget_access_needs(actor=SystemActor("night"))
