"""Things of several kinds on one page: of each kind the first few, and whether there are more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from spoiwo.common.exceptions import Sentence

# So many of a kind are shown; where there are more, the page says so.
MOST = 12
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what it is called, its page, and what there is to say of it.

    ``name`` and ``about`` are words of records, so Polish; ``said`` is in the reader's language.
    """

    name: str
    url: str
    about: str
    said: Sentence = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Things of a kind; ``is_cut`` when there are more than those shown."""

    key: str
    title: str
    lines: tuple[Line, ...]
    is_cut: bool


def part_of(key: str, title: str, rows: QuerySet[M], line: Callable[[M], Line]) -> Part:
    """Return the first ``MOST`` rows as lines of a part, in one query."""
    found: Sequence[M] = list(rows[: MOST + 1])
    return Part(key, title, tuple(map(line, found[:MOST])), len(found) > MOST)
