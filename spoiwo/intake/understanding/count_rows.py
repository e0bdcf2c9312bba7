"""Counts in rows: "szkolenia | 6" of a table, "liczba uczestników: 134" of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spoiwo.common.polish.morphology import Case
from spoiwo.intake.understanding.counted_words import PEOPLE_AND_DEEDS
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import understood

_ROW = re.compile(
    r"^[ \t|•·▪*–—-]*(?:\d{1,3}[.)]?[ \t|;]+)?(?P<what>[^\W\d_][^|:;\t\n]{3,140}?)"
    r"(?:\s*[|\t]\s*|\s*:\s+|\s+[–—-]\s+)(?P<value>\d{1,3}(?:[  .]\d{3})+|\d{1,7})"
    r"(?:\s*(?:os(?:\.|ób|oby)|szt\.|sztuk))?[ \t|;,.]*$",
    re.MULTILINE,
)
_HOW_MANY = re.compile(r"^(?:łączn\w+ )?(?:liczba|ilość)\s+", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"\b(?:tel|fax|faks|NIP|REGON|KRS|nr|numer|ul|kod|konto|rok|godz\w*|data|sygn\w*|poz|wersja|strona"
    r"|PESEL|załącznik\w*|punkt|pkt|cena|kwota|wartość|koszt\w*|zł)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A number at the end of a row and what the row says it counts."""

    start: int
    end: int
    value: int
    what: str
    lemma: str


def in_rows(document: Document) -> Iterator[Row]:
    """Yield the rows that count something partnerships report."""
    for found in _ROW.finditer(document.text):
        value = int(re.sub(r"\D", "", found["value"]))
        named = _HOW_MANY.sub("", found["what"].strip())
        lemma = _counted(named, asked=named != found["what"].strip())
        if lemma is None or _NOT_COUNTED.search(found["what"]) or _is_a_year(value):
            continue
        yield Row(found.start("what"), found.end("value"), value, _named(named), lemma)


def _named(words: str) -> str:
    """Return the words in the nominative; those of a plural nominative as they stand."""
    first = words.split()[0].lower()
    stands = any(r.is_noun and "pl" in r.numbers and Case.MIANOWNIK in r.cases for r in understood(first))
    return words if stands else nominative(words)


def _counted(words: str, *, asked: bool) -> str | None:
    """Return what a row counts: its first noun in the plural; behind "liczba" any noun will do."""
    for word in re.findall(r"[^\W\d_]+", words)[:4]:
        nouns = [r for r in understood(word.lower()) if r.is_noun and "pl" in r.numbers]
        usual = sorted(r.name.lower() for r in nouns if r.name.lower() in PEOPLE_AND_DEEDS)
        if usual:
            return usual[0]
        if asked and nouns:
            return nouns[0].name.lower()
        if not any(r.is_adjective for r in understood(word.lower())):
            return None
    return None


def _is_a_year(value: int) -> bool:
    return 1900 <= value <= 2100
