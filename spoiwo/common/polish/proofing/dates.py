"""Days that only make sense on the day they were written: without a year, or told from today."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from spoiwo.common.polish.date_reading import UnreadableDate, parse_date
from spoiwo.common.polish.dates import long_date
from spoiwo.common.polish.proofing.findings import Finding, Kind

_MONTHS = "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
_GAP = r"[ \u00a0]"
_YEAR = rf"{_GAP}?(?:\d{{4}}|b\.?{_GAP}?r\.|(?:bieżącego|tego|ubiegłego|zeszłego|przyszłego){_GAP}roku)"
# Not followed by its year, nor by another day that has one: „14 maja i 15 czerwca 2015 r.”.
_LATER = rf"{_GAP}?(?:,|–|-|i|oraz|do|a|lub|albo){_GAP}?\d{{1,2}}{_GAP}(?:{_MONTHS}){_YEAR}"
# In lower case: „ulica 3 Maja” and „Święto 3 Maja” are names.
_DAY = re.compile(rf"\b\d{{1,2}}{_GAP}(?:{_MONTHS})\b(?!{_YEAR})(?!{_LATER})")
_MONTH = re.compile(
    rf"\bwe?{_GAP}(?:styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrześniu|październiku"
    rf"|listopadzie|grudniu)\b(?!{_YEAR})"
)
_TODAY = re.compile(r"\b(?:dziś|dzisiaj|dzisiejsz(?:y|a|e|ego|ej|emu|ym|ych|ymi|ą))\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:wczoraj|wczorajsz(?:y|a|e|ego|ej|emu|ym|ych|ymi|ą))\b", re.IGNORECASE)
_TOMORROW = re.compile(r"\b(?:jutro|jutrzejsz(?:y|a|e|ego|ej|emu|ym|ych|ymi|ą))\b", re.IGNORECASE)
_AFTER = re.compile(r"\bpojutrze\b", re.IGNORECASE)
_DAYS = ((_YESTERDAY, -1), (_TODAY, 0), (_TOMORROW, 1), (_AFTER, 2))
_THIS = re.compile(
    rf"\b(?:b\.{_GAP}?r\.|br\.|(?:bieżącego|tego){_GAP}roku|w{_GAP}(?:bieżącym|tym){_GAP}roku)", re.IGNORECASE
)
_LAST = re.compile(
    rf"\b(?:(?:ubiegłego|zeszłego){_GAP}roku|w{_GAP}(?:ubiegłym|zeszłym){_GAP}roku)", re.IGNORECASE
)
_NEXT = re.compile(rf"\b(?:przyszłego{_GAP}roku|w{_GAP}przyszłym{_GAP}roku)", re.IGNORECASE)
_YEARS = ((_LAST, -1), (_THIS, 0), (_NEXT, 1))
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REACH = 120


def dates(text: str, day: date) -> Iterator[Finding]:
    """Yield days without a year and days told from today, with what they mean on the day of publication."""
    for pattern, ahead in _DAYS:
        hint = long_date(day + timedelta(days=ahead))
        yield from _found(pattern, text, Kind.RELATIVE_DAY, hint)
    for pattern, ahead in _YEARS:
        year = str(day.year + ahead)
        yield from _found(pattern, text, Kind.RELATIVE_YEAR, year)
    for one in _found(_DAY, text, Kind.NO_YEAR):
        yield replace(one, hint=_read(one.words, day))
    for one in _found(_MONTH, text, Kind.NO_YEAR):
        # A year said nearby tells of the month too: „w 2016 roku, w marcu i w maju”.
        if not _ANY_YEAR.search(text, max(0, one.start - _REACH), one.end + _REACH):
            yield one


def _found(pattern: re.Pattern[str], text: str, kind: Kind, hint: str = "") -> Iterator[Finding]:
    for match in pattern.finditer(text):
        yield Finding(kind, match.start(), match.end(), match.group(), hint)


def _read(words: str, day: date) -> str:
    try:
        return long_date(parse_date(words, reference=day).value)
    except UnreadableDate:
        return ""
