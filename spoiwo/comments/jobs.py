"""The worker's part; ``config/schedule.py`` says when."""

from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.comments import services
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership


@app.task(name="comments.forget_people")
def forget_people(timestamp: int) -> int:
    """Erase personal data of old comments; safe to run again."""
    forgotten = 0
    for partnership in Partnership.objects.order_by("pk"):
        with scope(partnership=partnership):
            forgotten += services.forget_people(actor=SystemActor("comments"), partnership=partnership)
    return forgotten
