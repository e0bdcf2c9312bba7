"""What differs between two texts, word by word: the changed day is seen, not two long paragraphs."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

# A word goes with the space behind it, so that what is struck out leaves no hole.
_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
# Comparing takes time with the product of the lengths; a text rewritten whole is shown whole.
_MOST_COMPARED = 1_500_000
# Two texts that share less are easier to read one after the other.
_ALIKE = 0.3
# A short word left between two changes reads worse than one longer change.
_SHORT = 3


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """Paragraphs that differ; ``kind`` tells of the whole, the pieces of its words."""

    kind: Kind
    pieces: tuple[Piece, ...]


def paragraph_changes(before: Sequence[str], after: Sequence[str]) -> list[ParagraphChange]:
    """Return what differs between two texts given as paragraphs, in the order of the later one."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        _change("\n\n".join(before[a:b]), "\n\n".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _change(before: str, after: str) -> ParagraphChange:
    kind = Kind.ADDED if not before else Kind.CHANGED if after else Kind.REMOVED
    return ParagraphChange(kind, tuple(word_changes(before, after)))


def word_changes(before: str, after: str) -> list[Piece]:
    """Return the later text with what was removed put where it stood, in the order of reading."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    removed, added = "", ""
    for stays, was, now in _joined(_runs(old, new)):
        if stays:
            pieces += [*_pair(removed, added), Piece(Kind.SAME, now)]
            removed = added = ""
        else:
            removed, added = removed + was, added + now
    return [*pieces, *_pair(removed, added)]


def _pair(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(Kind.REMOVED, removed)
    if added:
        yield Piece(Kind.ADDED, added)


Run = tuple[bool, str, str]


def _runs(old: list[str], new: list[str]) -> list[Run]:
    """Return stretches of text: whether it stayed, how it read before, how it reads now."""
    matcher = difflib.SequenceMatcher(
        None, [word.rstrip() for word in old], [word.rstrip() for word in new], autojunk=False
    )
    if len(old) * len(new) > _MOST_COMPARED or matcher.ratio() < _ALIKE:
        return [(False, "".join(old), "".join(new))]
    return [
        (tag == "equal", "".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Count a short word between two changes with them."""
    for place, (stays, was, now) in enumerate(runs):
        is_between = 0 < place < len(runs) - 1
        yield (stays and not (is_between and len(now.strip()) <= _SHORT), was, now)
