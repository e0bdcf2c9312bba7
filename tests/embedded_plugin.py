"""A pytest plugin: a PostgreSQL for this test run alone, up before the settings are read.

Loaded by ``-p`` in ``pyproject.toml``, because a conftest would come too late. A ``DATABASE_URL`` of your
own is respected. The workers of pytest-xdist inherit the address and share the one server.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from config import embedded
from config.trouble import Trouble


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        stack = ExitStack()
        early_config.add_cleanup(stack.close)
        try:
            _prepare(stack)
        except Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from None
    return (yield)


def _prepare(stack: ExitStack) -> None:
    # In CI and on a desktop alike nothing of a test run touches the data of a running Spoiwo.
    home = Path(tempfile.mkdtemp(prefix="spoiwo-test-"))
    stack.callback(shutil.rmtree, home, ignore_errors=True)
    os.environ["SPOIWO_HOME"] = str(home)
    os.environ["SPOIWO_MODE"] = "test"
    if not os.environ.get("DATABASE_URL"):
        stack.enter_context(embedded.running(home, alone=True, extra=embedded.FAST_AND_UNSAFE))
        os.environ["DATABASE_URL"] = embedded.database_url(home)
        stack.callback(os.environ.pop, "DATABASE_URL", None)
