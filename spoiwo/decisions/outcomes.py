"""What rooms above decided at a meeting (elections, for one), told to those that write the minutes.

A room registers a reader in its ``apps.py``; neither knows the other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spoiwo.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something decided at a meeting: its name, and sentences in the language that is active."""

    title: str
    sentences: tuple[str, ...]


Reader = Callable[["Meeting"], Iterable[Outcome]]
_readers: dict[str, Reader] = {}


def register(name: str, reader: Reader) -> None:
    """Ask this reader, too, what was decided at a meeting."""
    _readers[name] = reader


def outcomes_of(meeting: "Meeting") -> tuple[Outcome, ...]:
    """Return what the rooms above decided at the meeting, in the order of their names."""
    return tuple(outcome for name in sorted(_readers) for outcome in _readers[name](meeting))
