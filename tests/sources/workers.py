"""A worker of the product in a process of its own, on the database of a test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django_scopes import scope
from pytest_django import Settings

from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.working import forget_jobs

ROOT = Path(__file__).resolve().parents[2]
WORKER = """
import django
django.setup()
from procrastinate.contrib.django import app
with app.replace_connector(app.connector.get_worker_connector()) as worker:
    worker.run_worker(wait=False, listen_notify=False)
"""


@pytest.fixture
def home(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Partnership]:
    """The cast's partnership with its own place for files, and a queue that is empty again in the end."""
    settings.FILES_ROOT = tmp_path / "test-files"
    forget_jobs()
    with scope(partnership=cast.partnership):
        yield cast.partnership
    forget_jobs()


@contextmanager
def a_worker(home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a worker of the product in a process of its own, on the database of this test."""
    address = psycopg.conninfo.make_conninfo(
        os.environ["DATABASE_URL"], dbname=connection.settings_dict["NAME"]
    )
    surroundings = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "SPOIWO_HOME": str(home),
    }
    with subprocess.Popen([sys.executable, "-c", WORKER], cwd=ROOT, env=surroundings) as process:
        try:
            yield process
        finally:
            process.kill()
