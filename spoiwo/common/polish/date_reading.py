"""Reading the dates people write in agreements and news, exactly as they are and no more exactly."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from spoiwo.common.polish.calendar_names import (
    MONTHS_GENITIVE,
    MONTHS_LOCATIVE,
    MONTHS_NOMINATIVE,
    WEEKDAYS,
)
from spoiwo.common.polish.dates import Precision
from spoiwo.common.polish.folding import fold
from spoiwo.common.polish.messages import gettext_noop


class UnreadableDate(ValueError):
    """A text is no date; show ``gettext(error.msgid) % error.params``, ``str`` is the English of it."""

    def __init__(self, msgid: str, **params: str) -> None:
        super().__init__(msgid % params)
        self.msgid = msgid
        self.params = params


class ImpossibleDate(UnreadableDate):
    """The calendar has no such day: 31 February."""


class ReferenceNeeded(UnreadableDate):
    """The text leans on the day it was written ("w marcu br."), and that day was not given."""


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date as far as it is known (the first of the month or year stands for the rest), and its source."""

    value: date
    precision: Precision
    original: str


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = {
    fold(name): number
    for names in (MONTHS_NOMINATIVE, MONTHS_GENITIVE, MONTHS_LOCATIVE, _ROMAN)
    for number, name in enumerate(names, start=1)
}
_LEAP_YEAR = 2000
_DAYS_AWAY = {"dzis": 0, "dzisiaj": 0, "dzisiejsz": 0, "wczoraj": -1, "wczorajsz": -1, "jutro": 1}

_LEAD = r"(?:(?:w\s+)?dni[au]\s+|we?\s+)?"
_WEEKDAY = rf"(?:(?:{'|'.join(map(fold, WEEKDAYS))}|srode|sobote|niedziele),?\s+)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_YEAR = r"(?P<year>\d{4})"
_SUFFIX = r"(?:\s*r(?:\.|oku)?)?"
_RELATIVE = (
    r"(?P<relative>b\.?\s?r\.?|(?:biezacego|biezacym|tego|tym)\s+roku?"
    r"|ub\.?\s?r\.?|(?:ubieglego|ubieglym|zeszlego|zeszlym)\s+roku?)"
)
_WHICH_YEAR = rf"(?:\s*{_YEAR}{_SUFFIX}|\s+{_RELATIVE})"
_CLOCK = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"

_ISO = re.compile(rf"{_YEAR}-(?P<month_number>\d{{1,2}})-(?P<day>\d{{1,2}}){_CLOCK}")
_ISO_MONTH = re.compile(rf"{_YEAR}-(?P<month_number>\d{{2}})")
_NUMERIC = re.compile(
    rf"{_LEAD}{_WEEKDAY}(?P<day>\d{{1,2}})\s?([./-])\s?(?P<month_number>\d{{1,2}})\s?\2\s?{_YEAR}{_SUFFIX}"
)
_IN_WORDS = re.compile(rf"{_LEAD}{_WEEKDAY}(?P<day>\d{{1,2}})\.?\s*{_MONTH}{_WHICH_YEAR}?")
_MONTH_ONLY = re.compile(rf"{_LEAD}{_MONTH}{_WHICH_YEAR}")
_YEAR_ONLY = re.compile(rf"{_LEAD}{_YEAR}{_SUFFIX}|(?:w\s+)?roku?\s+(?P<year_after>\d{{4}})\.?")
_AWAY = re.compile(rf"({'|'.join(sorted(_DAYS_AWAY, key=len, reverse=True))})(?:y|ym|ego|e|a|ej)?\b.*")


def parse_date(text: str, *, reference: date | None = None) -> ParsedDate:
    """Return the date a text states, with its precision and the text untouched.

    Reads ISO, 14.05.2015, "14 maja 2015 r.", "18 listopada 2016r.", "… 2024 roku", a month, a year;
    with ``reference`` (the day the text was published) also "8 października", "w marcu b.r.",
    "19 kwietnia bieżącego roku", "dzisiejsze spotkanie". Raises UnreadableDate, or its kinds
    ImpossibleDate and ReferenceNeeded.
    """
    folded = fold(text)
    for pattern, read in _READERS:
        found = pattern.fullmatch(folded)
        if found:
            return read(found, text, reference)
    raise UnreadableDate(gettext_noop("“%(text)s” is not a date we can read."), text=text)


def _read_day(found: re.Match[str], text: str, reference: date | None) -> ParsedDate:
    month, day = _month(found), int(found["day"])
    # 31 February is impossible in every year, so it is refused before a missing year is missed.
    _day(_LEAP_YEAR, month, day, text)
    return ParsedDate(_day(_year(found, text, reference), month, day, text), Precision.DAY, text)


def _read_month(found: re.Match[str], text: str, reference: date | None) -> ParsedDate:
    value = _day(_year(found, text, reference), _month(found), 1, text)
    return ParsedDate(value, Precision.MONTH, text)


def _read_year(found: re.Match[str], text: str, reference: date | None) -> ParsedDate:
    return ParsedDate(_day(_year(found, text, reference), 1, 1, text), Precision.YEAR, text)


def _read_away(found: re.Match[str], text: str, reference: date | None) -> ParsedDate:
    days = timedelta(days=_DAYS_AWAY[found[1]])
    return ParsedDate(_known(reference, text) + days, Precision.DAY, text)


_Reader = Callable[[re.Match[str], str, date | None], ParsedDate]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ISO, _read_day),
    (_NUMERIC, _read_day),
    (_IN_WORDS, _read_day),
    (_ISO_MONTH, _read_month),
    (_MONTH_ONLY, _read_month),
    (_YEAR_ONLY, _read_year),
    (_AWAY, _read_away),
)


def _day(year: int, month: int, day: int, text: str) -> date:
    if year == MAXYEAR:
        # Computers write it for "never"; it ends where no day follows, and periods end on the first day out.
        raise UnreadableDate(gettext_noop("“%(text)s” is not a date we can read."), text=text)
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDate(gettext_noop("There is no such day as “%(text)s”."), text=text) from None


def _month(found: re.Match[str]) -> int:
    named = found.groupdict()
    return int(named["month_number"]) if named.get("month_number") else _MONTHS[named["month"]]


def _year(found: re.Match[str], text: str, reference: date | None) -> int:
    named = found.groupdict()
    stated = named.get("year") or named.get("year_after")
    if stated:
        return int(stated)
    last_year = (named.get("relative") or "").startswith(("u", "z"))
    return _known(reference, text).year - last_year


def _known(reference: date | None, text: str) -> date:
    if reference is None:
        sentence = gettext_noop("“%(text)s” can be read only when we know when it was written.")
        raise ReferenceNeeded(sentence, text=text)
    return reference
