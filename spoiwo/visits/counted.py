"""Which pages are counted: rooms above say so in their ``apps.py``, by the name of their addresses."""

import re

_ROOMS: set[str] = set()
# What robots call themselves; one that lies is counted, for nothing else of it is looked at.
_ROBOT = re.compile(
    r"bot|crawl|spider|slurp|archiv|preview|monitor|scan|fetch|curl|wget|python|java/|go-http|httpclient"
    r"|headless|lighthouse|facebookexternalhit|feed|spoiwo",
    re.IGNORECASE,
)


def register(namespace: str) -> None:
    """Let the public pages of a room be counted."""
    _ROOMS.add(namespace)


def is_counted(namespace: str) -> bool:
    """Tell whether pages of the room are counted."""
    return namespace in _ROOMS


def is_robot(agent: str) -> bool:
    """Tell whether a program says of itself that it is no reader; one that says nothing is none either."""
    return not agent or _ROBOT.search(agent) is not None
