"""Small pieces that components print: facts, entries of a time line, links, files."""

from dataclasses import dataclass

from spoiwo.common.exceptions import Sentence
from spoiwo.common.texts import Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it."""

    label: Sentence
    value: Sentence
    url: str = ""
    note: Sentence = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day on a line of time; ``iso`` is for machines, ``now`` marks the day in focus."""

    when: str
    text: Sentence
    iso: str = ""
    url: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list; a label that is a ``Text`` knows its language."""

    label: Sentence | Text
    url: str
    note: Sentence = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class FileLink:
    """The page's content as a file."""

    label: str
    url: str
    name: Sentence
    note: Sentence = ""
