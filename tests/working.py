"""The worker, run in a test until nothing waits."""

from unittest.mock import patch

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


def work_until_done() -> None:
    """Do every job that waits, and those they leave behind.

    What the hour of the machine would add (reminders, digests, the mailbox) stays out: a test calls such a
    job by its name, so it tells the same at noon and at midnight.
    """
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with (
        patch.object(app.periodic_registry, "periodic_tasks", {}),
        app.replace_connector(connector.get_worker_connector()) as worker,
    ):
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def forget_jobs() -> None:
    """Empty the queue, which a test with real transactions leaves behind."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_workers CASCADE")
