"""The same pages with nine partnerships and with four hundred beside them (goal G8), asked in turn.

Both services run at once and are asked a block each, again and again, so that whatever else the machine
does falls on both alike; the ratio is of processor time, and of the medians of waiting.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench.pages import REGISTER
from bench.server import Running, cpu_seconds, running
from config import embedded

BLOCKS, BLOCK = 6, 20
PAGES = {"register": REGISTER, "partnership": "/partnerstwa/lubuskie-es/"}


@dataclass
class Side:
    """One of the two services, with what was measured of it by page."""

    up: Running
    connection: http.client.HTTPConnection
    cookie: str
    addresses: dict[str, str]
    cpu: dict[str, float] = field(default_factory=dict)
    waits: dict[str, list[float]] = field(default_factory=dict)

    def forget(self, page: str) -> None:
        """Leave out what was measured of a page so far."""
        self.cpu[page], self.waits[page] = 0.0, []

    def block(self, page: str) -> None:
        """Ask for a page a number of times."""
        before = cpu_seconds()
        for _request in range(BLOCK):
            began = time.perf_counter()
            status, _body, _kind = self.up.get(self.connection, self.addresses[page], self.cookie)
            self.waits.setdefault(page, []).append(time.perf_counter() - began)
            if status != 200:
                raise SystemExit(f"{self.addresses[page]} answered {status}")
        self.cpu[page] = self.cpu.get(page, 0.0) + cpu_seconds() - before


def measure(small: Path, national: Path) -> dict[str, float]:
    """Return by page how many times more processor time and waiting the whole country costs."""
    found: dict[str, float] = {}
    with ExitStack() as stack:
        few, many = (_side(stack, home) for home in (small, national))
        for page in few.addresses:
            for number in range(BLOCKS + 1):
                if number == 1:  # the first block only warms up
                    few.forget(page)
                    many.forget(page)
                for side in (few, many) if number % 2 else (many, few):
                    side.block(page)
            found[f"scale_{page}_cpu"] = many.cpu[page] / few.cpu[page]
            found[f"scale_{page}_wait"] = statistics.median(many.waits[page]) / statistics.median(
                few.waits[page]
            )
    return found


def _side(stack: ExitStack, home: Path) -> Side:
    os.environ["SPOIWO_HOME"] = str(home)
    stack.enter_context(embedded.running(home))
    command = [sys.executable, "-m", "bench.within", "inner"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    inner: dict[str, str] = json.loads(told)
    up = stack.enter_context(running(home))
    return Side(up, up.connect(), inner.pop("cookie"), PAGES | inner)
