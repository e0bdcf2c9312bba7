"""Days of membership as lists write them: Polish dates, years, numbers a spreadsheet made of days."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from spoiwo.common.periods import Precision
from spoiwo.common.polish import UnreadableDate, parse_date, tidy
from spoiwo.common.web.day import date_problem
from spoiwo.intake.columns import Field
from spoiwo.intake.wording import Level, Param
from spoiwo.registry.services.signatories import EARLIEST, FURTHEST

# Day 1 of spreadsheets, moved by one because they believe in 29 February 1900.
_ZERO = date(1899, 12, 30)
# Workbooks begun on old Macs count from here, 1,462 days later.
_ZERO_OF_1904 = date(1904, 1, 1)
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.0+)?")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
# What lists write before a day, "14.V.2015" and "05.2015": said the way the common reader knows.
_BEFORE = re.compile(r"^(?:(?:od|do|z|w) )?(?:dni(?:a|u|em) |dn\. )?", re.IGNORECASE)
_ROMAN = re.compile(r"(\d{1,2})\.? ?([ivx]{1,4})\.? ?(\d{4}.*)", re.IGNORECASE)
_MONTH = re.compile(r"(0?[1-9]|1[0-2])[./-](\d{4})(?: ?r\.?)?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2})(?: ?r\.?)?", re.IGNORECASE)
_EMPTY = frozenset(("-", "–", "—", "x", "brak", "n/d", "nd.", "bezterminowo", "nadal", "do odwolania"))


class Dated(Protocol):
    """What a day is read into."""

    since: date | None
    precision: Precision
    until: date | None

    def find(self, code: str, level: Level, cell: Field | None = None, **params: Param) -> None:
        """Take note of something to say."""


def zero_of(*, is_1904: bool) -> date:
    """Return the day from which a spreadsheet counts."""
    return _ZERO_OF_1904 if is_1904 else _ZERO


def read_into(entry: Dated, given: Mapping[Field, str], today: date, zero: date = _ZERO) -> None:
    """Set the first and the last day of membership; what cannot be read is an error of its cell.

    ``zero`` is the day from which the spreadsheet counts.
    """
    first = _read(entry, Field.SINCE, given.get(Field.SINCE, ""), today, zero)
    if first:
        entry.since, entry.precision = first
    last = _read(entry, Field.UNTIL, given.get(Field.UNTIL, ""), today, zero)
    if last:
        entry.until = _last_of(entry, *last)
    if entry.since and entry.until and entry.until < entry.since:
        entry.find("until_before_since", Level.ERROR, Field.UNTIL)


def _read(entry: Dated, cell: Field, text: str, today: date, zero: date) -> tuple[date, Precision] | None:
    plain = _CLOCK.sub("", tidy(text))[:60]
    if not plain or plain.lower() in _EMPTY:
        return None
    if _SERIAL.fullmatch(plain):
        day, precision = zero + timedelta(days=int(plain.split(".")[0])), Precision.DAY
        entry.find("day_from_serial", Level.NOTE, cell, text=plain, day=day.isoformat())
    else:
        try:
            parsed = parse_date(_usual(plain, today))
        except UnreadableDate as error:
            entry.find("day_unreadable", Level.ERROR, cell, why=date_problem(error))
            return None
        day, precision = parsed.value, Precision(parsed.precision.value)
        if _SHORT_YEAR.fullmatch(_BEFORE.sub("", plain)):
            entry.find("day_short_year", Level.WARNING, cell, text=plain, day=day.isoformat())
    return (day, precision) if _is_sensible(entry, cell, day, today) else None


def _usual(text: str, today: date) -> str:
    """Return the date the way the common reader knows it; anything else comes back as it is."""
    text = _BEFORE.sub("", text)
    if found := _ROMAN.fullmatch(text):
        return f"{found[1]} {found[2].upper()} {found[3]}"
    if found := _MONTH.fullmatch(text):
        return f"{found[2]}-{found[1].zfill(2)}"
    if found := _SHORT_YEAR.fullmatch(text):
        # A year further off than any plan belongs to the century before.
        century = 2000 if 2000 + int(found[3]) <= (today + FURTHEST).year else 1900
        return f"{found[1]}.{found[2]}.{century + int(found[3])}"
    return text


def _is_sensible(entry: Dated, cell: Field, day: date, today: date) -> bool:
    if EARLIEST <= day <= today + FURTHEST:
        return True
    code = "day_too_early" if day < EARLIEST else "day_too_far"
    entry.find(code, Level.ERROR, cell, day=day.isoformat())
    return False


def _last_of(entry: Dated, day: date, precision: Precision) -> date:
    """Return the last day of the year or month when no day is given."""
    if precision == Precision.DAY:
        return day
    month = 12 if precision == Precision.YEAR else day.month
    last = date(day.year, month, calendar.monthrange(day.year, month)[1])
    entry.find("last_day_taken", Level.NOTE, Field.UNTIL, day=last.isoformat())
    return last
