"""Names of persons in a text: given names and surname, their reach and their nominative.

A surname the dictionary lacks is put into the nominative by its ending, and the finding says so.
"""

import re
from dataclasses import dataclass

from spoiwo.common.polish.morphology import Case, Reading
from spoiwo.intake.understanding.offices import TITLES, office_lemma
from spoiwo.intake.understanding.words import (
    GIVEN_NAME,
    PLACE_LABELS,
    SURNAME,
    Token,
    Tokens,
    put,
    understood,
)

# Words that ask for another case than the nominative.
_LEADS = frozenset(("przez", "pana", "panem", "panu", "panią", "z", "ze", "od", "dla"))
_WOMAN, _MAN = "f", "m1"
_ENDINGS_MAN = (
    ("skiego", "ski"), ("ckiego", "cki"), ("dzkiego", "dzki"), ("skiemu", "ski"), ("ckiemu", "cki"),
    ("skim", "ski"), ("ckim", "cki"), ("dzkim", "dzki"), ("owi", ""), ("kiem", "k"), ("giem", "g"),
    ("em", ""), ("a", ""),
)  # fmt: skip
_ENDINGS_WOMAN = (
    ("skiej", "ska"), ("ckiej", "cka"), ("dzkiej", "dzka"), ("ską", "ska"), ("cką", "cka"), ("dzką", "dzka"),
    ("ej", "a"), ("ą", "a"), ("ę", "a"), ("y", "a"),
)  # fmt: skip
# A vowel comes back in the nominative: "Gołąbka" is of Gołąbek.
_NEVER_GIVEN = frozenset(("pan", "pani", "maryja"))
_FLEETING = re.compile(r"[bcdfghjlłmnńprstwzżśćź]k$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name at tokens ``first`` to ``after``, in the nominative."""

    first: int
    after: int
    name: str
    given: str
    surname: str
    gender: str
    is_known: bool
    is_nominative: bool


def starts_person(tokens: Tokens, place: int) -> bool:
    """Say whether a given name and a surname stand here."""
    return person_at(tokens, place) is not None


def person_at(tokens: Tokens, place: int) -> PersonName | None:
    """Return the person whose name starts at a token: given names, then a surname."""
    given = _given_names(tokens, place)
    if not given:
        return _surname_first(tokens, place)
    surname = tokens.get(place + given)
    if surname is None or not _may_be_surname(surname):
        if given < 2:
            return None
        given -= 1  # "Marian Jan": the last of two is the surname when nothing else is
        surname = tokens[place + given]
        if not surname.labelled(SURNAME):
            return None
    return _named(tokens, place, place + given)


def _surname_first(tokens: Tokens, place: int) -> PersonName | None:
    """Read "Sobczuk Maria" at the head of a row in a list: a surname that is no given name, then one."""
    surname, given = tokens.get(place), tokens.get(place + 1)
    if surname is None or given is None or not _is_given(given) or not _opens_a_row(tokens, place):
        return None
    after = tokens.get(place + 2)
    if not surname.is_capital or not surname.labelled(SURNAME) or surname.labelled(GIVEN_NAME):
        return None
    if after is not None and after.is_word and after.is_capital and after.labelled(SURNAME):
        return None
    return PersonName(
        place, place + 2, f"{given.text} {surname.text}", given.text, surname.text, "", True, True
    )


def _opens_a_row(tokens: Tokens, place: int) -> bool:
    before = [tokens.word(place - back) for back in (1, 2, 3)]
    if before[0] in ("\n", "") and place > 0:
        return True
    return before[0] in (".", ")", "•", "–", "-") and (
        before[1] in ("\n", "") or (before[1].isdigit() and before[2] in ("\n", ""))
    )


def _given_names(tokens: Tokens, place: int) -> int:
    count = 0
    while count < 3 and (token := tokens.get(place + count)) is not None and _is_given(token):
        count += 1
    initial = tokens.get(place)
    if not count and initial is not None and len(initial.text) == 1 and initial.text.isupper():
        is_initial = (
            initial.is_word and tokens.word(place + 1) == "." and tokens[place + 1].start == initial.end
        )
        surname = tokens.get(place + 2)
        known = surname is not None and len(surname.text) > 3 and surname.labelled(SURNAME)
        return 2 if is_initial and known and not (surname and surname.text.isupper()) else 0
    if count > 1 and not _may_be_surname(tokens.get(place + count)):
        return count
    return count


def _is_given(token: Token) -> bool:
    if token.lemmas & _NEVER_GIVEN:
        return False
    return (
        token.is_capital
        and len(token.text) > 2
        and any(GIVEN_NAME in reading.labels and "sg" in reading.numbers for reading in _readings(token.text))
    )


def _readings(word: str) -> tuple[Reading, ...]:
    return (
        understood(word.capitalize())
        if len(word) > 3 and word.isupper() and "-" not in word
        else understood(word)
    )


def _may_be_surname(token: Token | None) -> bool:
    if token is None or not token.is_word or not token.is_capital or len(token.text) < 3:
        return False
    if token.text.isupper() and len(token.text) < 5 and not token.labelled(SURNAME):
        return False
    parts = token.text.split("-")
    return all(_part_of_surname(part) for part in parts)


def _part_of_surname(part: str) -> bool:
    if not part[:1].isupper():
        return False
    found = _readings(part)
    if not found:
        return True
    if any(SURNAME in reading.labels for reading in found):
        return True
    if any(reading.labels & PLACE_LABELS for reading in found):
        return False
    return any(reading.is_noun or reading.is_adjective for reading in found) and bool(
        re.search(r"(?:sk|ck|dzk)(?:i|a|iego|iej|iemu|im|ą)$", part) or not _is_common(part)
    )


def _is_common(part: str) -> bool:
    return any("nazwa_pospolita" in r.labels for r in understood(part.lower()))


def _named(tokens: Tokens, first: int, surname_at: int) -> PersonName:
    given = [tokens[place] for place in range(first, surname_at)]
    surname = tokens[surname_at]
    if given[0].text in tuple("ABCDEFGHIJKLMNOPRSTUWZŁŚŻ"):
        text = f"{given[0].text}. {surname.text}"
        return PersonName(first, surname_at + 1, text, given[0].text, surname.text, "", True, True)
    gender, case, known = _gender_and_case(given[0], surname, _is_led(tokens, first))
    names = [_part_nominative(token.text, gender, case, GIVEN_NAME) for token in given]
    last = "-".join(_part_nominative(part, gender, case, SURNAME) for part in surname.text.split("-"))
    full = " ".join((*names, last))
    return PersonName(first, surname_at + 1, full, names[0], last, gender, known, case is Case.MIANOWNIK)


def _is_led(tokens: Tokens, first: int) -> bool:
    """Say whether what stands before a name puts it into another case: "przez", "panem", "Prezesa"."""
    place = first - 1
    while tokens.word(place) in ("–", "—", "-", ":", ".") or tokens.word(place).lower() in TITLES:
        place -= 1
    token = tokens.get(place)
    if token is None or not token.is_word:
        return False
    if token.text.lower() in _LEADS:
        return True
    if office_lemma(token) is None:
        # "Burmistrza Miasta – Witolda": the head of the office stands one word further.
        token = tokens.get(place - 1)
    is_office = token is not None and token.is_word and office_lemma(token) is not None
    return bool(
        is_office and token and all(Case.MIANOWNIK not in r.cases for r in token.readings if r.is_noun)
    )


def _gender_and_case(given: Token, surname: Token, is_led: bool = False) -> tuple[str, Case, bool]:
    """Return gender and case in which given name and surname agree; the nominative where both may be."""
    options = [
        (gender, Case(case))
        for reading in _readings(given.text)
        if GIVEN_NAME in reading.labels and "sg" in reading.numbers
        for gender in sorted(reading.genders & {_WOMAN, _MAN})
        for case in sorted(reading.cases, key=_rank)
        if case != Case.WOLACZ or reading.cases == {Case.WOLACZ}
    ]
    options.sort(key=lambda option: (is_led and option[1] is Case.MIANOWNIK, _rank(option[1])))
    parts = surname.text.split("-")
    for gender, case in options:
        if all(_surname_reading(part, gender, case) for part in parts):
            return gender, case, True
    for gender, case in options:
        if all(_ending_fits(part, gender, case) for part in parts):
            return gender, case, False
    return (*options[0], False) if options else (_MAN, Case.MIANOWNIK, False)


def _rank(case: str) -> int:
    return list(Case).index(Case(case))


def _surname_reading(part: str, gender: str, case: Case) -> Reading | None:
    found = [
        r
        for r in _readings(part)
        if case in r.cases and gender in r.genders and not r.rare and "sg" in r.numbers
    ]
    named = [reading for reading in found if SURNAME in reading.labels]
    adjectives = [reading for reading in found if reading.is_adjective and re.search(r"[sc]k|dzk", part)]
    return next(iter(named or adjectives), None)


def _ending_fits(part: str, gender: str, case: Case) -> bool:
    if case is Case.MIANOWNIK:
        return (
            not _readings(part)
            and (
                part.endswith("a") if gender == _WOMAN else not part.endswith(("ą", "ę", "iego", "iem", "ej"))
            )
        ) or (gender == _WOMAN and not part.endswith(("ą", "ę", "ej")))
    table = _ENDINGS_WOMAN if gender == _WOMAN else _ENDINGS_MAN
    return part.endswith(tuple(ending for ending, _ in table)) or gender == _WOMAN


def _part_nominative(part: str, gender: str, case: Case, label: str) -> str:
    if case is Case.MIANOWNIK:
        return part
    for reading in sorted(_readings(part), key=lambda reading: label not in reading.labels):
        fits = case in reading.cases and gender in reading.genders and "sg" in reading.numbers
        if fits and (label in reading.labels or reading.is_adjective) and not reading.rare:
            return put(reading, part, "sg", gender)
    return part if label == GIVEN_NAME else _by_ending(part, gender)


def _by_ending(part: str, gender: str) -> str:
    for ending, instead in _ENDINGS_WOMAN if gender == _WOMAN else _ENDINGS_MAN:
        if part.endswith(ending) and len(part) - len(ending) >= 3:
            stem = part[: len(part) - len(ending)] + instead
            if gender == _MAN and instead in ("", "k") and _FLEETING.search(stem):
                return f"{stem[:-1]}ek"
            return stem
    return part
