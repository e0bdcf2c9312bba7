"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services


@app.task(name="communiques.make_visits", lock="communiques.make_visits")
def make_visits(timestamp: int) -> int:
    """Visit the addresses that are due; safe to run again, and after a worker that died."""
    return services.make_visits(actor=SystemActor("visitor"))


@app.task(name="communiques.tell_of_missed")
def tell_of_missed(timestamp: int) -> int:
    """Write the letters of the morning on what was not found; safe to run again."""
    return services.tell_of_missed(actor=SystemActor("visitor"))
