"""Periodic work of this room; ``config/schedule.py`` says when."""

from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.figures import services
from spoiwo.partnerships.models import Partnership


@app.task(name="figures.recount_figures")
def recount_figures(timestamp: int) -> int:
    """Recount the figures of every partnership; return how many numbers disagree. Safe to run again."""
    drifts = 0
    for partnership in Partnership.objects.order_by("pk").iterator():
        with scope(partnership=partnership):
            drifts += len(services.recount(partnership).drifts)
    return drifts
