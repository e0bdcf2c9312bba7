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
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.0+)?")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
_EMPTY = frozenset(("-", "–", "—", "x", "brak", "n/d", "nd.", "bezterminowo", "nadal", "do odwolania"))


class Dated(Protocol):
    """What a day is read into."""

    since: date | None
    precision: Precision
    until: date | None

    def find(self, code: str, level: Level, cell: Field | None = None, **params: Param) -> None:
        """Take note of something to say."""


def read_into(entry: Dated, given: Mapping[Field, str], today: date) -> None:
    """Set the first and the last day of membership; what cannot be read is an error of its cell."""
    first = _read(entry, Field.SINCE, given.get(Field.SINCE, ""), today)
    if first:
        entry.since, entry.precision = first
    last = _read(entry, Field.UNTIL, given.get(Field.UNTIL, ""), today)
    if last:
        entry.until = _last_of(entry, *last)
    if entry.since and entry.until and entry.until < entry.since:
        entry.find("until_before_since", Level.ERROR, Field.UNTIL)


def _read(entry: Dated, cell: Field, text: str, today: date) -> tuple[date, Precision] | None:
    plain = _CLOCK.sub("", tidy(text))[:60]
    if not plain or plain.lower() in _EMPTY:
        return None
    if _SERIAL.fullmatch(plain):
        day, precision = _SERIAL_ZERO + timedelta(days=int(plain.split(".")[0])), Precision.DAY
        entry.find("day_from_serial", Level.NOTE, cell, text=plain, day=day.isoformat())
    else:
        try:
            parsed = parse_date(plain)
        except UnreadableDate as error:
            entry.find("day_unreadable", Level.ERROR, cell, why=date_problem(error))
            return None
        day, precision = parsed.value, Precision(parsed.precision.value)
    return (day, precision) if _is_sensible(entry, cell, day, today) else None


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
