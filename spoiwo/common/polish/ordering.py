"""Polish alphabetical order as a stored key, because the database carries no Polish collation.

A key compares byte by byte (PostgreSQL collation "C") and code point by code point (Python)
in the same order: a ą b c ć d e ę … z ź ż. A marked letter is its base letter and a sign above
"z", so "ą" stands behind every word that begins with "a" and before every word with "b".
"""

import re
import unicodedata
from collections.abc import Iterable

from spoiwo.common.polish.folding import fold, tidy

_POLISH = {
    "ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~", "ź": "z|", "ż": "z~",
}  # fmt: skip
_BY_SIGNS = {signs: letter for letter, signs in _POLISH.items()}
_WORDS = re.compile(r"\d+|[^\W\d_]+")
# Below the space, so that a shorter name comes first; a tab is safe in exports of the database.
_LEVEL = "\t"
_LONGEST_RUN = 99


def sort_key(text: str, *, ignore_leading: Iterable[str] = (), limit: int = 500) -> str:
    """Return the key by which ``text`` takes its place in a Polish list.

    Leading quotes and all punctuation are ignored, numbers compare by value ("Szkoła nr 9" before
    "Szkoła nr 10"), spaces come before letters; texts alike in letters are then told apart by
    case (small first) and by spelling, so only texts alike after tidying share a key. ``ignore_leading``
    names words dropped from the front when something follows them ("Stowarzyszenie"). A key longer
    than ``limit`` is cut: texts that differ only behind the cut then tie.
    """
    return _LEVEL.join((_primary(text, ignore_leading), _spelling(text)))[:limit]


def person_sort_key(family_name: str, given_names: str, *, limit: int = 300) -> str:
    """Return the key of a person: by surname first, whole, and only then by given names."""
    names = (_primary(family_name), _primary(given_names), _spelling(family_name), _spelling(given_names))
    return _LEVEL.join(names)[:limit]


def initial(text: str) -> str:
    """Return the first sign of a name or of its key, as a heading of a list: "Ł", "4"; nothing of nothing."""
    return _BY_SIGNS.get(text[:2], text[:1]).upper()


def _primary(text: str, ignore_leading: Iterable[str] = ()) -> str:
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    ignored = {word.lower() for word in ignore_leading}
    while len(words) > 1 and words[0] in ignored:
        words = words[1:]
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    return _numeral(word) if word[0].isdecimal() else "".join(map(_letter, word))


def _numeral(digits: str) -> str:
    """Write the length before the digits, so that 9 stands before 10."""
    plain = "".join(str(unicodedata.digit(sign, 0)) for sign in digits).lstrip("0")[:_LONGEST_RUN] or "0"
    return f"{len(plain):02d}{plain}"


def _letter(letter: str) -> str:
    return _POLISH.get(letter) or fold(letter)


def _spelling(text: str) -> str:
    """Swap the case letter by letter where that can be undone: small letters then come first."""
    return "".join(map(_other_case, tidy(text)))


def _other_case(letter: str) -> str:
    other = letter.swapcase()
    return other if len(other) == 1 and other.swapcase() == letter else letter
