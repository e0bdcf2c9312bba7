"""How alike two names of institutions are, whatever the case, the order of words and the abbreviations."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from spoiwo.common.polish import fold
from spoiwo.common.polish.lemmas import lemmas
from spoiwo.intake.guessing import basic_forms, guess
from spoiwo.search.abbreviations import ABBREVIATIONS

ALIKE = 86
SAME_WORDS = 100
SAME_FIRM = 60
ELSEWHERE = 12
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\b(?:\d+|[IVX]+)\b")
_IDLE = frozenset(["w", "we", "z", "ze", "i", "oraz", "na", "rzecz", "dla", "im", "imienia", "ds", "o", "u"])
_FULL = {fold(one.short): one.full for one in ABBREVIATIONS}
_CACHED_NAMES = 20_000


@lru_cache(maxsize=_CACHED_NAMES)
def folded_name(name: str) -> str:
    """Return the folded name; remembered, since every check reads all names on record."""
    return fold(name)


@lru_cache(maxsize=_CACHED_NAMES)
def canonical(name: str) -> str:
    """Return the name's words in basic forms, abbreviations written out, in alphabetical order."""
    words: list[str] = []
    for word in _WORD.findall(name):
        full = _FULL.get(fold(word), word)
        words += [_basic(part) for part in _WORD.findall(full)]
    return " ".join(sorted(word for word in words if word and word not in _IDLE))


@lru_cache(maxsize=_CACHED_NAMES)
def _basic(word: str) -> str:
    found = sorted(lemmas(word))
    return fold(found[0]) if found else fold(word)


def closeness(first: str, second: str) -> int:
    """Return how alike two names are, 0 to 100."""
    return round(fuzz.ratio(canonical(first), canonical(second)))


def is_same_firm(first: str, second: str) -> bool:
    """Say whether two names that bear one register number may well be of one institution.

    Words of the kind ("Spółdzielnia Socjalna") make any two alike; what each has of its own decides.
    """
    if closeness(first, second) < SAME_FIRM:
        return False
    here, there = set(canonical(first).split()), set(canonical(second).split())
    own, other = " ".join(sorted(here - there)), " ".join(sorted(there - here))
    return not (own and other) or fuzz.ratio(own, other) >= SAME_FIRM


def numbers_differ(first: str, second: str) -> bool:
    """Say whether numbers tell two names apart: schools no. 1 and 2, grammar schools I and II."""
    here, there = set(_NUMBER.findall(first)), set(_NUMBER.findall(second))
    return bool(here and there and here != there)


def closest(name: str, keys: Sequence[str], limit: int = 8) -> list[tuple[int, int]]:
    """Return pairs (place in ``keys``, likeness) of the names most alike; ``keys`` are canonical."""
    wanted = canonical(name)
    if not wanted:
        return []
    found = process.extract(wanted, keys, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=limit)
    return [(place, round(score)) for _key, score, place in found]


def is_elsewhere(name: str, locality: str, other_name: str, other_locality: str) -> bool:
    """Say whether two institutions are surely in different towns."""
    return _apart(_places(name, locality), _places(other_name, other_locality))


def _apart(here: frozenset[tuple[str, ...]], there: frozenset[tuple[str, ...]]) -> bool:
    return bool(here and there and not here & there)


@lru_cache(maxsize=_CACHED_NAMES)
def _places(name: str, locality: str) -> frozenset[tuple[str, ...]]:
    return _union(basic_forms(place) for place in (locality, guess(name).locative) if place)


def _union(sets: Iterable[frozenset[tuple[str, ...]]]) -> frozenset[tuple[str, ...]]:
    return frozenset().union(*sets)
