"""A worker of the product in a process of its own, on the database of a test."""

import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django_scopes import scope
from pytest_django import Settings

from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.working import WORKER, forget_jobs, in_a_process


@pytest.fixture
def home(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Partnership]:
    """The cast's partnership with its own place for files, and a queue that is empty again in the end."""
    settings.FILES_ROOT = tmp_path / "test-files"
    forget_jobs()
    with scope(partnership=cast.partnership):
        yield cast.partnership
    forget_jobs()


def a_worker(home: Path) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """Run a worker that keeps its files in a place of this test."""
    return in_a_process(WORKER, SPOIWO_HOME=str(home))
