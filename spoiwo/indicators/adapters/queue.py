"""Handing the fetching to the worker, within the transaction that makes it necessary."""

from procrastinate.contrib.django import app

FETCH = "indicators.fetch_values"


def defer_fetching(partnership_id: int, loading_id: int, seconds: int = 0) -> None:
    """Let the worker fetch a loading, now or after some seconds; one loading is fetched once at a time."""
    later = {"schedule_in": {"seconds": seconds}} if seconds else {}
    task = app.configure_task(FETCH, lock=f"indicators.{loading_id}", **later)  # type: ignore[arg-type]  # seconds
    task.defer(partnership_id=partnership_id, loading_id=loading_id)
