"""Words of the working copy with what the dictionary says of them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from spoiwo.common.polish.morphology import Case, Reading, inflect, readings

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[  .]\d{3})+(?!\d)|\d+|\n|[^\w\s]", re.UNICODE)
GIVEN_NAME, SURNAME = "imię", "nazwisko"
PLACE_LABELS = frozenset(("nazwa_geograficzna", "człon_nazwy_geograficznej"))
_COMPOUND = re.compile(r"([^\W\d_]+o)-([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign with its place in the working copy."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Say whether it is written like a name."""
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Say whether it is made of letters."""
        return self.text[:1].isalpha()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the dictionary says; of a compound adjective what it says of its last part."""
        return understood(self.text)

    @property
    def lemmas(self) -> frozenset[str]:
        """Basic forms in lower case, without the dictionary's marks."""
        return basic_forms(self.text)

    def labelled(self, *labels: str) -> bool:
        """Say whether some reading bears one of the dictionary's labels."""
        return any(reading.labels.intersection(labels) for reading in self.readings)


@lru_cache(maxsize=20_000)
def understood(word: str) -> tuple[Reading, ...]:
    """Return the declinable readings of a word, of "Kulturalno-Oświatowego" those of its last part."""
    found = readings(word)
    compound = None if found else _COMPOUND.fullmatch(word)
    return readings(compound[2].lower()) if compound else found


@lru_cache(maxsize=20_000)
def basic_forms(word: str) -> frozenset[str]:
    """Return the lemmas of a word in lower case; the word itself when the dictionary lacks it."""
    found = frozenset(reading.name.lower() for reading in understood(word))
    if word[:1].isupper():
        found |= frozenset(reading.name.lower() for reading in understood(word.lower()))
    return found or frozenset((word.lower(),))


class Tokens:
    """All tokens of a text, with a quick way from a place to a token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = [Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
        self._starts = [token.start for token in self.all]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, place: int) -> Token:
        return self.all[place]

    def get(self, place: int) -> Token | None:
        """Return the token, or None past either end."""
        return self.all[place] if 0 <= place < len(self.all) else None

    def word(self, place: int) -> str:
        """Return the text of a token, empty past either end."""
        token = self.get(place)
        return token.text if token else ""

    def at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after an offset."""
        return bisect_left(self._starts, offset)


def agreeing(word: str, number: str, genders: frozenset[str], cases: frozenset[str]) -> Reading | None:
    """Return the reading as an adjective that agrees in number, gender and one of the cases."""
    lowered = understood(word) if not word[:1].isupper() else (*understood(word.lower()), *understood(word))
    for reading in lowered:
        fits = reading.is_adjective and number in reading.numbers and reading.cases & cases
        if fits and reading.genders & genders:
            return reading
    return None


def put(reading: Reading, word: str, number: str, gender: str, case: Case = Case.MIANOWNIK) -> str:
    """Return the word in a case with the capitals and the first half it had."""
    compound = _COMPOUND.fullmatch(word)
    form = inflect(reading, number, gender, case)
    if form is None:
        return word
    if compound:
        return f"{compound[1]}-{_like(compound[2], form)}"
    return _like(word, form)


def _like(model: str, form: str) -> str:
    if len(model) > 1 and model.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form
