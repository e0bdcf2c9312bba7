"""What the name of an institution tells of it: its kind, where it is, and slips of the pen.

Pure: a name in, suggestions with their evidence out. Everything is a suggestion the officer may change.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spoiwo.common.polish import fold, tidy
from spoiwo.common.polish.lemmas import lemmas
from spoiwo.common.polish.morphology import analyser
from spoiwo.intake.guessing_rules import COMPILED

_LETTERS = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_CAPITALISED = r"[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*"
_SHORT_WORD = r"(?:Wlkp|Maz|Podl|Śl|Kuj)\."
_WITH = rf"(?:{_SHORT_WORD}|{_CAPITALISED}|[kn]\.\s?{_CAPITALISED}|(?:nad|koło)\s+{_CAPITALISED})"
_PLACE = re.compile(
    rf"\b(?:[Ww]e?|[Zz]e?)\s+(?P<place>{_CAPITALISED}(?:\s+{_WITH})*)(?=\s*(?:$|[,;(–—\"”]|\s-\s|{_CAPITALISED}))"
)
_NOT_PLACES = frozenset(("gminie", "gminy", "powiecie", "powiatu", "wojewodztwie", "polsce", "polski"))
_SHORTENED = {
    "wlkp.": "Wielkopolskim",
    "maz.": "Mazowieckim",
    "sl.": "Śląskim",
    "podl.": "Podlaskim",
    "kuj.": "Kujawskim",
}
_GEOGRAPHIC = "nazwa_geograficzna"
# After these words the second name belongs to the first: "Warsztat … przy Stowarzyszeniu …".
_JOINING = re.compile(
    r"(\b(przy|w|we|na|rzecz|im|imienia|przez|dla|pod|o|u|z|ze|do|dzialajac\w*|prowadzon\w*|reprezentowan\w*"
    r"|filia|oddzial|dawniej|czyli|tj|tzw|jako|ds|spraw|pracownik\w*)\.?|[-–—(\"„:/])\s*$"
)
_APART = re.compile(r"[,;]|\boraz\b|\bi\s*$|\b(?:w|we|z|ze) \S")
_SUM = re.compile(r"^((razem|suma|ogolem|lacznie)[\s:.=-]*\d*|liczba (instytucji|sygnatariuszy)\b.*)$")


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind a name suggests and the words that suggest it."""

    category: str
    evidence: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameGuess:
    """All that a name tells. ``slips`` are codes of wording: what an officer should look at."""

    kind: KindGuess | None
    locative: str
    slips: tuple[str, ...]
    second: str = ""


def guess(name: str) -> NameGuess:
    """Return what the name suggests; an empty or foreign name suggests nothing."""
    text = tidy(name.replace("\n", " "))
    plain = _plain(text)
    found = _matches(plain)
    kind = _kind(text, plain, found)
    second = _second(name, text, plain, found)
    slips = [code for code, pattern in _SLIPS if pattern.search(plain)]
    if second:
        slips.append("run_on")
    first = text[: text.index(second)] if second and second in text else text
    return NameGuess(kind, _place(first.strip()), tuple(slips), second)


def guess_kind(text: str) -> KindGuess | None:
    """Return the kind words suggest, as in a column of kinds: "fundacja", "PUP", "OPS"."""
    return guess(text).kind


def is_sum(name: str) -> bool:
    """Say whether the row only counts the others: "Razem: 69"."""
    return bool(_SUM.search(fold(name)))


def _plain(text: str) -> str:
    """Return lower case without Polish marks, sign for sign, so that places in both texts agree."""
    lowered = (letter.lower() if len(letter.lower()) == 1 else letter for letter in text.translate(_LETTERS))
    return "".join(lowered)


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    category: str
    labels: tuple[str, ...]
    is_head: bool


def _matches(plain: str) -> list[_Match]:
    found = [
        _Match(match.start(), match.end(), rule.category, rule.labels, rule.is_head)
        for pattern, rule in COMPILED
        for match in pattern.finditer(plain)
    ]
    # The leftmost words are the head of a Polish name; of two at one place the longer says more.
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[_Match] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _kind(text: str, plain: str, found: Iterable[_Match]) -> KindGuess | None:
    first = next(iter(found), None)
    if first is None:
        return None
    labels = list(first.labels)
    if re.search(r"lokaln\w+ grup\w+ dzialani|\blgd\b", plain) and first.category.startswith("ngo."):
        labels.append("lgd")
    return KindGuess(first.category, text[first.start : first.end], tuple(dict.fromkeys(labels)))


def _second(name: str, text: str, plain: str, found: list[_Match]) -> str:
    """Return the second institution standing in the same cell, or nothing.

    It begins with a capital, is a head of a name by itself and is not tied to the first by a preposition.
    """
    heads = [match for match in found if match.is_head]
    for match in heads[1:]:
        before, between = plain[: match.start], plain[heads[0].end : match.start]
        tied = _JOINING.search(before) or _inside_quotes(text, match.start)
        # Something parts two names, if only the town of the first.
        if text[match.start].isupper() and not tied and _APART.search(between):
            return text[match.start :][:120]
    parts = [part.strip() for part in name.split("\n") if part.strip()]
    return parts[1] if len(parts) > 1 and _matches(_plain(tidy(parts[1]))) else ""


def _inside_quotes(text: str, place: int) -> bool:
    before = text[:place]
    opened = before.count("„") + before.count("«")
    return opened > before.count("”") + before.count("»") or before.count('"') % 2 == 1


_SLIPS = (
    ("ohp_singular", re.compile(r"ochotnicz(y|ym|ego) huf(iec|cu|ca)\b.*pracy")),
    ("zaz_wording", re.compile(r"zaklad\w* aktywnosci spolecznej")),
    ("markup", re.compile(r"\[(image|bookmark)|<[a-z/!]|&[a-z]+;")),
    ("replacement", re.compile("\ufffd")),
)


def _place(text: str) -> str:
    """Return the last place the name ends a part with, as it stands: "Zwoleniu", "Gorzowie Wlkp."."""
    places = [match["place"].strip() for match in _PLACE.finditer(text)]
    places = [place for place in places if fold(place).split(" ")[0] not in _NOT_PLACES and len(place) > 2]
    return places[-1] if places else ""


def nominative(place: str, known: Mapping[tuple[str, ...], str] | None = None) -> str:
    """Return the basic form of a place standing in another case, or nothing when it is not certain.

    ``known`` are names by their basic forms (``basic_forms``): only such a list tells "Strzelce
    Krajeńskie" from "Strzelcach Krajeńskich". One word the dictionary has as a place needs no list.
    """
    names = known or {}
    for forms in sorted(basic_forms(place)) if place else ():
        if forms in names:
            return names[forms]
    words = place.split()
    return _one_word(words[0]) if len(words) == 1 else ""


def _one_word(word: str) -> str:
    edges = analyser().analyse(word)
    names = {
        lemma.partition(":")[0]
        for _from, _to, (_form, lemma, _tag, labels, *_rest) in edges
        if _GEOGRAPHIC in labels
    }
    return names.pop() if len(names) == 1 else ""


def basic_forms(name: str) -> frozenset[tuple[str, ...]]:
    """Return the name's words in basic forms, as far as the dictionary tells: comparable in any case."""
    options: list[tuple[str, ...]] = [()]
    for word in name.split():
        full = _SHORTENED.get(_plain(word), word).strip(",;")
        forms = sorted(lemmas(full)) or [full.lower()]
        options = [(*option, form) for option in options for form in forms][:64]
    return frozenset(options)
