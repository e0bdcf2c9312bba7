"""Dates as a text states them, resolved against the publication date or the nearest stated year."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from spoiwo.common.polish.calendar_names import MONTHS_GENITIVE, MONTHS_LOCATIVE, MONTHS_NOMINATIVE
from spoiwo.common.polish.date_reading import UnreadableDate, parse_date
from spoiwo.common.polish.dates import Precision

_MONTH = "|".join(sorted({*MONTHS_GENITIVE, *MONTHS_LOCATIVE, *MONTHS_NOMINATIVE}, key=len, reverse=True))
_ROMAN = "XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I"
_YEAR = r"(?:19|20)\d{2}"
_THIS = r"b\. ?r\.?|br\.|bieżącego roku|bieżącym roku|tego roku|tego samego roku|tegoż roku"
_LAST = r"ub\. ?r\.?|ubiegłego roku|zeszłego roku|minionego roku"
_WHICH = rf"(?P<year>{_YEAR})|(?P<this>{_THIS})|(?P<last>{_LAST})"
_WEEKDAYS = ("poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę")
_SUFFIX = r"(?: ?(?:r\.|roku|r\b))?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 14–15 maja 2020, 14 i 15 maja 2020: the first day stands for the event.
        rf"\b(?P<day>\d{{1,2}}) ?(?:-|–|i|oraz) ?(?P<day_to>\d{{1,2}}) (?P<month>{_MONTH})(?: "
        rf"(?:{_WHICH}){_SUFFIX})?",
        rf"\b(?P<day>\d{{1,2}})\.? ?(?P<month>{_MONTH})(?:,? ?(?:{_WHICH}){_SUFFIX})?",
        rf"\b(?P<day>\d{{1,2}}) (?P<roman>{_ROMAN}) (?P<year>{_YEAR}){_SUFFIX}",
        rf"\b(?P<year>{_YEAR})([.-])(?P<number>\d{{2}})\2(?P<day>\d{{2}})\b",
        rf"\b(?P<day>\d{{1,2}})[./-](?P<number>\d{{1,2}})[./-](?P<year>{_YEAR})(?!\d){_SUFFIX}",
        rf"\b(?P<month>{_MONTH}) (?:{_WHICH}){_SUFFIX}",
        rf"\b(?P<year>{_YEAR}) (?:roku|r\.)|(?:\broku|\brokiem|\brok) (?P<year2>{_YEAR})\b",
        r"\b(?P<day>\d{1,2})\.? (?P<same_month>bm\b\.?|b\. ?m\.|bieżącego miesiąca)",
        r"\b(?P<away>dzisiaj|dziś|wczoraj)\b",
        rf"\b(?:minion|ubiegł|zeszł|ostatni)(?:y|ą|i|ej)? (?P<weekday>{'|'.join(_WEEKDAYS)})\b",
    )
)
_MONTHS = {
    name: number
    for names in (MONTHS_GENITIVE, MONTHS_LOCATIVE, MONTHS_NOMINATIVE)
    for number, name in enumerate(names, start=1)
}
_ROMANS = {
    name: number
    for number, name in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1
    )
}
_LINK = re.compile(r"\s*(?:,|;|\bi\b|\boraz\b|\ba także\b)?\s*(?:oraz |i |w dni(?:u|ach) |dnia )?")
_PUBLISHED = re.compile(
    r"(?:opublikowano|data (?:publikacji|dodania|opublikowania|wytworzenia|utworzenia)|dodano|utworzono"
    r"|data wpisu|zamieszczono|publikacja)\s*:?\s*(?:dnia )?(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    rf"|\d{{1,2}} (?:{_MONTH}) \d{{4}})",
    re.IGNORECASE,
)


# A date alone on one of the first lines is that of publication where the text speaks of "wczoraj".
_DATELINE = re.compile(
    rf"(?:^|\n)[^\w\n]*(?:[A-ZŁŚŻ]\w+,? )?(?:dnia |dn\. )?(\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}"
    rf"|\d{{1,2}} (?:{_MONTH}) {_YEAR})(?: ?(?:r\.|roku))?[^\w\n]*(?=\n)",
    re.IGNORECASE,
)
_TOLD_NEXT_DAY = re.compile(
    rf"\bwczoraj|\bdzisiejsz|\b(?:bm|b\. ?m)\.|\b(?:minion|ubiegł|zeszł)\w+ (?:{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_TOP = 400


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at a place of the working copy; ``is_stated`` when its year stands in the text."""

    start: int
    end: int
    value: date
    precision: Precision
    is_stated: bool

    @property
    def iso(self) -> str:
        """Return YYYY, YYYY-MM or YYYY-MM-DD, as exact as it was stated."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]
        return self.value.isoformat()[:length]


def published_in(text: str) -> date | None:
    """Return the day of publication a page states about itself ("Opublikowano: 08.06.2018")."""
    found = _PUBLISHED.search(text) or _dateline(text)
    if found is None:
        return None
    try:
        return parse_date(found[1].replace("/", ".")).value
    except UnreadableDate:
        return None


@lru_cache(maxsize=4)
def publication_places(text: str) -> list[tuple[int, int]]:
    """Return where the page speaks of its own publication: such dates are no events."""
    found = [found.span() for found in _PUBLISHED.finditer(text)]
    line = None if found else _dateline(text)
    return found if line is None else [line.span()]


def _dateline(text: str) -> re.Match[str] | None:
    return _DATELINE.search(text, 0, _TOP) if _TOLD_NEXT_DAY.search(text) else None


def dates(text: str, published: date | None) -> list[DateFound]:
    """Return every date of the text in order; those without a year take it from what is known."""
    matches = _without_overlaps(found for pattern in _PATTERNS for found in pattern.finditer(text))
    stated = [found for found in (_read(match, None) for match in matches) if found is not None]
    result: list[DateFound] = []
    following: tuple[int, DateFound] | None = None
    for match in reversed(matches):
        reference = published or _nearest(stated, match.start())
        if following is not None and _LINK.fullmatch(text, match.end(), following[0]):
            reference = following[1].value  # "12 września, 19 września i 24 października 2017 r."
        found = _read(match, reference)
        if found is not None:
            result.append(found)
            leans = found.is_stated or (following is not None and reference is following[1].value)
            following = (match.start(), found) if leans else None
    return result[::-1]


def _without_overlaps(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []  # in the order of the text
    for match in matches:  # patterns come from the most exact to the least
        place = bisect_left(kept, match.start(), key=lambda other: other.start())
        is_free = place == 0 or kept[place - 1].end() <= match.start()
        if is_free and (place == len(kept) or match.end() <= kept[place].start()):
            kept.insert(place, match)
    return kept


def _nearest(stated: list[DateFound], place: int) -> date | None:
    """Return the stated date that a date without a year leans on: the last before it, or the next."""
    number = bisect_left(stated, place, key=lambda found: found.start)
    chosen = stated[number - 1 : number] if number else stated[:1]
    if not chosen:
        return None
    # "W 2012 roku … (25 października)": a bare year stands for all its days.
    is_year = chosen[0].precision is Precision.YEAR
    return chosen[0].value.replace(month=12, day=31) if is_year else chosen[0].value


def _read(match: re.Match[str], reference: date | None) -> DateFound | None:
    named = match.groupdict()
    if named.get("away"):
        if reference is None:
            return None
        day = reference - timedelta(days=named["away"].lower() == "wczoraj")
        return DateFound(match.start(), match.end(), day, Precision.DAY, False)
    if named.get("weekday"):
        return _last_weekday(match, reference, _WEEKDAYS.index(named["weekday"].lower()))
    stated = named.get("year") or named.get("year2")
    year = int(stated) if stated else _leaning_year(named, reference)
    if year is None:
        return None
    month = reference.month if named.get("same_month") and reference is not None else _month(named)
    day_number = int(named["day"]) if named.get("day") else 1
    try:
        value = date(year, month or 1, day_number)
    except ValueError:
        return None
    precision = Precision.DAY if named.get("day") else Precision.MONTH if month else Precision.YEAR
    found = DateFound(match.start(), match.end(), value, precision, bool(stated))
    return _not_far_ahead(found, named, reference)


def _last_weekday(match: re.Match[str], reference: date | None, weekday: int) -> DateFound | None:
    """Read "w miniony piątek": the last such day before the one it is told on."""
    if reference is None:
        return None
    back = (reference.weekday() - weekday - 1) % 7 + 1
    return DateFound(match.start(), match.end(), reference - timedelta(days=back), Precision.DAY, False)


def _leaning_year(named: dict[str, str | None], reference: date | None) -> int | None:
    return None if reference is None else reference.year - bool(named.get("last"))


def _not_far_ahead(found: DateFound, named: dict[str, str | None], reference: date | None) -> DateFound:
    """Move a bare "28 grudnia" read in January to the year before: news tells of what was."""
    leans = reference is not None and not found.is_stated and not named.get("this") and not named.get("last")
    if leans and reference is not None and (found.value - reference).days > 270:
        return replace(found, value=found.value.replace(year=found.value.year - 1))
    return found


def _month(named: dict[str, str | None]) -> int | None:
    if named.get("number"):
        return int(named["number"] or 0) or 13
    if named.get("roman"):
        return _ROMANS[(named["roman"] or "").upper()]
    return _MONTHS[(named["month"] or "").lower()] if named.get("month") else None
