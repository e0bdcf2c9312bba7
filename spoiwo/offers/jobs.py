"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.offers import services


@app.task(name="offers.ask_providers")
def ask_providers(timestamp: int) -> int:
    """Write to the institutions whose quarter has come; safe to run again."""
    return services.ask_due(actor=SystemActor("pytanie o oferty"))


@app.task(name="offers.hide_faded")
def hide_faded(timestamp: int) -> int:
    """Take out of the search box what faded overnight; safe to run again."""
    return services.hide_faded()
