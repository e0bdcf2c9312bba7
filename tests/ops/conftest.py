"""Places for the tests of running the service: never pytest's own, which no other user may enter."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home() -> Iterator[Path]:
    """A directory like any in /tmp, thrown away afterwards."""
    directory = Path(tempfile.mkdtemp(prefix="spoiwo-ops-"))
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
