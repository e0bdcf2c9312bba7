"""Finding what tells of somebody's health, faith or origin in a text (GDPR art. 9 and 10).

Groups are what partnerships talk about all day, so a word alone says nothing: “osoby
z niepełnosprawnościami”, “leczenie uzależnień”. It counts when the same sentence speaks of one person: of
oneself, of a relative, of a client. What is found is shown; nothing is stopped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spoiwo.common.polish.lemmas import lemmas
from spoiwo.common.polish.morphology import readings


class SpecialData(StrEnum):
    """What kind of data it is."""

    HEALTH = "health"
    ORIGIN = "origin"
    FAITH = "faith"
    LIFE = "life"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class SpecialWord:
    """A word that tells of one person, from ``start`` to before ``end``."""

    kind: SpecialData
    start: int
    end: int

    def of(self, text: str) -> str:
        """The word itself."""
        return text[self.start : self.end]


_WORDS: dict[SpecialData, frozenset[str]] = {
    SpecialData.HEALTH: frozenset(
        {
            "alkoholik", "alkoholiczka", "alzheimer", "astma", "autyzm", "białaczka", "choroba", "chorować",
            "chory", "ciąża", "cukrzyca", "demencja", "depresja", "epilepsja", "głuchy", "hiv", "inwalida",
            "inwalidka", "narkoman", "narkomanka", "niepełnosprawność", "niepełnosprawny", "niesłyszący",
            "niewidomy", "niewidzący", "nowotwór", "otępienie", "padaczka", "parkinson", "rak",
            "schizofrenia", "stwardnienie", "uzależniony", "zawał",
        }
    ),
    SpecialData.ORIGIN: frozenset({"rom", "romka", "romski", "narodowość"}),
    SpecialData.FAITH: frozenset(
        {
            "ateista", "ateistka", "buddysta", "katolik", "katoliczka", "muzułmanin", "muzułmanka",
            "prawosławny", "protestant", "protestantka", "wyznanie", "żydowski",
        }
    ),
    SpecialData.LIFE: frozenset(
        {"gej", "homoseksualny", "lesbijka", "transpłciowy", "transseksualny", "biseksualny"}
    ),
    SpecialData.RECORD: frozenset({"karany", "skazany", "więzień", "więźniarka"}),
}  # fmt: skip
_BY_LEMMA = {lemma: kind for kind, words in _WORDS.items() for lemma in words}
# One speaks of oneself; as written, for other forms of these words speak of others.
_ONESELF = frozenset(
    {
        "jestem", "mam", "miałam", "miałem", "byłam", "byłem", "choruję", "mnie", "mi", "mną", "mój", "moja",
        "mojego", "mojej", "mojemu", "moim", "moją",
    }
)  # fmt: skip
_RELATIVES = frozenset(
    {
        "babcia", "brat", "córka", "dziadek", "matka", "mama", "mąż", "ojciec", "sąsiad", "sąsiadka",
        "siostra", "syn", "tata", "teściowa", "wnuczka", "wnuk", "żona",
    }
)  # fmt: skip
# Nouns alone: “osoby bezrobotne” are a group.
_CLIENTS = frozenset({"klient", "klientka", "pacjent", "pacjentka", "petent", "petentka", "wychowanka"})
_SENTENCE = re.compile(r"[^.!?;\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 20_000


def find_special_data(text: str) -> list[SpecialWord]:
    """Return the words that tell something of one person, in their order; at most 20,000 signs are read."""
    return [word for sentence in _SENTENCE.finditer(text[:_LONGEST]) for word in _in_sentence(sentence)]


def _in_sentence(sentence: re.Match[str]) -> Iterator[SpecialWord]:
    words = list(_WORD.finditer(sentence.string, sentence.start(), sentence.end()))
    found = [(word, kind) for word in words if (kind := _kind(word.group())) is not None]
    if found and any(_is_of_one(word.group()) for word in words):
        yield from (SpecialWord(kind, word.start(), word.end()) for word, kind in found)


def _kind(word: str) -> SpecialData | None:
    kinds = [_BY_LEMMA[lemma] for lemma in lemmas(word.lower()) if lemma in _BY_LEMMA]
    return kinds[0] if kinds and not _is_of_many(word) else None


def _is_of_one(word: str) -> bool:
    """Tell whether the word speaks of oneself, or of one relative or client."""
    low = word.lower()
    return low in _ONESELF or (bool(lemmas(low) & (_RELATIVES | _CLIENTS)) and not _is_of_many(word))


def _is_of_many(word: str) -> bool:
    """Tell whether the form can only speak of several: “niepełnosprawnych”, “klientów”."""
    numbers = [one.numbers for one in readings(word.lower()) if one.numbers]
    return bool(numbers) and not any("sg" in one for one in numbers)
