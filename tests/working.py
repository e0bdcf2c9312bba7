"""The worker, run in a test until nothing waits, or in a process of its own that can be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

ROOT = Path(__file__).resolve().parents[1]
WORKER = """
from procrastinate.contrib.django import app
with app.replace_connector(app.connector.get_worker_connector()) as worker:
    worker.run_worker(wait=False, listen_notify=False)
"""


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


@contextmanager
def in_a_process(program: str, **surroundings: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program of the product in another process, on this test's database; kill it in the end."""
    address = psycopg.conninfo.make_conninfo(
        os.environ["DATABASE_URL"], dbname=connection.settings_dict["NAME"]
    )
    environ = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    command = [sys.executable, "-c", f"import django\ndjango.setup()\n{program}"]
    with subprocess.Popen(command, cwd=ROOT, env=environ | surroundings) as process:
        try:
            yield process
        finally:
            process.kill()
