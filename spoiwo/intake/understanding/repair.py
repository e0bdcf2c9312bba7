"""A working copy of a document: spaces, line ends and remains of converters repaired, places kept.

Every character of the copy knows the character of the original it stands for, so a finding in the copy
has its exact place in the text as it was given. The original is never changed.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from spoiwo.common.polish.morphology import readings
from spoiwo.intake.understanding.findings import Span

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# What Word, mail programs and galleries leave behind when their text is copied.
_REMAINS = re.compile(
    r"\[(?:bookmark|image|cid|if [^\]]*|endif)\b[^\]\n]*\]|&(?:nbsp|shy|#160|#173);"
    r"|\{\s*(?:PAGE|HYPERLINK|TOC|REF)\b[^}\n]*\}|_GoBack"
    r"|Zdjęcie galerii artykułu:[^\n]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•·▪◦●■*–—-]|\(?\d{1,2}[.)](?!\d)|[a-z]\))\s*")
# No word is so long; such a run tells nothing and would be tried by every rule from every letter.
_ENDLESS = re.compile(r"[^\W\d_]{61,}|\w{121,}")
_RUN_ON = re.compile(r"(?<![^\W\d_])([^\W\d_]{0,40}[a-ząćęłńóśźż])([A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)")
_SPACED_HYPHEN = re.compile(
    r"(?<![^\W\d_])(?P<first>[^\W\d_]{1,40}o)(?: [–—-] ?| ?[–—] ?|- )(?=[A-ZĄĆĘŁŃÓŚŹŻa-ząćęłńóśźż]{3})"
)
# Good Polish setting repeats the hyphen of a compound at the head of the next line.
_BROKEN_WORD = re.compile(
    r"(?P<first>[^\W\d_]{0,39}[a-ząćęłńóśźż])[\u2010-]\n\s*(?P<again>[\u2010-]?)(?P<second>[^\W\d_]{2,40})"
)
# First halves of adjectives without a hyphen: "ogólnopolski", "zachodniopomorski".
_WRITTEN_TOGETHER = re.compile(
    "ogólno|wielko|mało|długo|krótko|nisko|wysoko|dolno|górno|jedno|wielo|nowo|staro|pełno|równo|różno|samo"
    "|zachodnio|około|prawo|lewo|drobno|średnio"
)
# Cells of a row stand apart; the tab behind "1." or a bullet only sets the line in,
# and one between two small letters stands for a space.
_CELL = re.compile(
    r"(?<![\d•·*–-][.)])(?<![•·*–-])(?<=\S)"
    r"(?: *\t[ \t]*(?=[^\sa-ząćęłńóśźż])|(?<![a-ząćęłńóśźż]) *\t[ \t]*(?=\S))"
)
_WRAPPED_FROM = 45
_ENDS_A_LINE = (".", ":", ";", ",", "!", "?")


@dataclass(frozen=True, slots=True)
class Copy:
    """The repaired text and, for each of its characters, the place of its original."""

    text: str
    places: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> Span:
        """Return where a range of the copy stands in the original."""
        if start >= end:
            return Span(0, 0)
        return Span(self.places[start], self.places[end - 1] + 1)

    def mention(self, start: int, end: int) -> str:
        """Return the exact words of the original behind a range of the copy."""
        return self.span(start, end).of(self.original)


class _Signs:
    """Characters with their places, changed by patterns, always together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = list(range(len(text)))

    def replace(self, pattern: re.Pattern[str], by: str) -> None:
        """Put ``by`` in place of every match; it stands for the first character matched."""
        parts: list[str] = []
        places: list[int] = []
        end = 0
        for found in pattern.finditer(self.text):
            parts += (self.text[end : found.start()], by)
            places += self.places[end : found.start()]
            places += [self.places[found.start()]] * len(by) if found.group() else []
            end = found.end()
        parts.append(self.text[end:])
        places += self.places[end:]
        self.text, self.places = "".join(parts), places

    def set(self, changes: dict[int, str]) -> None:
        """Exchange single characters."""
        self.text = "".join(changes.get(i, sign) for i, sign in enumerate(self.text))

    def cut(self, start: int, end: int, by: str) -> None:
        """Put one character in place of a range; it stands for the first of it."""
        self.text = self.text[:start] + by + self.text[end:]
        self.places[start:end] = [self.places[start]] * len(by)

    def insert_spaces(self, before: list[int]) -> None:
        """Put a space in front of characters; it stands for the character behind it."""
        for place in reversed(before):
            self.text = f"{self.text[:place]} {self.text[place:]}"
            self.places.insert(place, self.places[place])


def repair(text: str) -> Copy:
    """Return the working copy: one paragraph, list item or heading a line, single spaces, whole words."""
    signs = _Signs(text)
    signs.set(dict(enumerate(_composed(text))))
    signs.replace(_ENDLESS, " ")
    signs.replace(_REMAINS, " ")
    signs.replace(_INVISIBLE, "")
    signs.replace(re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029"), "\n")
    _join_broken_words(signs)
    signs.replace(_CELL, " | ")
    signs.replace(re.compile(r"[^\S\n]+"), " ")
    signs.replace(re.compile(r" ?\n ?"), "\n")
    _join_wrapped_lines(signs)
    signs.replace(re.compile(r"\n{2,}"), "\n")
    _close_compounds(signs)
    _part_run_on_words(signs)
    signs.replace(re.compile(r" +(?=[,;])"), "")
    return Copy(signs.text, tuple(signs.places), text)


def _composed(text: str) -> str:
    """Return the text in composed letters where that keeps its length; else as it is."""
    composed = unicodedata.normalize("NFC", text)
    return composed if len(composed) == len(text) else text


def _join_broken_words(signs: _Signs) -> None:
    """Join a word the end of a line parted: its hyphen goes, unless the word has one of its own."""
    for found in reversed(list(_BROKEN_WORD.finditer(signs.text))):
        by = "-" if found["again"] or _is_compound(found["first"], found["second"]) else ""
        signs.cut(found.end("first"), found.start("second"), by)


def _is_compound(first: str, second: str) -> bool:
    """Say whether halves stand for themselves, as in "Bielsko-Biała" and "społeczno-gospodarczy"."""
    half = first.lower()
    is_half = half.endswith("o") and not _WRITTEN_TOGETHER.fullmatch(half) and not readings(half)
    return second[0].isupper() or (is_half and _ends_a_compound(second))


def _join_wrapped_lines(signs: _Signs) -> None:
    lines = signs.text.split("\n")
    wraps: dict[int, str] = {}
    place = -1
    for line, following in pairwise(lines):
        place += len(line) + 1
        if _goes_on(line.strip(), following.strip(), _BULLET.match(following) is not None):
            wraps[place] = " "
    signs.set(wraps)
    signs.replace(re.compile(r" {2,}"), " ")


def _goes_on(line: str, following: str, starts_an_item: bool) -> bool:
    """Say whether a line was broken only because the page ended."""
    if not line or not following:
        return False
    if starts_an_item:
        # A dash at the head of a line opens an item, but not in the middle of a sentence.
        is_dash = re.match(r"[–—] [a-ząćęłńóśźż]", following) is not None
        return is_dash and len(line) >= _WRAPPED_FROM and not line.endswith(_ENDS_A_LINE)
    if following[0].islower() and len(line) > 1:
        return not line.endswith((".", ":", ";", "!", "?")) or len(line) >= _WRAPPED_FROM
    if len(line) < _WRAPPED_FROM:
        return False
    if following[0].isdigit() and line.endswith("."):
        return False  # a chronicle: every row begins with its date
    if line.endswith(_ENDS_A_LINE):
        return line.endswith((",", ".")) and len(line) >= 62 and len(following) > 20
    return line != line.upper()


def _close_compounds(signs: _Signs) -> None:
    """Write "Rolniczo – Turystyczna" in one: only where the first half is no word of its own."""
    for found in reversed(list(_SPACED_HYPHEN.finditer(signs.text))):
        second = re.match(r"[^\W\d_]+", signs.text[found.end() :])
        ends = second is not None and _ends_a_compound(second.group())
        if ends and not readings(found["first"].lower()):
            signs.cut(found.end("first"), found.end(), "-")


def _ends_a_compound(second: str) -> bool:
    """Say whether a word is an adjective: "Lis – burmistrz" of a surname in -o is no compound."""
    return any(reading.is_adjective for reading in readings(second.lower()))


def _part_run_on_words(signs: _Signs) -> None:
    """Part "społecznejAnnę": only where the whole is no word and its first part is one."""
    places = [
        found.start(2)
        for found in _RUN_ON.finditer(signs.text)
        if len(found[1]) >= 3 and readings(found[1]) and not readings(found[0])
    ]
    signs.insert_spaces(places)
