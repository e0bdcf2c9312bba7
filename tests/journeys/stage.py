"""The demonstration behind a real server, a fresh copy of it for every story.

The tables and the demonstration are made once per run, in a database of their own; a story gets a copy
(PostgreSQL copies a template in a tenth of a second), so stories may write what they like, in any order.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from psycopg import sql
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parent.parent.parent
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", "alone")[:12]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
DEMONSTRATION = f"spoiwo_stories_{RUN}"
COPY = f"spoiwo_story_{RUN}_{WORKER}"


@pytest.fixture(scope="session")
def demonstration_database(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the name of the database with the demonstration; the first worker makes it, the others wait."""
    shared = Path(os.environ["SPOIWO_HOME"])
    with (shared / "stories.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(DEMONSTRATION):
            _make_demonstration()
    yield DEMONSTRATION
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _drop(DEMONSTRATION)


@pytest.fixture(scope="session")
def server() -> Iterator[LiveServer]:
    """Return the one server of this process; it reads whichever database the story has set."""
    running = LiveServer("localhost")
    yield running
    running.stop()


@pytest.fixture
def stage(
    demonstration_database: str, server: LiveServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[LiveServer]:
    """Set a fresh copy of the demonstration for this story, for the server and for the test itself."""
    _drop(COPY)
    _execute("CREATE DATABASE {} TEMPLATE {}", COPY, demonstration_database)
    with django_db_blocker.unblock(), _looking_at(COPY):
        yield server
    _drop(COPY)


@contextmanager
def _looking_at(name: str) -> Iterator[None]:
    described = connections.settings["default"]
    before = described["NAME"]
    connection.close()
    described["NAME"] = connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connection.close()
        described["NAME"] = connection.settings_dict["NAME"] = before
        ContentType.objects.clear_cache()


def _address(name: str) -> str:
    return psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname=name)


def _make_demonstration() -> None:
    making = f"{DEMONSTRATION}_making"
    _drop(making)
    _execute("CREATE DATABASE {} TEMPLATE template0", making)
    surroundings = os.environ | {
        "DATABASE_URL": _address(making),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    for command in (["migrate", "--verbosity=0"], ["load_demonstration", "--verbosity=0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=surroundings, check=True)
    _execute("ALTER DATABASE {} RENAME TO {}", making, DEMONSTRATION)


def _exists(name: str) -> bool:
    with psycopg.connect(_address("postgres")) as link:
        return link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(name: str) -> None:
    # Not WITH (FORCE): that may not end a worker of autovacuum, while a plain drop sends it away by itself.
    with psycopg.connect(_address("postgres"), autocommit=True) as link:
        link.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user",
            [name],
        )
    _execute("DROP DATABASE IF EXISTS {}", name)


def _execute(order: str, *names: str) -> None:
    with psycopg.connect(_address("postgres"), autocommit=True) as link:
        link.execute(sql.SQL(order).format(*map(sql.Identifier, names)))
