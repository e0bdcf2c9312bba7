"""Place names behind a preposition: "w Górze Kalwarii", "z Ostrowa Wlkp.", in the nominative."""

from dataclasses import dataclass

from spoiwo.common.polish.morphology import Case
from spoiwo.intake.understanding.gazetteer import Gazetteer, looks_like_place
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.words import PLACE_LABELS, Token, Tokens, agreeing, put, understood

_TAILS = frozenset(("Wlkp", "Wielkopolski", "Maz", "Śl", "Kuj", "Pom", "Lub", "Podl", "Maz"))
_NOT_PLACES = frozenset(("polska", "unia", "europa"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place name: tokens it takes, and its nominative."""

    first: int
    after: int
    name: str


def place_at(tokens: Tokens, first: int, gazetteer: Gazetteer) -> Place | None:
    """Return the longest place name that starts at a token, or None."""
    token = tokens.get(first)
    if token is None or not token.is_capital or not token.is_word:
        return None
    for length in (3, 2, 1):
        words = [tokens.get(first + step) for step in range(length)]
        if all(word is not None and word.is_word and word.is_capital for word in words):
            found = _as_place([word for word in words if word is not None], gazetteer)
            if found:
                return _with_tail(tokens, Place(first, first + length, found))
    return None


def _as_place(words: list[Token], gazetteer: Gazetteer) -> str | None:
    if len(words) > 1:
        for name in _whole_nominatives(words):
            if gazetteer.is_place(name) or _is_adjective_and_place(words):
                return name
        return None
    word = words[0].text
    known = [name for name in place_nominatives(word) if gazetteer.is_place(name)]
    if known:
        return known[0]
    if looks_like_place(word) or ("-" in word and all(looks_like_place(part) for part in word.split("-"))):
        names = place_nominatives(word)
        return names[0] if names and names[0].lower() not in _NOT_PLACES else None
    return None


def _is_adjective_and_place(words: list[Token]) -> bool:
    """Say whether all words are parts of place names that agree: "Zielonej Dolinie", "Białych Błotach"."""
    nouns = [
        (reading, number)
        for word in words
        for reading in word.readings
        if reading.is_noun and reading.labels & PLACE_LABELS
        for number in reading.numbers
    ]
    return any(
        all(
            word.text in _TAILS
            or any(other is reading for other in word.readings)
            or agreeing(
                word.text,
                number,
                reading.genders,
                reading.cases & {Case.MIEJSCOWNIK, Case.DOPELNIACZ, Case.MIANOWNIK},
            )
            for word in words
        )
        for reading, number in nouns
    )


def _whole_nominatives(words: list[Token]) -> list[str]:
    """Return the nominatives a phrase of a noun and what agrees with it may have."""
    found: list[str] = []
    for place, word in enumerate(words):
        for reading in understood(word.text):
            if not reading.is_noun:
                continue
            for number in sorted(reading.numbers, reverse=True):
                parts = _agreed(words, place, number, reading.genders, reading.cases)
                if parts is not None:
                    parts[place] = put(reading, word.text, number, min(reading.genders))
                    found.append(" ".join(parts))
    return list(dict.fromkeys(found)) or [nominative(" ".join(word.text for word in words))]


def _agreed(
    words: list[Token], head: int, number: str, genders: frozenset[str], cases: frozenset[str]
) -> list[str] | None:
    parts: list[str] = []
    for place, word in enumerate(words):
        if place == head:
            parts.append(word.text)
            continue
        adjective = agreeing(word.text, number, genders, cases)
        if adjective is None:
            return None
        parts.append(put(adjective, word.text, number, min(genders)))
    return parts


def place_nominatives(word: str) -> list[str]:
    """Return what place a form may be of: "Kutnie" gives "Kutno"; the likeliest first."""
    if "-" in word and not understood(word):
        parts = [place_nominatives(part) for part in word.split("-")]
        return ["-".join(part[0] for part in parts)] if all(parts) else []
    names = [
        put(reading, word, number, min(reading.genders))
        for reading in understood(word)
        if reading.is_noun and reading.labels & PLACE_LABELS and not reading.rare
        for number in sorted(reading.numbers, reverse=True)[:1]
    ]
    return list(dict.fromkeys(names)) or ([word] if looks_like_place(word) else [])


def _with_tail(tokens: Tokens, place: Place) -> Place:
    """Take "Wlkp." and "Maz." with the place."""
    if tokens.word(place.after) in _TAILS:
        after = place.after + 1 + (tokens.word(place.after + 1) == ".")
        return Place(place.first, after, f"{place.name} {tokens.word(place.after)}.")
    return place
