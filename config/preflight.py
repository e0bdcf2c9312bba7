"""What is looked at before anything starts, so that a trouble is one sentence at the beginning."""

import os
import shutil
import socket
from pathlib import Path

from config.trouble import Trouble

MEBIBYTE = 1024 * 1024
FREE_SPACE_NEEDED = 500 * MEBIBYTE


def nearest_existing(path: Path) -> Path:
    """Return the path itself or its closest ancestor that exists."""
    while not path.exists():
        path = path.parent
    return path


def require_space(path: Path, needed: int = FREE_SPACE_NEEDED) -> None:
    """Raise Trouble when the disk that will hold ``path`` has fewer than ``needed`` bytes left."""
    free = shutil.disk_usage(nearest_existing(path)).free
    if free < needed:
        raise Trouble(
            f"Only {free // MEBIBYTE} MiB are free on the disk of {path}, "
            f"{needed // MEBIBYTE} MiB are needed: make room, or choose another place with SPOIWO_HOME."
        )


def require_writable(path: Path) -> None:
    """Create the directory when it is missing; raise Trouble when this user may not write there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"The directory {path} cannot be made: {error.strerror}.") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise Trouble(
            f"This user may not write to {path}: run as its owner, or choose another place with SPOIWO_HOME."
        )


def require_free_port(host: str, port: int) -> None:
    """Raise Trouble when somebody already listens there; two servers would share the traffic unseen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Without SO_REUSEPORT this bind fails whenever anyone listens, but not on a port just left.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Trouble(
                f"This user may not open port {port}: choose one above 1023 with SPOIWO_PORT."
            ) from error
        except OSError as error:
            raise Trouble(
                f"Port {port} of {host} is taken or not to be had ({error.strerror}): "
                f"stop the program that uses it, or choose another port, for example SPOIWO_PORT={port + 1}."
            ) from error
