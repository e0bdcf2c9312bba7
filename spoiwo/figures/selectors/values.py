"""Values of figures, in two ways that share no condition, and where the two disagree."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Aggregate, QuerySet
from django_scopes import scopes_disabled

from spoiwo.common.prepared import PreparedPeriodQuery
from spoiwo.common.scoping import require_scope
from spoiwo.figures.definitions import FIGURES, FIGURES_OF_MANY, Figure, Ground, total
from spoiwo.figures.derived import Derived, derived_of
from spoiwo.figures.models import Recount
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its number in a period."""

    figure: Figure[Any]
    number: int
    derived: Derived | None = None

    @property
    def is_folded(self) -> bool:
        """Whether it is named in one line with other noughts."""
        return self.figure.folds and not self.number


@dataclass(frozen=True, slots=True)
class Drift:
    """A number and what its records add up to, where the two disagree: one of the ways is wrong."""

    code: str
    since: date
    until: date
    counted: int
    recounted: int

    def as_json(self) -> dict[str, object]:
        """Return it as it is stored."""
        return asdict(self) | {"since": self.since.isoformat(), "until": self.until.isoformat()}


def values_of(ground: Ground, figures: Iterable[Figure[Any]] = FIGURES) -> list[Value]:
    """Return the numbers as the database counts them, in the order asked: one query for a kind of records."""
    wanted = list(figures)
    count = _count_of_one if len(ground.partnerships) == 1 else _count_of_many
    numbers: dict[str, int] = {}
    for own in by_rows(wanted):
        found = count(ground, tuple(own))
        numbers |= {figure.code: int(number or 0) for figure, number in zip(own, found, strict=True)}
    return numbered(wanted, numbers)


def _count_of_many(ground: Ground, figures: Sequence[Figure[Any]]) -> Iterable[int | None]:
    _names, asked = asked_of(figures, ground)
    return figures[0].family.rows(ground).aggregate(**asked).values()


def _count_of_one(ground: Ground, figures: tuple[Figure[Any], ...]) -> Iterable[int | None]:
    """The same of one partnership: asked on every desk and page, so its SQL is made once (G7)."""
    number = ground.partnerships[0].pk
    require_scope(number)
    found = _prepared(figures).rows(number, ground.since, ground.until)
    return found[0] if found else [None] * len(figures)


@cache
def _prepared(figures: tuple[Figure[Any], ...]) -> PreparedPeriodQuery:
    def build(number: int, since: date, until: date) -> QuerySet[Any, Any]:
        ground = Ground((Partnership(pk=number),), since, until)
        # Whose records they are stands in the query itself: a scope would be written into it for good.
        with scopes_disabled():
            names, asked = asked_of(figures, ground)
            grouped = figures[0].family.rows(ground).order_by().values(figures[0].family.path)
            rows: QuerySet[Any, Any] = grouped.annotate(**asked).values_list(*names)
        return rows

    return PreparedPeriodQuery(build)


def numbered(figures: Iterable[Figure[Any]], numbers: Mapping[str, int]) -> list[Value]:
    """Return figures with their numbers and what follows from them."""
    beside = {one.beside: one for one in derived_of(numbers)}
    return [Value(figure, numbers[figure.code], beside.get(figure.code)) for figure in figures]


def asked_of(
    figures: Iterable[Figure[Any]], ground: Ground
) -> tuple[dict[str, Figure[Any]], dict[str, Aggregate]]:
    """Return names for a query, each with its figure, and each with what is asked of the database."""
    names = {f"figure_{place}": figure for place, figure in enumerate(figures)}
    return names, {name: figure.aggregate(ground) for name, figure in names.items()}


def drift_of(grounds: Sequence[Ground]) -> Iterator[Drift]:
    """Yield what disagrees in periods of the same partnerships; their records are read once."""
    facts = facts_of(grounds[0], FIGURES_OF_MANY)
    for ground in grounds:
        for value in values_of(ground, FIGURES_OF_MANY):
            figure = value.figure
            recounted = total(figure.records_among(facts[figure.family.facts], ground))
            if value.number != recounted:
                yield Drift(figure.code, ground.since, ground.until, value.number, recounted)


def facts_of(ground: Ground, figures: Iterable[Figure[Any]]) -> dict[Callable[..., Any], list[Any]]:
    """Return the plain facts that figures are recounted from, by what reads them; each is read once."""
    readers = {figure.family.facts for figure in figures}
    return {read: list(read(ground)) for read in readers}


def by_rows(figures: Iterable[Figure[Any]]) -> Iterable[list[Figure[Any]]]:
    """Return the figures that are asked for in one query, together."""
    found: dict[object, list[Figure[Any]]] = defaultdict(list)
    for figure in figures:
        found[figure.family.rows].append(figure)
    return found.values()


def recount_of(partnership: Partnership) -> Recount | None:
    """Return what the last nightly recount found; None before the first."""
    found: Recount | None = Recount.objects.filter(partnership=partnership).first()
    return found
