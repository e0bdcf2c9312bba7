"""Databases of a test run: the tables are made once, and every other database is a copy of them.

Three hundred migrations take the better part of a minute, a copy of their result a tenth of a second.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", "alone")[:12]
MIGRATED = f"spoiwo_migrated_{RUN}"


def migrated() -> str:
    """Return the name of a database with all tables; the first worker makes it, the others wait."""
    make_once(MIGRATED, template="template0", commands=[["migrate", "--verbosity=0"]])
    return MIGRATED


def make_once(name: str, *, template: str, commands: list[list[str]]) -> None:
    """Make a database by commands of the product, unless this run has it already; never a half of it."""
    with _alone():
        if exists(name):
            return
        making = f"{name}_making"
        drop(making)
        copy(template, making)
        surroundings = os.environ | {
            "DATABASE_URL": address(making),
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        }
        for command in commands:
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=surroundings, check=True)
        _execute("ALTER DATABASE {} RENAME TO {}", making, name)


def address(name: str) -> str:
    """Return the address of a database beside the one of ``DATABASE_URL``."""
    return psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname=name)


def copy(template: str, name: str) -> None:
    """Make a database like another that nobody is using."""
    _execute("CREATE DATABASE {} TEMPLATE {}", name, template)


def exists(name: str) -> bool:
    """Tell whether there is a database of this name."""
    with psycopg.connect(address("postgres")) as link:
        return link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def drop(name: str) -> None:
    """Remove a database, and send away whoever reads it."""
    send_away(name)
    # Not WITH (FORCE): that may not end a worker of autovacuum, while a plain drop sends it away by itself.
    _execute("DROP DATABASE IF EXISTS {}", name)


def send_away(name: str) -> None:
    """End every session of a database."""
    with psycopg.connect(address("postgres"), autocommit=True) as link:
        link.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user",
            [name],
        )


@contextmanager
def _alone() -> Iterator[None]:
    with (Path(os.environ["SPOIWO_HOME"]) / "databases.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _execute(order: str, *names: str) -> None:
    with psycopg.connect(address("postgres"), autocommit=True) as link:
        link.execute(sql.SQL(order).format(*map(sql.Identifier, names)))
