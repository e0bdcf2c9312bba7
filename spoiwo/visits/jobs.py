"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.common import clock
from spoiwo.visits import services


@app.task(name="visits.fold_months")
def fold_months(timestamp: int) -> int:
    """Add up days long past by month; safe to run again."""
    return services.fold_months(clock.today())
