"""Sentences of the working copy; a list item or heading is a sentence of its own."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# A full stop behind these does not end a sentence.
_ABBREVIATED = frozenset(
    [
        "m.in",
        "in",
        "np",
        "tj",
        "tzw",
        "ww",
        "tys",
        "mln",
        "ul",
        "al",
        "pl",
        "os",
        "dr",
        "prof",
        "mgr",
        "inż",
        "hab",
        "ks",
        "św",
        "im",
        "gm",
        "pow",
        "woj",
        "nr",
        "poz",
        "art",
        "ust",
        "pkt",
        "ok",
        "br",
        "b",
        "r",
        "ur",
        "wlkp",
        "maz",
        "śl",
        "lub",
        "kuj",
        "pom",
        "tel",
        "pt",
        "ds",
        "p",
        "godz",
        "str",
        "zł",
        "sp",
        "o",
        "z",
        "oo",
        "o.o",
        "s",
        "a",
        "c",
        "późn",
        "zm",
        "tzn",
        "itp",
        "itd",
        "lek",
        "med",
        "por",
        "par",
        "jw",
        "ub",
    ]
)
_LONGEST = 4_000
_END = re.compile(r"[.!?…]+[”\"»)]*(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A range of the working copy."""

    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, in order and without gaps of more than spaces."""
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(text):
        if end.group() != "\n" and not _ends(text, end):
            continue
        if text[start : end.end()].strip():
            found += _pieces(text, start, end.end())
        start = end.end()
    if text[start:].strip():
        found += _pieces(text, start, len(text))
    return found


def _pieces(text: str, start: int, end: int) -> list[Sentence]:
    """Return one sentence; one without an end, as no one writes, is cut into pieces."""
    found = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        found.append(Sentence(start, cut))
        start = cut
    return [*found, Sentence(start, end)]


def _ends(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 6].lstrip(' „"(–-•·')
    if following[:1].islower():
        return False
    if not stop.group().startswith("."):
        return True
    before = re.search(r"[\w.]+$", text[max(0, stop.start() - 12) : stop.start()])
    word = before.group().lower() if before else ""
    if word in ("r", "br", "b.r", "itd", "itp", "wlkp", "zł", "maz", "śl"):
        return True
    if word.isdigit() and len(word) <= 2:
        return False
    return not (word in _ABBREVIATED or (len(word) == 1 and word.isalpha()))


class Sentences:
    """All sentences of a text, with a quick way from a place to its sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = sentences(text)
        self._starts = [sentence.start for sentence in self.all]

    def number(self, place: int) -> int:
        """Return the number of the sentence around a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def around(self, place: int) -> Sentence:
        """Return the sentence around a place."""
        return self.all[self.number(place)] if self.all else Sentence(0, len(self.text))

    def words(self, number: int) -> str:
        """Return the text of a sentence by number, empty outside the document."""
        if not 0 <= number < len(self.all):
            return ""
        return self.text[self.all[number].start : self.all[number].end]
