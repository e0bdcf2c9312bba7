"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.market import services


@app.task(name="market.hide_gone")
def hide_gone(timestamp: int) -> int:
    """Take out of the search box what faded overnight; safe to run again."""
    return services.hide_gone()
