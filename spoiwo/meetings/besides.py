"""What rooms above have at a meeting (good practices shown there), for its inner page.

A room registers a reader in its ``apps.py``; neither knows the other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spoiwo.common.exceptions import Sentence

if TYPE_CHECKING:
    from spoiwo.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what it is called, in Polish as it was written, where it leads, what stands under it."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: its heading in the language that is active, and its lines."""

    heading: Sentence
    lines: tuple[Line, ...]


Reader = Callable[["Meeting"], Iterable[Part]]
_readers: dict[str, Reader] = {}


def register(name: str, reader: Reader) -> None:
    """Ask this reader, too, what belongs on the inner page of a meeting."""
    _readers[name] = reader


def parts_of(meeting: "Meeting") -> tuple[Part, ...]:
    """Return the sections of the rooms above that have lines, in the order of the rooms' names."""
    parts = (part for name in sorted(_readers) for part in _readers[name](meeting))
    return tuple(part for part in parts if part.lines)
