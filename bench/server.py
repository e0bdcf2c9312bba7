"""A running service to measure: its database, its web server and, if asked, its worker."""

import http.client
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from config import service
from config.footprint import measure
from config.options import Options
from config.supervisor import Program

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Running:
    """A service that answers on a port of its own."""

    port: int
    programs: tuple[Program, ...]

    def get(
        self, connection: http.client.HTTPConnection, address: str, cookie: str = ""
    ) -> tuple[int, bytes, str]:
        """Return status, body as sent (compressed) and media type; the cookie is that of whoever asks."""
        headers = {"Accept-Encoding": "br, gzip"} | ({"Cookie": cookie} if cookie else {})
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers.get("Content-Type", "")

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@contextmanager
def running(
    home: Path, *, with_worker: bool = False, web_workers: int = 1, keeps_pages: bool = False
) -> Iterator[Running]:
    """Serve the data of a home; the database must be running already. Pages are made anew unless told."""
    os.environ["SPOIWO_HOME"] = str(home)
    os.environ["SPOIWO_KEPT_PAGES"] = "yes" if keeps_pages else "no"
    options = replace(Options.read(), home=home, port=free_port(), host="127.0.0.1", web_workers=web_workers)
    programs = [service.web_server(options), *([service.job_worker()] if with_worker else [])]
    for program in programs:
        program.start()
    try:
        up = Running(options.port, tuple(programs))
        _wait(up)
        yield up
    finally:
        for program in programs:
            program.ask_to_stop()
        for program in programs:
            program.end(12)


def _wait(up: Running) -> None:
    for _ in range(240):
        try:
            connection = up.connect()
            if up.get(connection, "/health/live")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.25)
    raise SystemExit("The measured server did not answer within a minute.")


def cpu_seconds() -> float:
    """Return the processor time used so far by everything this process started, itself excluded."""
    return sum(_cpu(share.pid) for share in measure(os.getpid()) if share.pid != os.getpid())


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    # Fields 14 to 17 of proc(5): own and waited-for children's user and system time.
    return sum(int(fields[number]) for number in (11, 12, 13, 14)) / TICKS
