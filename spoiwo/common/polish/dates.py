"""Dates as Poles write them. Spaces are ordinary ones: ``typography.bind`` holds them at render time."""

from datetime import date, datetime, time
from enum import StrEnum

from spoiwo.common.polish.calendar_names import MONTHS_GENITIVE, MONTHS_NOMINATIVE, WEEKDAYS


class Precision(StrEnum):
    """How exactly a date is known; the stored day is the first of the month or year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def long_date(day: date) -> str:
    """Return "14 maja 2015 r.": no leading zero, the month in the genitive."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year} r."


def numeric_date(day: date) -> str:
    """Return "14.05.2015"."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def month_year(day: date) -> str:
    """Return the month standing alone, in the nominative: "maj 2015"."""
    return f"{MONTHS_NOMINATIVE[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """Return the day of the week in the nominative: "czwartek"."""
    return WEEKDAYS[day.weekday()]


def hour(moment: time | datetime) -> str:
    """Return "9.00": the hour as prose and papers write it, with a dot and no leading zero."""
    return f"{moment.hour}.{moment.minute:02d}"


def day_and_hour(moment: datetime) -> str:
    """Return "14 maja 2015 r., godz. 9.00"."""
    return f"{long_date(moment)}, godz. {hour(moment)}"


def stamp(moment: datetime) -> str:
    """Return the moment as the official record of a page shows it: "2015-05-14 12:53:43"."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def date_range(first: date, last: date) -> str:
    """Return both ends, both included, without repeating what they share; ValueError when reversed.

    "27–28 maja 2019 r.", "30 maja – 2 czerwca 2019 r.", "30 grudnia 2019 r. – 2 stycznia 2020 r."
    """
    if last < first:
        raise ValueError("a range ends before it begins")
    if first == last:
        return long_date(first)
    if first.year != last.year:
        return f"{long_date(first)} – {long_date(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS_GENITIVE[first.month - 1]} – {long_date(last)}"
    return f"{first.day}–{long_date(last)}"


def with_precision(day: date, precision: str) -> str:
    """Return only what is known: "2008 r.", "marzec 2018 r.", "14 maja 2015 r."; ValueError otherwise."""
    match Precision(precision):
        case Precision.YEAR:
            return f"{day.year} r."
        case Precision.MONTH:
            return f"{month_year(day)} r."
        case Precision.DAY:
            return long_date(day)
