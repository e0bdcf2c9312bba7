"""The worker's part; ``config/schedule.py`` says when."""

from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import services


@app.task(name="requests.forget_people")
def forget_people(timestamp: int) -> int:
    """Erase personal data of requests settled long ago; safe to run again."""
    forgotten = 0
    for partnership in Partnership.objects.order_by("pk"):
        with scope(partnership=partnership):
            forgotten += services.forget_people(actor=SystemActor("requests"), partnership=partnership)
    return forgotten
