"""Articles whose hour has come; ``config/schedule.py`` says how often it is asked."""

from procrastinate.contrib.django import app

from spoiwo.pages import services


@app.task(name="pages.publish_due")
def publish_due(timestamp: int) -> None:
    """Publish what is due and take off what is over, however long no worker was running."""
    services.publish_due()
