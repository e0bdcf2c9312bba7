"""What a figure is: a rule in words, a count by the database, and a count by walking the records."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Any, Generic, TypeVar

from django.db.models import Aggregate, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership

F = TypeVar("F")


class Unit(StrEnum):
    """What one of a figure is. Only unique things must not be added up over partnerships."""

    INSTITUTIONS = "institutions"
    SEATS = "seats"
    MEETINGS = "meetings"
    DOCUMENTS = "documents"
    PLACEMENTS = "placements"
    PEOPLE = "people"
    ACTIONS = "actions"
    PROJECTS = "projects"

    @property
    def label(self) -> Sentence:
        """The name of the unit."""
        return _UNITS[self]

    @property
    def is_unique(self) -> bool:
        """Whether each is counted once, in however many partnerships it is."""
        return self == Unit.INSTITUTIONS


_UNITS: dict[Unit, Sentence] = {
    Unit.INSTITUTIONS: _("unique institutions"),
    Unit.SEATS: _("seats"),
    Unit.MEETINGS: _("meetings"),
    Unit.DOCUMENTS: _("documents"),
    Unit.PLACEMENTS: _("placements"),
    Unit.PEOPLE: pgettext_lazy("unit", "people"),
    Unit.ACTIONS: pgettext_lazy("unit", "actions"),
    Unit.PROJECTS: _("projects"),
}


class Spread(StrEnum):
    """What a figure tells of its period, and so where a number stated by a document speaks.

    What falls on one day each may be put together of shorter periods; what is counted on the last day is the
    same in every period that ends on it; of unique things and of what lasts only the whole period knows.
    """

    BY_DAY = "by_day"
    LAST_DAY = "last_day"
    WHOLE = "whole"


class Part(IntEnum):
    """Parts of the yearly report (domain.md 9.1) that have figures."""

    SIGNATORIES = 2
    COUNCIL = 4
    PLENARIES = 5
    EXTERNAL = 6
    SUPPORT = 7
    RECOMMENDATIONS = 8
    TRAININGS = 9
    FORUM = 10
    INFORMATION = 11
    COMMUNIQUES = 12
    PEOPLE = 13
    PLAN = 14

    @property
    def label(self) -> Sentence:
        """The heading."""
        return _LABELS[self]


_LABELS: dict[Part, Sentence] = {
    Part.SIGNATORIES: _("Signatories"),
    Part.COUNCIL: _("Programme council"),
    Part.PLENARIES: _("Meetings of signatories"),
    Part.EXTERNAL: _("Work in bodies of others"),
    Part.SUPPORT: _("Co-operation with support centres"),
    Part.RECOMMENDATIONS: _("Recommendations"),
    Part.TRAININGS: _("Trainings"),
    Part.FORUM: _("Forum and good practices"),
    Part.INFORMATION: _("Information meetings"),
    Part.COMMUNIQUES: _("Communiqués"),
    Part.PEOPLE: _("People who came"),
    Part.PLAN: _("Plan of action"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Whose work is counted and in which days: ``since`` is in, ``until`` is the first day out."""

    partnerships: tuple[Partnership, ...]
    since: date
    until: date

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.until - timedelta(days=1)

    @property
    def keys(self) -> list[int]:
        """Primary keys of the partnerships."""
        return [one.pk for one in self.partnerships]

    def slug_of(self, number: int) -> str:
        """Return the short address of one of the partnerships."""
        return next(one.slug for one in self.partnerships if one.pk == number)

    def holds(self, day: date | None) -> bool:
        """Tell whether a day lies in the period."""
        return day is not None and self.since <= day < self.until


@dataclass(frozen=True, slots=True)
class Record:
    """One of the records a figure counts; ``weight`` is what it adds (people at a meeting), else one.

    ``is_stated``: what a document states beyond the records, which nobody recorded one by one.
    """

    label: str
    url: str
    day: date | None = None
    detail: str = ""
    weight: int = 1
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class Family(Generic[F]):
    """Records of one kind: asked for numbers in one query, or read one by one as plain facts.

    ``rows`` leaves out what none of its figures counts, so that the database reads a year and not ten;
    families with the same ``rows`` are asked for in one query. ``facts`` reads every record of the
    partnerships, whatever its day and state: what counts is decided by the figure alone, so that the two
    ways share no condition. ``path`` leads from a row to its partnership.
    """

    rows: Callable[[Ground], QuerySet[Any]]
    facts: Callable[[Ground], Iterable[F]]
    record: Callable[[F, Ground], Record]
    path: str = "partnership"


@dataclass(frozen=True, slots=True)
class Figure(Generic[F]):
    """A number of the report.

    ``aggregate`` is the database's way; ``counts`` says of one fact whether it counts, ``one`` what makes
    two of them the same thing (an institution that posted four communiqués is one institution).
    ``folds``: where it is nought it is named with others alike in one line. ``is_grouped``: its records are
    listed under what their ``detail`` says. ``spread`` says where a stated number speaks, ``stated_as``
    which figure's stated number speaks for this one.
    """

    code: str
    part: Part
    unit: Unit
    label: Sentence
    rule: Sentence
    family: Family[F]
    aggregate: Callable[[Ground], Aggregate]
    counts: Callable[[F, Ground], bool]
    one: Callable[[F], Hashable]
    is_estimate: bool = False
    folds: bool = False
    is_grouped: bool = False
    spread: Spread = Spread.BY_DAY
    stated_as: str = ""

    @property
    def stated_code(self) -> str:
        """The code under which documents state it."""
        return self.stated_as or self.code

    @property
    def slug(self) -> str:
        """The code as it stands in an address."""
        return self.code.lower().replace(".", "-")

    def records(self, ground: Ground) -> list[Record]:
        """Return what was recorded of it, each thing once, found by walking; stated numbers stay aside."""
        return self.records_among(self.family.facts(ground), ground)

    def records_among(self, facts: Iterable[F], ground: Ground) -> list[Record]:
        """Return the same of facts that were read already."""
        found: dict[Hashable, Record] = {}
        for fact in facts:
            if self.counts(fact, ground):
                found.setdefault(self.one(fact), self.family.record(fact, ground))
        return list(found.values())


def total(records: Sequence[Record]) -> int:
    """Return the number records add up to."""
    return sum(record.weight for record in records)
