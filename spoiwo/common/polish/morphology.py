"""What the grammatical dictionary of Polish (SGJP, through Morfeusz 2) says about a single word.

The dictionary costs tens of megabytes, so it is loaded on the first question and never at import; threads
take turns with the one analyser, since sharing it freely is not promised to be safe.
"""

import importlib
import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Protocol, cast

_Interpretation = tuple[str, str, str, list[str], list[str]]


class Case(StrEnum):
    """The seven cases; values are the tags of the dictionary, members bear their Polish names."""

    MIANOWNIK = "nom"
    DOPELNIACZ = "gen"
    CELOWNIK = "dat"
    BIERNIK = "acc"
    NARZEDNIK = "inst"
    MIEJSCOWNIK = "loc"
    WOLACZ = "voc"


class _Analyser(Protocol):
    def analyse(self, text: str) -> list[tuple[int, int, _Interpretation]]: ...

    def generate(self, lemma: str) -> list[_Interpretation]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a form: its lemma, part of speech, categories and the dictionary's labels."""

    lemma: str
    pos: str
    numbers: frozenset[str]
    cases: frozenset[str]
    genders: frozenset[str]
    degree: frozenset[str]
    labels: frozenset[str]
    rare: bool

    @property
    def name(self) -> str:
        """The lemma without the dictionary's mark that tells homonyms apart."""
        return self.lemma.split(":", 1)[0]

    @property
    def is_noun(self) -> bool:
        """Say whether this is a noun."""
        return self.pos == "subst"

    @property
    def is_adjective(self) -> bool:
        """Say whether this is an adjective or a participle declined like one."""
        return self.pos in ("adj", "pact", "ppas")

    @property
    def is_indeclinable(self) -> bool:
        """Say whether one form serves all cases ("pani burmistrz")."""
        return len(self.cases) == len(Case)


class _OneAtATime:
    """One analyser for the whole process: another costs 19 MiB, a call takes 30 microseconds."""

    def __init__(self, inner: _Analyser) -> None:
        self._inner = inner
        self._lock = threading.Lock()

    def analyse(self, text: str) -> list[tuple[int, int, _Interpretation]]:
        with self._lock:
            return self._inner.analyse(text)

    def generate(self, lemma: str) -> list[_Interpretation]:
        with self._lock:
            return self._inner.generate(lemma)


_loading = threading.Lock()


@cache
def _load() -> _OneAtATime:
    return _OneAtATime(cast(_Analyser, importlib.import_module("morfeusz2").Morfeusz()))


def analyser() -> _Analyser:
    """Return the process's analyser, safe between threads; the first call loads the dictionary."""
    with _loading:
        return _load()


def _reading(lemma: str, tag: str, labels: list[str], qualifiers: list[str]) -> Reading:
    pos, _, rest = tag.partition(":")
    fields = [frozenset(field.split(".")) for field in rest.split(":")] + [frozenset[str]()] * 4
    numbers, cases, genders, degree = fields[:4]
    old = bool(qualifiers) or pos == "depr"
    return Reading(lemma, pos, numbers, cases, genders, degree, frozenset(labels), old)


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Reading, ...]:
    """Return every declinable reading of one word as written; empty when the dictionary lacks it."""
    found = analyser().analyse(word)
    whole = max((end for _, end, _ in found), default=0)
    return tuple(
        _reading(lemma, tag, labels, qualifiers)
        for start, end, (_, lemma, tag, labels, qualifiers) in found
        if start == 0 and end == whole and tag.split(":", 1)[0] in ("subst", "adj", "pact", "ppas")
    )


@lru_cache(maxsize=2048)
def _paradigm(lemma: str) -> tuple[tuple[str, Reading], ...]:
    return tuple(
        (form, _reading(name, tag, labels, qualifiers))
        for form, name, tag, labels, qualifiers in analyser().generate(lemma)
    )


def inflect(reading: Reading, number: str, gender: str, case: Case) -> str | None:
    """Return the form of the word in a number, gender and case, plain forms before old ones, or None."""
    matching = [
        (row.rare, form)
        for form, row in _paradigm(reading.lemma)
        if (row.pos, row.lemma, row.degree) == (reading.pos, reading.lemma, reading.degree)
        and number in row.numbers and gender in row.genders and case in row.cases
    ]  # fmt: skip
    return min(matching, key=lambda pair: pair[0])[1] if matching else None
