"""Periodic work of this room; ``config/schedule.py`` says when."""

from django_scopes import scope, scopes_disabled
from procrastinate.contrib.django import app

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.meetings import services
from spoiwo.meetings.models import Series


@app.task(name="meetings.open_next_meetings")
def open_next_meetings(timestamp: int) -> int:
    """Open the next meeting of every running series whose time has come; safe to run again."""
    with scopes_disabled():
        running = list(Series.objects.as_of(clock.today()).select_related("partnership", "body", "project"))
    opened = 0
    for series in running:
        with scope(partnership=series.partnership):
            opened += services.open_next(actor=SystemActor("series"), series=series) is not None
    return opened
