"""Handing the fetching to the worker, within the transaction that makes it necessary."""

from procrastinate.contrib.django import app

FETCH = "indicators.fetch_values"


def defer_fetching(partnership_id: int, loading_id: int, seconds: int = 0) -> None:
    """Let the worker fetch a loading, now or after some seconds; one loading is fetched once at a time."""
    lock = f"indicators.{loading_id}"
    task = app.configure_task(FETCH, lock=lock, schedule_in={"seconds": seconds} if seconds else None)
    task.defer(partnership_id=partnership_id, loading_id=loading_id)
