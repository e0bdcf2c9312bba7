"""The same deed sent twice in the same moment, and how to tell that it was done once."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections
from django.test import Client

from spoiwo.audit.models import LogEntry

Fields = dict[str, object]
Twice = Callable[[str, Fields], list[int]]
# A refusal in words: the form again, not allowed any more, or changed meanwhile.
REFUSED = {403, 404, 409, 422}


def at_once(*sent: tuple[Client, str, Fields]) -> list[int]:
    """Send them in the same moment, each from a thread and a connection of its own; return the statuses."""
    start, statuses = Barrier(len(sent)), [0] * len(sent)

    def send(place: int, browser: Client, address: str, fields: Fields) -> None:
        browser.raise_request_exception = False
        start.wait()
        try:
            statuses[place] = browser.post(address, fields).status_code
        finally:
            connections.close_all()

    threads = [Thread(target=send, args=(place, *one)) for place, one in enumerate(sent)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def deeds(action: str) -> int:
    """Return how often the deed stands in the book of deeds."""
    return LogEntry.objects.filter(action=action).count()


def one_and_a_refusal(statuses: list[int]) -> bool:
    """Tell whether one was done and the other refused in words."""
    return statuses[0] == 302 and statuses[1] in REFUSED
