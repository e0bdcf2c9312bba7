"""The demonstration behind a real server, a fresh copy of it for every story.

The tables and the demonstration are made once per run, in a database of their own; a story gets a copy
(PostgreSQL copies a template in a tenth of a second), so stories may write what they like, in any order.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import databases

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
DEMONSTRATION = f"spoiwo_stories_{databases.RUN}"
COPY = f"spoiwo_story_{databases.RUN}_{WORKER}"
READ = f"spoiwo_read_{databases.RUN}_{WORKER}"


@pytest.fixture(scope="session")
def demonstration_database(django_db_setup: None) -> Iterator[str]:
    """Return the name of the database with the demonstration; the first worker makes it, the others wait."""
    load = [["load_demonstration", "--verbosity=0"]]
    databases.make_once(DEMONSTRATION, template=databases.migrated(), commands=load)
    yield DEMONSTRATION
    if "PYTEST_XDIST_WORKER" not in os.environ:
        databases.drop(DEMONSTRATION)


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
    databases.drop(COPY)
    databases.copy(demonstration_database, COPY)
    with django_db_blocker.unblock(), looking_at(COPY):
        yield server
    databases.drop(COPY)


@pytest.fixture(scope="module")
def read_copy(demonstration_database: str) -> Iterator[str]:
    """Return one copy for all tests of a module that look and change nothing another would see."""
    databases.drop(READ)
    databases.copy(demonstration_database, READ)
    yield READ
    databases.drop(READ)


@pytest.fixture
def gallery(read_copy: str, server: LiveServer, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveServer]:
    """Set the copy that is only looked at."""
    with django_db_blocker.unblock(), looking_at(read_copy):
        yield server


@contextmanager
def looking_at(name: str) -> Iterator[None]:
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
