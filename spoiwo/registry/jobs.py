"""Nightly care for institutions; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.registry import services


@app.task(name="registry.take_names_of_the_day")
def take_names_of_the_day(timestamp: int) -> int:
    """Give institutions the name that holds since today; the number of renamed ones is the job's result."""
    return services.take_names_of_the_day()
