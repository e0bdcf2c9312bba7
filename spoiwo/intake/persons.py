"""Reading a person's name from one cell: titles, order, nothing guessed that is not there."""

import re
from dataclasses import dataclass

from spoiwo.common.polish import fold, tidy

_TITLES = re.compile(
    r"^(?:(?:prof|dr|hab|mgr|inż|inz|lic|lek|med|ks|s|o|arch)|pan|pani|p)\b\.?[\s,]*", re.IGNORECASE
)
_KEPT_TITLES = ("prof", "dr", "hab", "mgr", "inz", "inż", "lic", "lek", "med", "ks", "arch")
_AFTER = re.compile(r"\s*(?:[,;–—(]|\s-\s).*$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; ``swapped`` when the surname stood first."""

    given_names: str
    family_name: str
    title: str = ""
    swapped: bool = False

    @property
    def full(self) -> str:
        return f"{self.given_names} {self.family_name}"

    @property
    def folded(self) -> str:
        return fold(self.full)


def read_person(text: str) -> PersonName | None:
    """Return the name in the cell, or None when first name and surname cannot be told apart.

    "Nowak Anna" cannot be told from "Anna Nowak" unless the surname is in capitals; the usual
    order is taken, since a wrong order is seen at once and costs one correction.
    """
    rest, titles = tidy(text), []
    while found := _TITLES.match(rest):
        word = found.group().strip(" ,")
        if fold(word).strip(".") in _KEPT_TITLES:
            titles.append(word)
        rest = rest[found.end() :]
    words = _AFTER.sub("", rest).split()
    if not 2 <= len(words) <= 5 or not all(_is_name(word) for word in words):
        return None
    title = " ".join(titles)[:40]
    if _is_capital(words[0]) and not _is_capital(words[-1]):
        return PersonName(" ".join(map(_cased, words[1:])), _cased(words[0]), title, swapped=True)
    return PersonName(" ".join(map(_cased, words[:-1])), _cased(words[-1]), title)


def person_of(given_names: str, family_name: str) -> PersonName | None:
    """Return the name from two cells, or None when one of them is empty."""
    given, family = tidy(given_names), tidy(family_name)
    if not given or not family or len(given) > 120 or len(family) > 120:
        return None
    return PersonName(given, family)


def _is_name(word: str) -> bool:
    is_word = re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", word)
    return bool(is_word) and word[0].isupper() and len(word) <= 60


def _is_capital(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def _cased(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if _is_capital(word) else word
