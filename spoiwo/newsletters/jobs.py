"""The worker's part; ``config/schedule.py`` says when."""

from django.conf import settings
from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.newsletters import selectors, services
from spoiwo.newsletters.services.settling import WATCHED_FOR
from spoiwo.partnerships.models import Partnership

_SYSTEM = SystemActor("newsletters")


@app.task(name="newsletters.forget_unconfirmed")
def forget_unconfirmed(timestamp: int) -> int:
    """Erase addresses nobody confirmed within a week; safe to run again."""
    forgotten = 0
    for partnership in Partnership.objects.order_by("pk"):
        with scope(partnership=partnership):
            forgotten += services.forget_unconfirmed(actor=_SYSTEM, partnership=partnership)
    return forgotten


@app.task(name="newsletters.send_letters", lock="newsletters.send_letters")
def send_letters(timestamp: int) -> int:
    """Put the letters of one minute into the outbox, and take over what became of earlier ones."""
    left = settings.NEWSLETTER_RATE
    for partnership in selectors.in_motion(clock.now() - WATCHED_FOR):
        with scope(partnership=partnership):
            if left > 0:
                left -= services.send_turn(actor=_SYSTEM, partnership=partnership, most=left)
            services.settle_issues(actor=_SYSTEM, partnership=partnership)
    return int(settings.NEWSLETTER_RATE - left)
