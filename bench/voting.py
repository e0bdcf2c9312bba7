"""Ballots at once: every voter has the ballot open, then all send it, some of them twice.

Counted is what the server accepted in a second, from the first ballot sent to the last answered; the
opening of the pages is not measured. Afterwards the boxes are counted against what was sent.
"""

import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import urlencode

from bench.server import Running, running

CLIENTS = 8
# Every so many voters press the button twice.
TWICE = 10
MIN_BALLOTS_PER_SECOND = 100.0
MARK = re.compile(r'name="mark" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot ready to be sent."""

    address: str
    body: str
    cookie: str
    choices: tuple[str, ...]


class Voters:
    """Clients that keep one connection each."""

    def __init__(self, up: Running) -> None:
        self._up = up
        self._own = local()

    def connection(self) -> HTTPConnection:
        if not hasattr(self._own, "connection"):
            self._own.connection = self._up.connect()
        kept: HTTPConnection = self._own.connection
        return kept

    def open(self, numbered: tuple[int, str]) -> Ballot:
        """Open the ballot as a browser does, and mark two candidates."""
        place, address = numbered
        connection = self.connection()
        connection.request("GET", address)
        answer = connection.getresponse()
        page, cookie = answer.read().decode(), answer.headers["Set-Cookie"].split(";")[0]
        choices = (str(place % 6 + 1), str((place + 1) % 6 + 1))
        fields = [
            ("csrfmiddlewaretoken", _found(TOKEN, page)),
            ("mark", _found(MARK, page)),
            ("step", "cast"),
            ("acting_for", "1"),
            *(("choices", choice) for choice in choices),
        ]
        return Ballot(address, urlencode(fields), cookie, choices)

    def send(self, ballot: Ballot) -> int:
        """Cast the ballot and return the status of the answer."""
        connection = self.connection()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": ballot.cookie}
        connection.request("POST", ballot.address, body=ballot.body, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status


def _found(pattern: re.Pattern[str], page: str) -> str:
    match = pattern.search(page)
    if match is None:
        raise SystemExit("The ballot could not be opened.")
    return match.group(1)


def measure(home: Path) -> dict[str, float]:
    """Return how many ballots a second were accepted; SystemExit when one was lost or doubled."""
    addresses = _within("open")
    figures, sent = {}, {}
    with running(home, web_workers=2) as up:
        for secrecy, rows in addresses.items():
            rate, sent[secrecy] = _rush(up, list(rows))
            figures[f"{secrecy}_ballots_per_second"] = rate
    _check(_within("close"), sent)
    return figures


def _within(what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.within", "ballots", what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _rush(up: Running, addresses: Sequence[str]) -> tuple[float, list[Ballot]]:
    voters = Voters(up)
    with ThreadPoolExecutor(CLIENTS) as pool:
        ballots = list(pool.map(voters.open, enumerate(addresses)))
        # The second press of the button follows the first at once, on another connection.
        sending = [ballot for place, ballot in enumerate(ballots) for _ in range(1 + (place % TWICE == 0))]
        began = time.perf_counter()
        answers = Counter(pool.map(voters.send, sending))
        seconds = time.perf_counter() - began
    if set(answers) - {200, 409}:
        raise SystemExit(f"Ballots were answered with an error: {dict(answers)}")
    return len(ballots) / seconds, ballots


def _check(counted: dict[str, Any], sent: dict[str, list[Ballot]]) -> None:
    for secrecy, ballots in sent.items():
        found = counted[secrecy]
        votes = Counter(choice for ballot in ballots for choice in ballot.choices)
        wanted = {"cast": len(ballots), "published": len(ballots), "votes": dict(votes)}
        if {name: found[name] for name in wanted} != wanted or not found["is_recounted_alike"]:
            raise SystemExit(f"Of {secrecy} ballots {wanted} were sent and {found} counted.")
