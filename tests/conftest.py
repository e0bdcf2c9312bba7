"""Fixtures that every room shares; the database itself is brought up by ``tests/embedded_plugin.py``."""

import gc
import os
from collections.abc import Iterator

import pytest
from django.db import connections
from hypothesis import HealthCheck, settings

from tests import databases

# A slow machine is no fault of the code: nothing here is judged by the clock (`make bench` measures).
settings.register_profile("spoiwo", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("spoiwo")

pytest_plugins = [
    "tests.journeys.stage",
    "tests.journeys.browser",
    "tests.journeys.people",
    "tests.journeys.post_office",
    "tests.cast",
]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_keepdb: bool, django_db_createdb: bool
) -> Iterator[None]:
    """Make the database of this worker as a copy of one with all tables, unless it is there from before."""
    described = connections["default"].settings_dict
    name = described["TEST"]["NAME"] or f"test_{described['NAME']}"
    if django_db_createdb or not (django_db_keepdb and databases.exists(name)):
        described["TEST"]["TEMPLATE"] = databases.migrated()
    yield
    if "PYTEST_XDIST_WORKER" not in os.environ and not django_db_keepdb:
        databases.drop(databases.MIGRATED)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Before the database of this worker is removed, send away what a browser's last request left open."""
    yield
    databases.send_away(str(connections["default"].settings_dict["NAME"]))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in ``tests/journeys`` is a journey, marked or not."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every look for garbage: it is much, and stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
