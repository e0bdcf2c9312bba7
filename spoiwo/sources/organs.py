"""Whom an office acts for: a mayor for the gmina named with him, a "starosta" for his powiat. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spoiwo.common.polish import fold
from spoiwo.intake.understanding import Gazetteer
from spoiwo.intake.understanding.findings import PersonFound, Territory
from spoiwo.intake.understanding.offices import ORGANS
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.words import Tokens

_NOUNS = {"powiat": "Powiat", "województwo": "Województwo"}
_SIGNED = re.compile(r"podpis|sygnowa|zawar(?:li|ł|t)", re.IGNORECASE)
_CATEGORIES = {"gmina": "jst.gmina", "powiat": "jst.powiat", "województwo": "jst.wojewodztwo"}
# No sentence is longer, and a long document is not read from its beginning for every finding.
_FAR = 2500
_ENDS = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class LegalPerson:
    """The unit of self-government an office acts for."""

    name: str
    category: str


def acts_for(office: str, area: Territory | None, gazetteer: Gazetteer) -> LegalPerson | None:
    """Return whom the holder of an office acts for; None where the words leave it open."""
    head, _space, rest = office.strip().partition(" ")
    level = ORGANS.get(head.lower())
    if level is None:
        return None
    if rest:
        return _named(level, rest, gazetteer)
    # An office without a place is that of the area the document speaks of.
    if level in _NOUNS and area is not None and area.level == level:
        return LegalPerson(_full(level, area.name), _CATEGORIES[level])
    return None


def _named(level: str, words: str, gazetteer: Gazetteer) -> LegalPerson | None:
    if level in _NOUNS:
        found = gazetteer.named(level, words) or gazetteer.named(level, f"{words}e")
        return LegalPerson(_full(level, found[0].name), _CATEGORIES[level]) if found else None
    tokens = Tokens(words)
    place = place_at(tokens, 0, gazetteer)
    if place is None or place.after < len(tokens) or not gazetteer.named("gmina", place.name):
        return None
    return LegalPerson(f"Gmina {place.name}", _CATEGORIES["gmina"])


def _full(level: str, name: str) -> str:
    own = name.removeprefix(f"{level} ")
    return f"{_NOUNS[level]} {own[:1].upper()}{own[1:]}"


def is_signed(text: str, row: PersonFound) -> bool:
    """Say whether a person stands in a sentence, or a list below one, that tells of signing."""
    return any(_SIGNED.search(sentence(text, span.start)) for span in row.spans)


def sentence(text: str, place: int) -> str:
    """Return the words around a place up to the ends of its sentence."""
    first, last = max(0, place - _FAR), place + _FAR
    before = [found.end() for found in _ENDS.finditer(text, first, place)]
    after = _ENDS.search(text, place, last)
    return text[before[-1] if before else first : after.start() + 1 if after else last]


def unlisted(legal: Iterable[LegalPerson], named: Iterable[str]) -> list[LegalPerson]:
    """Return those that are not among the names already proposed, each once."""
    known = {fold(name) for name in named}
    return [one for one in dict.fromkeys(legal) if fold(one.name) not in known]
