"""The worker's part; ``config/schedule.py`` says when."""

from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.duties import services
from spoiwo.partnerships.models import Partnership


@app.task(name="duties.tell_officers")
def tell_officers(timestamp: int) -> int:
    """Write to officers of rules that turned amber or red; return how many letters. Safe to run again."""
    written = 0
    for partnership in Partnership.objects.order_by("pk").iterator():
        with scope(partnership=partnership):
            written += services.tell_officers(actor=SystemActor("pilnowanie reguł"), partnership=partnership)
    return written
