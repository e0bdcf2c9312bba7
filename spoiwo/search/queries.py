"""A searcher's words turned into a query of terms.

Whatever is typed becomes quoted terms of letters and digits, so no input can break the query or
change its meaning; its length is limited.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spoiwo.common.polish.folding import fold, tidy
from spoiwo.search import words
from spoiwo.search.abbreviations import ABBREVIATIONS, Abbreviation
from spoiwo.search.words import Word

LONGEST_QUERY = 200
MOST_WORDS = 12
_SHORTEST_PREFIX = 3

Terms = frozenset[str]
# The words of a full name with their distance: "na rzecz ekonomii" keeps a gap for "na".
Phrase = tuple[tuple[int, Terms], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """``expression`` is a tsquery, empty when nothing can be asked; the rest is for marking matches."""

    expression: str
    terms: Terms = frozenset()
    phrases: tuple[Phrase, ...] = ()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One word of the query with everything it may mean."""

    word: Word
    terms: Terms
    meaning: tuple[Abbreviation, ...]


def asked_words(text: str) -> list[Word]:
    """Return the words of a query that say something, at most a dozen."""
    cut = tidy(text)[:LONGEST_QUERY]
    return [word for word in words.split(cut) if words.terms(word.text)][:MOST_WORDS]


def meanings(text: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of the trade among the words of a query, with what they stand for."""
    shorts = [words.abbreviation(word.text) for word in asked_words(text)]
    return tuple(dict.fromkeys(one for short in shorts for one in _by_short().get(short, ())))


def plain_spellings(text: str) -> set[str]:
    """Return the query's words that may lack Polish letters, to be looked up in the vocabulary."""
    asked = [word.text for word in asked_words(text)]
    return {
        words.plain(word) for word in asked if not words.has_polish_letters(word) or not words.is_known(word)
    }


def parse(
    text: str, vocabulary: Mapping[str, Terms], *, as_prefix: bool = False, any_word: bool = False
) -> Query:
    """Return the query; ``vocabulary`` gives the terms a plain spelling may mean.

    All words must be found, with ``any_word`` one of several is enough.
    """
    asked = [_ask(word, vocabulary) for word in asked_words(text)]
    if not asked:
        return Query("")
    prefix = words.surface(asked[-1].word.text) if as_prefix else ""
    if as_prefix and len(prefix) <= _SHORTEST_PREFIX:
        return Query("")
    meanings = [meaning for one in asked for meaning in one.meaning]
    runs = _runs(tidy(text)[:LONGEST_QUERY], asked)
    groups = list(_groups(asked, runs, prefix))
    if any_word and len(groups) == 1:
        return Query("")
    return Query(
        expression=(" | " if any_word else " & ").join(groups),
        terms=frozenset().union(*(one.terms for one in asked), *(extra for _start, _end, extra in runs)),
        phrases=tuple(_phrase(meaning.full) for meaning in meanings),
        prefix=prefix,
    )


def _ask(word: Word, vocabulary: Mapping[str, Terms]) -> _Asked:
    plain = words.plain(word.text)
    meaning = _by_short().get(words.abbreviation(word.text), ())
    narrower = {words.surface(short) for one in meaning for short in one.narrower}
    return _Asked(word, words.terms(word.text) | vocabulary.get(plain, frozenset()) | narrower, meaning)


@cache
def _by_short() -> dict[str, tuple[Abbreviation, ...]]:
    shorts = {fold(one.short) for one in ABBREVIATIONS}
    return {short: tuple(one for one in ABBREVIATIONS if fold(one.short) == short) for short in shorts}


@cache
def _phrase(full: str) -> Phrase:
    parts: list[tuple[int, Terms]] = []
    distance = 1
    for word in words.split(full):
        found = words.terms(word.text)
        if found:
            parts.append((distance, found))
        distance = 1 if found else distance + 1
    return tuple(parts)


def _runs(text: str, asked: list[_Asked]) -> list[tuple[int, int, Terms]]:
    """Return stretches of words that have a shorter name too: full names and numbers with dashes."""
    found = sorted([*_full_names(asked), *_numbers(text, asked)], key=lambda run: run[0] - run[1])
    apart: list[tuple[int, int, Terms]] = []
    for start, end, extra in found:
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in apart):
            apart.append((start, end, extra))
    return sorted(apart)


def _full_names(asked: list[_Asked]) -> Iterator[tuple[int, int, Terms]]:
    for one in ABBREVIATIONS:
        phrase = _phrase(one.full)
        for start in range(len(asked) - len(phrase) + 1):
            window = asked[start : start + len(phrase)]
            if all(word.terms & wanted for word, (_gap, wanted) in zip(window, phrase, strict=True)):
                shorts = frozenset(words.surface(short) for short in (one.short, *one.narrower))
                yield start, start + len(phrase), shorts


def _numbers(text: str, asked: list[_Asked]) -> Iterator[tuple[int, int, Terms]]:
    for first, last, number in words.numbers_with_dashes(text):
        inside = [at for at, one in enumerate(asked) if first <= one.word.start < last]
        if inside:
            yield inside[0], inside[-1] + 1, frozenset({words.surface(number)})


def _groups(asked: list[_Asked], runs: list[tuple[int, int, Terms]], prefix: str) -> Iterator[str]:
    """Yield what is to be found; a run is one group with its shorter name as the alternative."""
    singles = [_single(one, prefix if one is asked[-1] else "") for one in asked]
    at = 0
    for start, end, extra in [*runs, (len(asked), len(asked), frozenset[str]())]:
        yield from singles[at:start]
        if start < end:
            yield f"(({' & '.join(singles[start:end])}) | {_any(extra)})"
        at = end


def _single(one: _Asked, prefix: str) -> str:
    alternatives = [_any(one.terms), *(_as_text(_phrase(meaning.full)) for meaning in one.meaning)]
    if prefix:
        alternatives.append(f"'{prefix}':*")
    return f"({' | '.join(alternatives)})"


def _as_text(phrase: Phrase) -> str:
    (_first, terms), *rest = phrase
    return f"({_any(terms)}{''.join(f' <{gap}> {_any(wanted)}' for gap, wanted in rest)})"


def _any(terms: Terms) -> str:
    quoted = (f"'{term}'" for term in sorted(terms))
    return f"({' | '.join(quoted)})"


def full_names(short: str) -> list[str]:
    """Return what the folded abbreviation stands for; empty for other words."""
    return [one.full for one in _by_short().get(short, ())]


def beginnings(text: str) -> list[str]:
    """Return the folded words of a text being typed; "po" may become "powiat", so none is left out."""
    return [words.plain(word.text) for word in words.split(tidy(text)[:LONGEST_QUERY])][:MOST_WORDS]
