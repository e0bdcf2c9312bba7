"""Mentions of institutions, and the institution all of whose mentions are known."""

import re
from dataclasses import dataclass, field

from spoiwo.intake.understanding.institution_heads import ABBREVIATIONS

_GENERIC_WORDS = frozenset(("w", "we", "z", "ze", "i", "oraz", "na", "rzecz", "do", "dla", "o"))


@dataclass(slots=True)
class Mention:
    """One place where an institution is named; offsets are of the working copy."""

    start: int
    end: int
    name: str
    kind: str
    place: str = ""
    is_specific: bool = True
    is_nominative: bool = False
    by: str = "name"
    abbreviation: str = ""
    named_end: int = 0


@dataclass(slots=True)
class Body:
    """An institution with all its mentions; the first one in the nominative names it."""

    mentions: list[Mention] = field(default_factory=list)
    kind: str = "inne"

    @property
    def best(self) -> Mention:
        """The mention that names it: by its full name, in the nominative, the longest."""
        return max(
            self.mentions,
            key=lambda m: (m.by == "name", m.is_specific, bool(m.place), m.is_nominative, -m.start),
        )

    @property
    def name(self) -> str:
        """The name in the nominative."""
        return self.best.name


def is_generic(name: str) -> bool:
    """Say whether a name tells only what kind of body it is, not which one."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", name)} - _GENERIC_WORDS
    return any(words == {w.lower() for w in full.split()} for full in ABBREVIATIONS.values()) or words in (
        {"urząd", "gminy"},
        {"urząd", "miasta"},
        {"urząd", "miejski"},
        {"starostwo", "powiatowe"},
        {"urząd", "marszałkowski"},
        {"urząd", "pracy"},
        {"urząd", "wojewódzki"},
    )
