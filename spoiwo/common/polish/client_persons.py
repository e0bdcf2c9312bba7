"""Finding the name of a client in a text of officials: a name in a case, and not beside an office.

Four shapes of a name: a first name with a surname or its initial (“Anna Kowalska”, “pani Ani K.”), a surname
with an initial before it (“A. Kowalska”), a surname alone after a word of a client (“klient Nowak”), a
surname alone after “pan” or “pani” near words of a case.
"""

import re
from collections.abc import Iterator

from spoiwo.common.polish.client_words import (
    CASE,
    CLIENT,
    COURTESY,
    INSTITUTION,
    OFFICE,
    OFFICES,
    PEOPLE_AND_PLACES,
)
from spoiwo.common.polish.lemmas import lemmas
from spoiwo.common.polish.morphology import Reading, readings

Words = list[re.Match[str]]
# A full stop after one capital letter ends no sentence: “A. Kowalska”.
_SENTENCE = re.compile(r"[^.!?\n]+(?:(?:[.!?](?=\w|\s[a-ząćęłńóśźż(\d])|(?<=(?<!\w)[A-ZŁŚŻŹĆ])\.)[^.!?\n]*)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")
_NEAR = 12
_BACK = 60
# Written before the name of an official, or of somebody a street or a school is called after.
_TITLE = re.compile(r"\b(?:dr|mgr|prof|inż|ks|św|im|ul|al|pl|os|hab|adw|lek)\.\s*$", re.IGNORECASE)
# Before and after the name of an author whose words are quoted.
_QUOTING = re.compile(r"(?:\b(?:zob|por|red|oprac|wg|według|cyt|za)\.?:?|[(„”,;])\s*$", re.IGNORECASE)
_QUOTED = re.compile(
    r"^(?:\s*(?:\(red|,\s*[„\"«]|\[w:|,\s*(?:[A-ZŁŚŻŹĆ]\.\s*)|\(\d{4}\)))|^,[^.\n]{0,90}\b(?:1[89]|20)\d\d\b"
)
_INITIAL = re.compile(r"^[A-ZŁŚŻŹĆ]\.$")
# A Roman number makes a pope or a king of a name.
_ROMAN = re.compile(r"^[IVX]+$")


def persons(text: str, *, is_case: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where somebody is named in a case: from the first sign of the name to after the last.

    ``is_case``: the whole text is about one, so no word of a case needs to stand near the name.
    """
    for sentence in _SENTENCE.finditer(text):
        words = list(_WORD.finditer(text, sentence.start(), sentence.end()))
        at = 0
        while at < len(words):
            found = _person_at(text, words, at, is_case)
            if found is None:
                at += 1
                continue
            first, last = found
            yield words[first].start(), words[last].end()
            at = last + 1


def _person_at(text: str, words: Words, at: int, is_case: bool) -> tuple[int, int] | None:
    """Return the first and the last word of the name that begins at the place, if a client bears it."""
    if _TITLE.search(_before(text, words[at])):
        return None
    last = _name_at(words, at)
    if last:
        return (at, last) if _is_of_a_client(words, at, last, is_case) else None
    last = _initialled_at(text, words, at)
    if last:
        return (at, last) if _is_of_a_client(words, at, last, is_case) else None
    return _lone_at(words, at, is_case)


def _is_of_a_client(words: Words, first: int, last: int, is_case: bool) -> bool:
    if _beside_an_office(words, first, last):
        return False
    return is_case or _in_a_case(words, first, last) or _is_hidden(words, first, last)


def _is_hidden(words: Words, first: int, last: int) -> bool:
    """Tell whether somebody is “pani Ania K.”: surnames are cut so of those who are not to be known."""
    return bool(first and _lemmas(words[first - 1]) & COURTESY and _INITIAL.match(words[last].group()))


def _name_at(words: Words, at: int) -> int:
    """Return the place of the last word of a name that begins at ``at``; nought when none does."""
    if at + 1 >= len(words):
        return 0
    first, second = words[at].group(), words[at + 1].group()
    if not first[0].isupper() or not second[0].isupper() or first.endswith("."):
        return 0
    if words[at + 1].start() - words[at].end() != 1 or _lemmas(words[at]) & (COURTESY | OFFICE):
        return 0
    if at + 2 < len(words) and _ROMAN.match(words[at + 2].group()):
        return 0
    return at + 1 if _is_name(first, second) else 0


def _is_name(first: str, second: str) -> bool:
    """Tell whether the two are a first name with a surname or an initial, or a surname with a first name."""
    # In the plural it is a town: “Piotrków Trybunalski”.
    if any("imię" in one.labels and "sg" in one.numbers for one in readings(_titled(first))):
        return len(second) > 1 and (second.endswith(".") is (len(second) == 2))
    return _labelled(_titled(first), "nazwisko") and _labelled(_titled(second), "imię")


def _initialled_at(text: str, words: Words, at: int) -> int:
    """Return the place of the surname after an initial; nought where an author is quoted, or none is."""
    if at + 1 >= len(words) or not _INITIAL.match(words[at].group()):
        return 0
    surname = words[at + 1].group().rstrip(".")
    if not surname[0].isupper() or words[at + 1].start() - words[at].end() > 1:
        return 0
    if not _surnames(surname) or _names_an_institution(surname):
        return 0
    after = text[words[at + 1].end() : words[at + 1].end() + 2 * _BACK]
    return 0 if _QUOTING.search(_before(text, words[at])) or _QUOTED.match(after) else at + 1


def _before(text: str, word: re.Match[str]) -> str:
    """Return what stands right before a word: a long text is not read anew for each of its words."""
    return text[max(0, word.start() - _BACK) : word.start()]


def _lone_at(words: Words, at: int, is_case: bool) -> tuple[int, int] | None:
    """Return a surname alone: with the word of a client before it, or after a courtesy in a case."""
    if at + 1 >= len(words) or words[at + 1].start() - words[at].end() != 1:
        return None
    said, surname = words[at].group(), words[at + 1].group()
    named, bare = _lemmas(words[at]), surname.rstrip(".")
    if not named & (CLIENT | COURTESY) or said.endswith(".") or not _is_written_as_a_name(bare):
        return None
    if _name_at(words, at + 1):
        return None
    if not _agrees(said, bare) or _names_an_institution(bare) or _labelled(_titled(bare), "imię"):
        return None
    if named & CLIENT:
        return at, at + 1
    is_one = (is_case or _in_a_case(words, at, at + 1)) and not _beside_an_office(words, at + 1, at + 1)
    return (at + 1, at + 1) if is_one else None


def _is_written_as_a_name(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and (word[1:].islower() or "-" in word)


def _agrees(noun: str, surname: str) -> bool:
    """Tell whether the surname may stand beside the noun: “klienta Nowaka”, and not “klient Nowego Sącza”."""
    people = [one for one in readings(noun) if "sg" in one.numbers]
    return any(
        one.cases & other.cases and one.genders & other.genders
        for one in people
        for other in _surnames(surname)
        if "sg" in other.numbers
    )


def _surnames(word: str) -> list[Reading]:
    """Return how the word, or the last part of a double one, is understood as a surname."""
    last = _titled(word.rpartition("-")[2])
    return [one for one in readings(last) if "nazwisko" in one.labels]


def _names_an_institution(word: str) -> bool:
    """Tell whether the word is a bank, a region or an office, though somebody is called so too."""
    return bool(lemmas(word.lower()) & (INSTITUTION | OFFICE | PEOPLE_AND_PLACES))


def _titled(word: str) -> str:
    """Return a word as a name is written; forms are often filled in capitals."""
    return word.capitalize() if word.isupper() and len(word) > 2 else word


def _labelled(word: str, label: str) -> bool:
    return any(label in reading.labels for reading in readings(word))


def _in_a_case(words: Words, first: int, last: int) -> bool:
    around = words[max(0, first - _NEAR) : first] + words[last + 1 : last + 1 + _NEAR]
    return any(_lemmas(word) & CASE for word in around)


def _beside_an_office(words: Words, first: int, last: int) -> bool:
    beside = words[max(0, first - 3) : first] + words[last + 1 : last + 4]
    if any(_lemmas(word) & OFFICE for word in beside):
        return True
    before = [word for word in words[max(0, first - 2) : first] if not _lemmas(word) & COURTESY]
    is_called_a_client = any(_lemmas(word) & CASE for word in before[-1:])
    after = [word.group().lower().rstrip(".") for word in words[last + 1 : last + 3]]
    return not is_called_a_client and bool(OFFICES.intersection(after))


def _lemmas(word: re.Match[str]) -> frozenset[str]:
    return lemmas(word.group().rstrip(".").lower())
