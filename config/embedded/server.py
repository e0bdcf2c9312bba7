"""The running server: one process of ours, ended with us, and shared with other commands meanwhile."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from config.embedded import locks, making, privileges
from config.embedded.layout import PROGRAMS, Layout
from config.embedded.privileges import Account
from config.trouble import Trouble

# A small office, not a data centre: the whole service at rest fits into 400 MiB.
MODEST: Mapping[str, str] = {
    "listen_addresses": "",
    "max_connections": "40",
    "shared_buffers": "48MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "512MB",
    "max_wal_size": "256MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_worker_slots": "2",
    "autovacuum_max_workers": "2",
    "io_method": "sync",
    "jit": "off",
    "huge_pages": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_line_prefix": "%m ",
}
# For tests only: what is lost when the machine falls over is thrown away anyway.
FAST_AND_UNSAFE: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

LOG_LIMIT = 5 * 1024 * 1024
READY_SECONDS = 120.0
STOP_SECONDS = 30.0


@contextmanager
def running(
    home: Path, *, alone: bool = False, extra: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes] | None]:
    """Keep the database of ``home`` running inside the block; yield its process if it is ours.

    When another command already runs it, the block joins in, and that command waits for the block's end
    before it stops the server. With ``alone`` the block refuses to join and does not wait for others.
    """
    layout = Layout(home.resolve())
    making.ensure_home(layout)
    with locks.opened(layout.root / "owner.lock", layout.root / "users.lock") as (owner, users):
        users.wait_shared()
        if not owner.try_exclusive():
            if alone:
                raise Trouble(
                    f"Spoiwo already runs with the data in {layout.home} (process {owner.holder()}): "
                    "stop it first, or give this one a place of its own with SPOIWO_HOME."
                )
            _wait_until_ready(layout, None)
            yield None
            return
        server = Server(layout, {**MODEST, **(extra or {})})
        process = server.start()
        try:
            yield process
        finally:
            if not alone and not users.try_exclusive():
                print("Waiting for another command that uses the database …", file=sys.stderr)
                users.wait_exclusive()
            server.stop()


class _StillLeaving(Trouble):
    """What is left of an earlier server has not quite ended."""


class Server:
    """One PostgreSQL server over one cluster; the caller holds the owner's lock."""

    def __init__(self, layout: Layout, settings: Mapping[str, str]) -> None:
        self.layout = layout
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers; safe to call again. Raises Trouble with a sentence."""
        if self.process and self.process.poll() is None:
            return self.process
        account = making.ensure_made(self.layout, durable=self.settings.get("fsync") != "off")
        _stop_orphan(self.layout)
        deadline = time.monotonic() + READY_SECONDS
        while True:
            self.process = self._spawn(account)
            try:
                _wait_until_ready(self.layout, self.process)
                return self.process
            except _StillLeaving:
                # Workers of a server that was killed hold its memory for a moment longer.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
            except BaseException:
                self.stop()
                raise

    def stop(self) -> None:
        """Stop the server, ending open sessions but losing nothing; safe to call again."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return
        for request in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):  # fast, immediate, forced
            process.send_signal(request)
            try:
                process.wait(STOP_SECONDS)
                return
            except subprocess.TimeoutExpired:
                continue

    def _spawn(self, account: Account) -> subprocess.Popen[bytes]:
        arguments = [str(PROGRAMS / "postgres"), "-D", str(self.layout.data)]
        settings = {**self.settings, "unix_socket_directories": str(self.layout.sockets)}
        arguments += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        prefix = privileges.command_prefix(self.layout, account, dies_with_parent=True)
        _shorten(self.layout.log)
        with self.layout.log.open("ab") as log:
            return subprocess.Popen(
                [*prefix, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=making.ENVIRONMENT,
                cwd=self.layout.root,
                # Ctrl-C in the terminal is for us; the database leaves last, when we tell it.
                start_new_session=True,
            )


def _shorten(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))


def _wait_until_ready(layout: Layout, process: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + READY_SECONDS
    log_start = layout.log.stat().st_size if layout.log.exists() else 0
    while time.monotonic() < deadline:
        if process is not None and process.poll() is not None:
            said = _tail(layout.log, log_start)
            trouble = _StillLeaving if "pre-existing shared memory block" in said else Trouble
            raise trouble(making.explain(said, layout))
        if _answers(layout):
            return
        time.sleep(0.05)
    raise Trouble(f"The embedded database did not answer within {READY_SECONDS:.0f} s; see {layout.log}.")


def _answers(layout: Layout) -> bool:
    # The server writes its state into the last line of this file; no client library is needed to ask.
    try:
        mark = (layout.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return len(mark) == 8 and mark[7].strip() == "ready"


def _tail(log: Path, start: int) -> str:
    with log.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")


def _stop_orphan(layout: Layout) -> None:
    """End a server that outlived its command, and clear the mark of one that did not live at all."""
    mark = layout.data / "postmaster.pid"
    try:
        pid = int(mark.read_text(encoding="utf-8").split("\n", 1)[0])
    except (OSError, ValueError):
        return
    deadline = time.monotonic() + STOP_SECONDS
    while _is_our_server(pid, layout):
        if time.monotonic() > deadline:
            raise Trouble(f"An earlier database server (process {pid}) does not stop: end it and try again.")
        os.kill(pid, signal.SIGINT)
        time.sleep(0.2)
    mark.unlink(missing_ok=True)


def _is_our_server(pid: int, layout: Layout) -> bool:
    # After a power cut the number may belong to any other program by now.
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return command[0].endswith(b"postgres") and str(layout.data).encode() in command
