"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.accessibility import selectors, services
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor


@app.task(name="accessibility.remind_of_reviews")
def remind_of_reviews(timestamp: int) -> int:
    """Remind of statements nobody has reviewed this year; safe to run again."""
    day, actor = clock.today(), SystemActor("accessibility")
    rows = selectors.unreviewed(day)
    return sum(services.remind_of_review(actor=actor, declaration=row, day=day) for row in rows)
