"""The worker's part; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.decisions import services


@app.task(name="decisions.close_due_votes")
def close_due_votes(timestamp: int) -> int:
    """Close the votes by circulation whose hour has passed; safe to run again."""
    return services.close_due_motions()
