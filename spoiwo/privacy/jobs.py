"""The worker's part; ``config/schedule.py`` says when."""

from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import services


@app.task(name="privacy.forget_looks")
def forget_looks(timestamp: int) -> int:
    """Remove looks at personal data whose time has passed; safe to run again."""
    removed = 0
    for partnership in Partnership.objects.order_by("pk"):
        with scope(partnership=partnership):
            removed += services.forget_looks(
                actor=SystemActor("privacy"), partnership=partnership, now=clock.now()
            )
    return removed
