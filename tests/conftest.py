"""Fixtures that every room shares; the database itself is brought up by ``tests/embedded_plugin.py``."""

import pytest
from hypothesis import HealthCheck, settings

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in ``tests/journeys`` is a journey, marked or not."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
