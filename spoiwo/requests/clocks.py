"""By which act each kind of request is answered, and in what time (domain.md 11.1, 11.2, 11.4).

Days and months are data with dates. Where ``is_checked`` is false nobody has compared them with the text
of the act: the office is told so, citizens see our term without the act, and no article is quoted.
"""

from dataclasses import dataclass
from datetime import date

from spoiwo.common import polish
from spoiwo.requests.states import Kind, Light


@dataclass(frozen=True, slots=True)
class Clock:
    """The term of a kind from ``since`` until before ``until``; words of the act are Polish.

    ``longest_months``: by then, counted from the day it came, a request must be settled whose term was
    moved. ``warn_days`` before its end a term is near. ``remedy`` is what a refusal tells the person to do.
    """

    kind: Kind
    statute: str
    since: date
    longest_months: int
    warn_days: int
    days: int = 0
    months: int = 0
    until: date | None = None
    is_checked: bool = False
    remedy: str = ""

    def due(self, came_on: date) -> date:
        """The last day for the answer; the day on which it came is not counted."""
        return polish.term_end(came_on, days=self.days, months=self.months)

    def latest(self, came_on: date) -> date:
        """The last day to which the term may be moved."""
        return polish.term_end(came_on, months=self.longest_months)


CLOCKS = (
    Clock(
        Kind.DIGITAL,
        "ustawa z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych"
        " podmiotów publicznych (t.j. Dz.U. 2023 poz. 1440)",
        date(2019, 5, 23),
        longest_months=2,
        warn_days=3,
        days=7,
        is_checked=True,
        remedy="Na odmowę zapewnienia dostępności cyfrowej, a także gdy zaproponowany alternatywny sposób"
        " dostępu nie odpowiada, można złożyć skargę do podmiotu, który odmówił. Można też zwrócić się do"
        " Rzecznika Praw Obywatelskich: https://bip.brpo.gov.pl/.",
    ),
    Clock(
        Kind.ACCESS,
        "ustawa z dnia 19 lipca 2019 r. o zapewnianiu dostępności osobom ze szczególnymi potrzebami",
        date(2019, 9, 20),
        longest_months=2,
        warn_days=5,
        days=14,
    ),
    Clock(
        Kind.INFORMATION,
        "ustawa z dnia 6 września 2001 r. o dostępie do informacji publicznej",
        date(2002, 1, 1),
        longest_months=2,
        warn_days=5,
        days=14,
    ),
    Clock(
        Kind.DATA,
        "rozporządzenie (UE) 2016/679 (RODO)",
        date(2018, 5, 25),
        longest_months=3,
        warn_days=7,
        months=1,
        remedy="Można złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych.",
    ),
)


def clock_of(kind: str, day: date) -> Clock:
    """Return the term in force on the day; before the first act, that of the first."""
    rows = [one for one in CLOCKS if one.kind == kind]
    held = [one for one in rows if one.since <= day and (one.until is None or day < one.until)]
    return (held or rows)[0]


def light(due_on: date, warn_days: int, day: date) -> Light:
    """Say how near the end of its term an open request is on the day."""
    if day > due_on:
        return Light.LATE
    return Light.NEAR if (due_on - day).days <= warn_days else Light.CALM
