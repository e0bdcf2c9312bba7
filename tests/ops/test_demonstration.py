"""``make demo`` from nothing to a living service, stopped without a trace, and again with its data."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.options import ROOT
from demo.logins import LOGINS

PATIENCE_SECONDS = 240
# Some fifty of them are the editor of articles (ADR 0014).
LIMIT_MEBIBYTES = 480


@contextmanager
def demonstration(home: Path, port: int, command: str = "demo") -> Iterator["Running"]:
    running = Running(home, port, command)
    try:
        yield running
    finally:
        running.close()


class Running:
    """A demonstration of its own, and everything it has said so far."""

    def __init__(self, home: Path, port: int, command: str) -> None:
        self.variables = {
            "PATH": os.environ["PATH"],
            "SPOIWO_HOME": str(home),
            "SPOIWO_PORT": str(port),
            # It must not touch a real installation's database, whoever set this.
            "DATABASE_URL": "postgresql://nobody@nowhere.example.org/real",
        }
        self.home, self.address, self.said = home, f"http://127.0.0.1:{port}", ""
        self.process = self._run(command)

    def _run(self, command: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "config.cli", command],
            cwd=ROOT,
            env=self.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_for(self, words: str) -> None:
        assert self.process.stdout is not None
        while words not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line

    def get(self, path: str) -> tuple[int, str]:
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return answer.status, answer.read().decode()

    def footprint(self) -> float:
        report = subprocess.run(
            [sys.executable, "-m", "config.cli", "footprint"],
            cwd=ROOT,
            env={**self.variables, "SPOIWO_MODE": "demo"},
            capture_output=True,
            text=True,
            check=True,
        )
        return float(report.stdout.splitlines()[-1].split()[0])

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def close(self) -> None:
        self.process.kill()
        with self.process:
            pass


def processes_of(home: Path) -> list[str]:
    """Return the command lines of all processes that know of this home by word or by environment."""
    found = []
    for directory in Path("/proc").iterdir():
        try:
            known = (directory / "cmdline").read_bytes() + (directory / "environ").read_bytes()
        except OSError:
            continue
        if str(home).encode() in known:
            found.append((directory / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def test_from_nothing_to_a_living_service_and_back_again(home: Path, free_port: int) -> None:
    place = home / "var"
    with demonstration(place, free_port) as first:
        first.wait_for("Ctrl-C stops it")
        ready, front, register = (
            first.get(path)
            for path in ("/health/ready", "/", "/partnerstwa/lubuskie-es/sygnatariusze/?dzien=2016-12-31")
        )
        footprint = first.footprint()
        code = first.stop()

    assert first.address in first.said
    assert all(email in first.said and password in first.said for email, password, _role in LOGINS)
    assert "DATABASE_URL is left alone" in first.said
    assert (ready[0], front[0], register[0]) == (200, 200, 200)
    assert footprint < LIMIT_MEBIBYTES
    assert code == 0
    assert processes_of(place) == []

    started = time.monotonic()
    with demonstration(place, free_port) as second:
        second.wait_for("Ctrl-C stops it")
        assert second.get("/")[0] == 200
        assert "already there" in second.said
        second.process.kill()
        second.process.wait()
        deadline = time.monotonic() + 20
        while processes_of(place) and time.monotonic() < deadline:
            time.sleep(0.2)

    assert processes_of(place) == []
    assert time.monotonic() - started < PATIENCE_SECONDS / 2


def test_it_never_touches_the_data_of_a_real_installation(home: Path, free_port: int) -> None:
    (home / "postgres" / "data").mkdir(parents=True)
    (home / "files").mkdir()

    for command in ("demo", "demo-reset"):
        with demonstration(home, free_port, command) as running:
            assert running.process.wait(60) == 1
            assert running.process.stdout is not None
            assert "are not a demonstration's" in running.process.stdout.read()

    assert (home / "postgres" / "data").exists()
    assert (home / "files").exists()
