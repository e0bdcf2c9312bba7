"""Facts told upward: a frozen dataclass in the past tense, handled inside the same transaction.

An error in a handler undoes the whole deed, because half a legal act is none (house.md 3.3).
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")
_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event: type[Event], handler: Callable[[Event], None]) -> None:
    """Call ``handler`` for each such event; subscribing twice is the same as once."""
    if handler not in _handlers[event]:
        _handlers[event].append(handler)


def publish(event: object) -> None:
    """Tell every handler, in the order of subscription, before returning."""
    for handler in _handlers[type(event)]:
        handler(event)
