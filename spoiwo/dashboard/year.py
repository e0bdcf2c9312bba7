"""A year at a glance: numbers that matter, and what happened in which month.

Each kind is a figure of the report: its number of a month, as that of the year, leads to its records.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.communiques.models import Communique
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.dashboard.questions import Question, ask, question
from spoiwo.figures.definitions import BY_CODE, FIGURES, Figure, Ground, Part
from spoiwo.figures.definitions.meetings import OWN, TAKEN_PART
from spoiwo.figures.selectors import recorded, stated_numbers, values_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import TOOK_PLACE, MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.states import Kind

# No desk asks for a year the calendar of the product does not know.
FIRST_YEAR, LAST_YEAR = 1990, 2100
# In the order of the report: the figure, the kind of meeting it counts, in which role.
_MEETINGS: dict[str, tuple[MeetingKind, tuple[str, ...] | None]] = {
    "P02": (MeetingKind.COUNCIL, None),
    "P03": (MeetingKind.SIGNATORIES, None),
    "P04": (MeetingKind.EXTERNAL, TAKEN_PART),
    "P05": (MeetingKind.OWES, None),
    "P10": (MeetingKind.TRAINING, None),
    "P09": (MeetingKind.FORUM, None),
    "P07.organised": (MeetingKind.INFORMATION, OWN),
    "P07.attended": (MeetingKind.INFORMATION, TAKEN_PART),
}
_PAPERS = ("P06.adopted", "P08.communiques")
KINDS = (*_MEETINGS, *_PAPERS)
# Roman numbers of months, as Polish calendars write them, are the same in every language.
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WHOLE_YEAR = 0
# More rows than any year has of a kind in each of its months and roles.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A number of the year with its words and the page that shows its records."""

    number: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Month:
    """So many of a kind in a month, and the page of their records."""

    name: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A kind through the year; ``stated`` is how much of the number a document states without a record."""

    label: Sentence
    months: tuple[Month, ...]
    number: int
    url: str
    stated: int = 0

    @property
    def filled(self) -> list[Month]:
        """The months in which there was any."""
        return [month for month in self.months if month.number]


@dataclass(frozen=True, slots=True)
class Glance:
    """A year: its numbers, its kinds by month without those of which there were none."""

    year: int
    figures: tuple[YearFigure, ...]
    lines: tuple[Line, ...]
    is_this: bool

    @property
    def before(self) -> int | None:
        """The year before; None where the calendar ends."""
        return self.year - 1 if self.year > FIRST_YEAR else None

    @property
    def after(self) -> int | None:
        """The next year; None for the one that runs."""
        return None if self.is_this else self.year + 1

    @property
    def numerals(self) -> tuple[str, ...]:
        """The months."""
        return NUMERALS

    @property
    def number(self) -> int:
        """How much there was."""
        return sum(line.number for line in self.lines)


def glance_at(partnership: Partnership, year: int, day: date) -> Glance:
    """Return a year up to the day, a year that is not yet is this one; in two queries where no document
    states a number of it."""
    year = min(max(year, FIRST_YEAR), day.year)
    # Who gave notice still belongs: only what happened by the day is told as done.
    until = min(clock.day_after(day), date(year + 1, 1, 1))
    ground = Ground((partnership,), date(year, 1, 1), until)
    months, is_stated = _by_month(ground)
    figures, lines = _figures(ground, is_stated=is_stated), _lines(ground, months, is_stated=is_stated)
    return Glance(year, tuple(figures), tuple(lines), is_this=year == day.year)


def _figures(ground: Ground, *, is_stated: bool) -> list[YearFigure]:
    members = [figure for figure in FIGURES if figure.part == Part.SIGNATORIES]
    numbers = _numbers(ground, members) if is_stated else recorded(ground, members)
    sectors = sum(number > 0 for code, number in numbers.items() if code.startswith("P14."))
    register = reverse("registry:signatory_list", args=[ground.partnerships[0].slug])
    return [
        YearFigure(
            numbers["P01"],
            npgettext("counted", "signatory", "signatories", numbers["P01"]),
            _records("P01", ground),
        ),
        YearFigure(sectors, ngettext("sector", "sectors", sectors), register),
        YearFigure(numbers["P15.joined"], _("joined in the year"), _records("P15.joined", ground)),
        YearFigure(numbers["P15.left"], _("left in the year"), _records("P15.left", ground)),
    ]


def _numbers(ground: Ground, figures: Sequence[Figure[Any]]) -> dict[str, int]:
    return {value.figure.code: value.number for value in values_of(ground, figures)}


def _lines(ground: Ground, numbers: dict[str, dict[int, int]], *, is_stated: bool) -> list[Line]:
    rests = _stated(ground) if is_stated else defaultdict(Counter)
    lines = [_line(code, numbers[code], rests[code], ground) for code in KINDS]
    return [line for line in lines if line.number]


def _line(code: str, numbers: dict[int, int], rests: Counter[int], ground: Ground) -> Line:
    year = ground.since.year
    months = tuple(
        Month(
            str(MONTHS[month]),
            numbers.get(month, 0) + rests[month],
            _records(code, _month(ground, year, month)),
        )
        for month in range(1, 13)
    )
    return Line(
        BY_CODE[code].label,
        months,
        sum(numbers.values()) + rests[_WHOLE_YEAR],
        _records(code, ground),
        rests[_WHOLE_YEAR],
    )


def _stated(ground: Ground) -> dict[str, Counter[int]]:
    """Return what documents state beyond the records, by kind: of the whole year, and of single months."""
    rests: dict[str, Counter[int]] = defaultdict(Counter)
    year, own = ground.since.year, ground.partnerships
    stated = stated_numbers(own[0]).filter(
        closed_at=None, code__in=KINDS, since__gte=ground.since, until__lte=ground.until
    )
    if not (rows := list(stated)):
        return rests
    for value in values_of(ground, [BY_CODE[code] for code in sorted({row.code for row in rows})]):
        rests[value.figure.code][_WHOLE_YEAR] = value.rest
    for row in rows:
        month = _month(ground, year, row.since.month)
        if row.until <= month.until:
            [value] = values_of(month, [BY_CODE[row.code]])
            rests[row.code][row.since.month] = value.rest
    return rests


def _month(ground: Ground, year: int, month: int) -> Ground:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Ground(ground.partnerships, date(year, month, 1), following)


def _by_month(ground: Ground) -> tuple[dict[str, dict[int, int]], bool]:
    """Return how many of each figure fell in which month, and whether a document states any; one query."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    questions = [_meetings(ground), _recommendations(ground), _communiques(ground), _any_stated(ground)]
    meetings, *papers, stated = ask(questions, most=_MOST)
    for row in meetings:
        for code, (kind, roles) in _MEETINGS.items():
            if row.name == kind and (roles is None or row.title in roles):
                found[code][row.number] += row.count
    for code, rows in zip(_PAPERS, papers, strict=True):
        for row in rows:
            found[code][row.number] += row.count
    return found, bool(stated)


def _meetings(ground: Ground) -> Question:
    rows = Meeting.objects.filter(partnership__in=ground.keys, state__in=TOOK_PLACE)
    return _counted(rows, "day", ground, name="kind", title="role")


def _recommendations(ground: Ground) -> Question:
    rows = Recommendation.objects.filter(partnership__in=ground.keys, kind=Kind.RECOMMENDATION)
    return _counted(rows, "adopted_on", ground)


def _communiques(ground: Ground) -> Question:
    rows = Communique.objects.filter(partnership__in=ground.keys, state=CommuniqueState.PUBLISHED)
    # Published at a moment of a day in Poland.
    return _counted(rows, "published_at", ground)


def _any_stated(ground: Ground) -> Question:
    """Ask for numbers that may speak in these days; most partnerships have none."""
    rows = stated_numbers(ground.partnerships[0]).filter(
        closed_at=None, since__lt=ground.until, until__gt=ground.since
    )
    return question(rows.order_by(), count="number")


def _counted(rows: QuerySet[Any, Any], field: str, ground: Ground, **kept: str) -> Question:
    path = f"{field}__date" if field.endswith("_at") else field
    within = rows.filter(**{f"{path}__gte": ground.since, f"{path}__lt": ground.until}).order_by()
    month = ExtractMonth(field)
    counted = within.values(*kept.values(), month=month).annotate(counted=Count("pk"))
    return question(counted, number="month", count="counted", **kept)


def _records(code: str, ground: Ground) -> str:
    page = reverse("figures:figure", args=[ground.partnerships[0].slug, BY_CODE[code].slug])
    return f"{page}?od={ground.since.isoformat()}&do={ground.last_day.isoformat()}"
