"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.market import services


@app.task(name="market.ask_buyers")
def ask_buyers(timestamp: int) -> int:
    """Ask members about the past year where its days have come; safe to run again."""
    return services.ask_due(actor=SystemActor("pytanie o zamówienia społeczne"))


@app.task(name="market.hide_gone")
def hide_gone(timestamp: int) -> int:
    """Take out of the search box what faded overnight; safe to run again."""
    return services.hide_gone()
