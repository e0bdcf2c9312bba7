"""Days and hours as people write them: "pn–pt 8:00–15:00", "pierwszy wtorek miesiąca 12–14".

A value of its own, without the database: read from a line, written back as a line.
"""

import re
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import fold

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
# Beginnings by which a day is known, folded; the longest first, so that "niedz" is no "nd".
_BEGINNINGS = (
    ("poniedz", 0), ("pon", 0), ("pn", 0), ("wtor", 1), ("wt", 1), ("sro", 2), ("sr", 2), ("czw", 3),
    ("cz", 3), ("piat", 4), ("pt", 4), ("sob", 5), ("sb", 5), ("niedz", 6), ("nd", 6),
)  # fmt: skip
_ORDINALS = {"pierwsz": 1, "drug": 2, "trzec": 3, "czwart": 4, "ostatn": -1}
_ORDINAL_NAMES = {1: "pierwszy", 2: "drugi", 3: "trzeci", 4: "czwarty", -1: "ostatni"}
_FEMININE = {1: "pierwsza", 2: "druga", 3: "trzecia", 4: "czwarta", -1: "ostatnia"}
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"(?:od\s+|godz\.?\s*)*{_CLOCK}\s*(?:-|do)\s*{_CLOCK}\s*(?:godz\.?)?\s*$")
_WORDS = re.compile(r"[a-z]+|\d\.?|-")
MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class Hours:
    """One line: how often, which days, from when to when (all day without hours)."""

    freq: str
    byday: tuple[str, ...]
    opens_at: time | None = None
    closes_at: time | None = None

    def __str__(self) -> str:
        days = _monthly(self.byday) if self.freq == "MONTHLY" else _weekly(self.byday)
        if self.opens_at is None or self.closes_at is None:
            return days
        return f"{days} {self.opens_at:%-H:%M}–{self.closes_at:%-H:%M}"


def read_lines(text: str) -> list[Hours]:
    """Return the hours of a text, one from each line; raises BadInput that names the line it cannot read."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise BadInput(_("Write at most %(count)d lines.") % {"count": MOST_LINES}, "hours")
    return [_read(line) for line in lines]


def _read(line: str) -> Hours:
    folded = fold(line).strip(" .;,")
    found = _HOURS.search(folded)
    days = (folded[: found.start()] if found else folded).strip(" ,:")
    opens, closes = _times(found, line) if found else (None, None)
    freq, byday = _days(days, line)
    return Hours(freq, byday, opens, closes)


def _times(found: re.Match[str], line: str) -> tuple[time, time]:
    first, first_minutes, last, last_minutes = found.groups()
    try:
        opens = time(int(first), int(first_minutes or 0))
        # Midnight as the end of a day is its last minute here: no day has an hour 24.
        closes = time(23, 59) if last == "24" else time(int(last), int(last_minutes or 0))
    except ValueError as error:
        raise _unread(line) from error
    if opens >= closes:
        raise BadInput(_("In “%(line)s” the end is not after the beginning.") % {"line": line}, "hours")
    return opens, closes


def _days(text: str, line: str) -> tuple[str, tuple[str, ...]]:
    if text in {"codziennie", ""}:
        return "WEEKLY", DAYS
    if text in {"dni robocze", "w dni robocze"}:
        return "WEEKLY", DAYS[:5]
    tokens = _WORDS.findall(text)
    unread = [token for token in tokens if not _is_known(token)]
    monthly, weekly = _of_a_month(tokens), _picked(tokens)
    if unread or not weekly:
        raise _unread(line)
    if monthly:
        return "MONTHLY", monthly
    return "WEEKLY", tuple(DAYS[day] for day in sorted(set(weekly)))


def _of_a_month(tokens: list[str]) -> tuple[str, ...]:
    """Return days of a month: each ordinal belongs to the day that follows it, "2. i 4. wtorek" to one."""
    found: list[str] = []
    waiting: list[int] = []
    is_after_day = False
    for token in tokens:
        number, day = _ordinal(token), _day(token)
        if number is not None:
            waiting = [number] if is_after_day else [*waiting, number]
            is_after_day = False
        elif day is not None:
            found += [f"{one}{DAYS[day]}" for one in waiting]
            is_after_day = True
    return tuple(dict.fromkeys(found))


def _picked(tokens: list[str]) -> list[int]:
    """Return the days named, ranges filled: "pn-sr" is three days."""
    picked: list[int] = []
    is_range = False
    for token in tokens:
        day = _day(token)
        if day is not None and is_range and picked:
            step = picked[-1]
            while step != day:
                step = (step + 1) % 7
                picked.append(step)
        elif day is not None:
            picked.append(day)
        is_range = token in {"-", "do"}
    return picked


def _day(token: str) -> int | None:
    if _ordinal(token) is not None:
        return None
    return next((number for begin, number in _BEGINNINGS if token.startswith(begin)), None)


def _ordinal(token: str) -> int | None:
    if token.rstrip(".") in {"1", "2", "3", "4"}:
        return int(token.rstrip("."))
    # "czwarty" is an ordinal, "czwartek" a day.
    if token.startswith("czwartk") or token == "czwartek":  # noqa: S105  # a day, no password
        return None
    return next((number for begin, number in _ORDINALS.items() if token.startswith(begin)), None)


def _is_known(token: str) -> bool:
    joining = {"i", "oraz", "a", "do", "od", "w", "we", "co", "kazdy", "kazda", "kazdego", "-"}
    return (
        token in joining
        or token.startswith("miesi")
        or _day(token) is not None
        or _ordinal(token) is not None
    )


def _unread(line: str) -> BadInput:
    return BadInput(
        _("“%(line)s” cannot be read. Write for example “%(example)s”, one line for each hours.")
        % {"line": line[:80], "example": "pn–pt 8:00–15:00"},
        "hours",
    )


def _weekly(byday: tuple[str, ...]) -> str:
    numbers = sorted(DAYS.index(code) for code in byday)
    if len(numbers) == 7:
        return "codziennie"
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{_NAMES[numbers[0]]}–{_NAMES[numbers[-1]]}"
    return ", ".join(_NAMES[number] for number in numbers)


def _monthly(byday: tuple[str, ...]) -> str:
    named = []
    for code in byday:
        number, day = int(code[:-2]), DAYS.index(code[-2:])
        ordinals = _FEMININE if _NAMES[day].endswith("a") else _ORDINAL_NAMES
        named.append(f"{ordinals[number]} {_NAMES[day]}")
    return f"{', '.join(named)} miesiąca"
