"""Finding in a name the words that change with the case: the head noun and what agrees with it.

A name opens with adjectives or with its head noun; the first word that does not agree (a genitive,
a proper name, a preposition) freezes the rest: "Powiatowy Urząd | Pracy w Zwoleniu".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spoiwo.common.polish.morphology import Case, Reading, inflect, readings

_SPLIT = re.compile(r"(\s+|-)")
_AND = frozenset(("i", "oraz"))
# After these a name of their own follows and stays as it is: "Fundacji Nowa Droga".
_NAMED_BEHIND = frozenset(("fundacja", "stowarzyszenie", "gmina", "klub", "koło", "spółka", "grupa"))
_TITLES = frozenset(("pan", "pani"))
_GIVEN_NAME, _SURNAME = "imię", "nazwisko"
_PLACE = frozenset(("nazwa_geograficzna", "człon_nazwy_geograficznej"))


@dataclass(frozen=True, slots=True)
class Part:
    """A word of the phrase that changes, read in one way, in the number and gender it agrees in."""

    place: int
    reading: Reading
    number: str
    gender: str


@dataclass(frozen=True, slots=True)
class _Head:
    reading: Reading
    number: str
    gender: str


def split(phrase: str) -> list[str]:
    """Return words at even places and what stands between them (spaces, hyphens) at odd ones."""
    return _SPLIT.split(phrase)


@lru_cache(maxsize=2048)
def declined_parts(phrase: str, gender: str | None = None) -> tuple[Part, ...]:
    """Return the words of a nominative phrase that decline; empty when no head noun is recognised.

    ``gender`` ("m1", "f") says of whom a word is said when the form leaves it open ("Nowak").
    """
    pieces = split(phrase)
    options = list(_openings(pieces, gender))
    if not options:
        return ()
    return max((_walk(pieces, opening) for opening in options), key=lambda parts: parts[-1].place)


def render(phrase: str, parts: tuple[Part, ...], case: Case) -> str:
    """Return the phrase with its parts put in a case; a part without such a form stays as it was."""
    pieces = split(phrase)
    for part in parts:
        form = inflect(part.reading, part.number, part.gender, case)
        if form:
            pieces[part.place] = _like(pieces[part.place], form)
    return "".join(pieces)


def _like(model: str, form: str) -> str:
    """Give the form the capitals of the word and the comma that stood behind it."""
    tail = model[len(_bare(model)) :]
    if len(model) > 1 and model.isupper():
        return form.upper() + tail
    return (form[:1].upper() + form[1:] if model[:1].isupper() else form) + tail


def _bare(word: str) -> str:
    return word.rstrip(",;")


def _nominatives(word: str) -> list[Reading]:
    return [reading for reading in readings(_bare(word)) if "nom" in reading.cases]


def _openings(pieces: list[str], gender: str | None) -> Iterator[tuple[Part, ...]]:
    """Yield adjectives with the head they agree with: the furthest head, its likeliest reading first."""
    for place in range(_last_possible_head(pieces), -1, -2):
        found = False
        for head in _heads(pieces, place, gender):
            before = _agreeing_before(pieces, place, head)
            if before is not None:
                found = True
                yield (*before, Part(place, head.reading, head.number, head.gender))
        if found:
            return


def _last_possible_head(pieces: list[str]) -> int:
    place = 0
    while place + 2 < len(pieces) and _may_stand_before_head(pieces, place):
        place += 2
    return place


def _may_stand_before_head(pieces: list[str], place: int) -> bool:
    if pieces[place + 1] == "-":
        return not any(reading.is_noun for reading in _nominatives(pieces[place]))
    # "Ruda Śląska", "Biała Podlaska": an adjective of a region follows its noun.
    if _names_region(pieces[place + 2]) and any(r.is_noun for r in _nominatives(pieces[place])):
        return False
    return any(reading.is_adjective for reading in _nominatives(pieces[place]))


def _names_region(word: str) -> bool:
    return any(r.is_adjective and r.name.endswith(("ski", "cki", "dzki")) for r in _nominatives(word))


def _heads(pieces: list[str], place: int, gender: str | None) -> list[_Head]:
    nouns = [reading for reading in _nominatives(pieces[place]) if reading.is_noun]
    heads = [
        _Head(reading, number, sex)
        for reading in nouns
        for number in sorted(reading.numbers, reverse=True)
        for sex in sorted(reading.genders)
    ]
    wanted = [head for head in heads if gender is None or head.gender == gender]
    return sorted(wanted, key=lambda head: _unlikeliness(head, alone=len(pieces) == 1, gender=gender))


def _unlikeliness(head: _Head, *, alone: bool, gender: str | None) -> tuple[bool, bool, int]:
    """Order readings: plain before old, declined before undeclined, then by what the word names."""
    labels = head.reading.labels
    place_like, common = bool(labels & _PLACE), "nazwa_pospolita" in labels
    if _GIVEN_NAME in labels:
        rank = 0
    elif common or place_like:
        rank = 1 if (place_like if alone else common) else 2
    else:
        rank = 3
    if head.reading.lemma.endswith("~ej"):
        rank += 2  # "ruda" the red-haired goes behind "Ruda" the place
    undeclined = head.reading.is_indeclinable and gender is None
    return head.reading.rare, undeclined, rank


def _agreeing_before(pieces: list[str], head_place: int, head: _Head) -> list[Part] | None:
    """Return the adjectives before a head, or None when one of them does not agree with it."""
    parts = []
    for place in range(0, head_place, 2):
        if pieces[place + 1] == "-":
            continue
        reading = _agreeing(pieces[place], head)
        if reading is None:
            return None
        parts.append(Part(place, reading, head.number, head.gender))
    return parts


def _agreeing(word: str, head: _Head) -> Reading | None:
    """Return the adjective reading of a word that agrees with the head in number and gender."""
    for reading in _nominatives(word):
        if reading.is_adjective and head.number in reading.numbers and head.gender in reading.genders:
            return reading
    return None


def _walk(pieces: list[str], opening: tuple[Part, ...]) -> tuple[Part, ...]:
    """Go on behind the head while words agree with it, belong to the person, or join another head."""
    parts = list(opening)
    last = opening[-1]
    head = _Head(last.reading, last.number, last.gender)
    place = last.place + 2
    while place < len(pieces):
        if pieces[place].lower() in _AND and place + 2 < len(pieces):
            joined = _joined_head(pieces, place + 2, head)
            if joined is None:
                break
            place, head = place + 2, joined
            parts.append(Part(place, head.reading, head.number, head.gender))
        elif pieces[place] and not _is_linked_prefix(pieces, place):
            part = _next_part(pieces, place, head)
            if part is None:
                break
            parts.append(part)
        place += 2
    return tuple(parts)


def _is_linked_prefix(pieces: list[str], place: int) -> bool:
    """Say whether a word is the still part of a double adjective: "kujawsko" in "kujawsko-pomorskie"."""
    linked = place + 1 < len(pieces) and pieces[place + 1] == "-"
    return linked and pieces[place].endswith("o") and pieces[place].islower()


def _next_part(pieces: list[str], place: int, head: _Head) -> Part | None:
    word = pieces[place]
    second = _second_noun(word, head, hyphenated=pieces[place - 1] == "-")
    if second is not None:
        return Part(place, second.reading, second.number, second.gender)
    reading = _agreeing(word, head)
    if reading is None or _begins_a_name(pieces, place, head):
        return None
    return Part(place, reading, head.number, head.gender)


def _second_noun(word: str, head: _Head, *, hyphenated: bool) -> _Head | None:
    """Return a surname behind a given name, or the second half of a double place name."""
    for reading in _nominatives(word):
        if not reading.is_noun or reading.rare:
            continue
        titled = _GIVEN_NAME in head.reading.labels or head.reading.name in _TITLES
        person = titled and reading.labels & {_GIVEN_NAME, _SURNAME}
        both_places = hyphenated and head.reading.labels & _PLACE and reading.labels & _PLACE
        if person and head.gender in reading.genders and head.number in reading.numbers:
            return _Head(reading, head.number, head.gender)
        if both_places or (hyphenated and _SURNAME in reading.labels and head.gender in reading.genders):
            return _Head(reading, max(reading.numbers), min(reading.genders))
    return None


def _begins_a_name(pieces: list[str], place: int, head: _Head) -> bool:
    """Say whether an adjective opens a proper name rather than describes the head."""
    if head.reading.name not in _NAMED_BEHIND or place + 2 >= len(pieces):
        return False
    following = _nominatives(pieces[place + 2])
    return any(
        reading.is_noun
        and not reading.is_indeclinable
        and head.gender in reading.genders
        and head.number in reading.numbers
        for reading in following
    )


def _joined_head(pieces: list[str], place: int, head: _Head) -> _Head | None:
    for reading in _nominatives(pieces[place]):
        if reading.is_noun and not reading.rare and head.number in reading.numbers:
            return _Head(reading, head.number, min(reading.genders))
    return None
