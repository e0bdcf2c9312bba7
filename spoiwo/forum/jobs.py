"""Periodic work of this room; ``config/schedule.py`` says when."""

from django_scopes import scope, scopes_disabled
from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.forum import services
from spoiwo.forum.models import Circle
from spoiwo.forum.states import State


@app.task(name="forum.send_digests")
def send_digests(timestamp: int) -> int:
    """Send the weekly digest of every open circle; safe to run again."""
    with scopes_disabled():
        circles = list(Circle.objects.filter(state=State.OPEN).select_related("partnership"))
    sent = 0
    for circle in circles:
        with scope(partnership=circle.partnership):
            sent += services.send_digest(actor=SystemActor("digest"), circle=circle)
    return sent
