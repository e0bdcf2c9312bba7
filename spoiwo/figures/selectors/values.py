"""Values of figures, in two ways that share no condition, and where the two disagree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from spoiwo.figures.selectors.records import facts_of, records_told, stated_facts
from spoiwo.figures.selectors.stated import Numbers, Told, told_of
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its number in a period, and what documents state of it."""

    figure: Figure[Any]
    number: int
    derived: Derived | None = None
    told: tuple[Told, ...] = ()

    @property
    def rest(self) -> int:
        """How much of the number a document states beyond the records."""
        return sum(one.rest for one in self.told)

    @property
    def is_estimate(self) -> bool:
        """Whether the number is about so much: a part of it, or all, was estimated."""
        return self.figure.is_estimate or any(one.rest and one.stated.is_estimate for one in self.told)

    @property
    def contradictions(self) -> tuple[Told, ...]:
        """Stated numbers that are smaller than what is recorded: nothing is added, and both are told."""
        return tuple(one for one in self.told if one.is_contradicted)

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
    """Return the numbers as the database counts them, in the order asked, with what documents say beyond.

    One query for a kind of records and one for stated numbers; more only where a document states other days
    than those of the period.
    """
    wanted = list(figures)
    numbers = recorded(ground, wanted)
    if len(ground.partnerships) == 1:
        number = ground.partnerships[0].pk
        told = told_of(ground, wanted, {number: numbers}, _of_one)
        return numbered(
            wanted, numbers, {figure.code: told.get((number, figure.code), ()) for figure in wanted}
        )
    of_each = told_of(ground, wanted, by_partnership(ground, wanted), by_partnership)
    return numbered(wanted, numbers, told_together(ground, wanted, numbers, of_each))


def recorded(ground: Ground, figures: Sequence[Figure[Any]]) -> dict[str, int]:
    """Return what the records alone give, by code: one query for a kind of records."""
    count = _count_of_one if len(ground.partnerships) == 1 else _count_of_many
    numbers: dict[str, int] = {}
    for own in by_rows(figures):
        found = count(ground, tuple(own))
        numbers |= {figure.code: int(number or 0) for figure, number in zip(own, found, strict=True)}
    return numbers


def _of_one(ground: Ground, figures: Sequence[Figure[Any]]) -> Numbers:
    return {ground.partnerships[0].pk: recorded(ground, figures)}


def by_partnership(ground: Ground, figures: Sequence[Figure[Any]]) -> dict[int, dict[str, int]]:
    """Return what the records of each partnership give: one query for a kind of records of all of them."""
    found = {number: {figure.code: 0 for figure in figures} for number in ground.keys}
    for own in by_rows(figures):
        family, (names, asked) = own[0].family, asked_of(own, ground)
        rows = family.rows(ground).order_by().values(family.path).annotate(**asked)
        for row in rows:
            numbers = found[row[family.path]]
            numbers |= {figure.code: int(row[name] or 0) for name, figure in names.items()}
    return found


def told_together(
    ground: Ground,
    figures: Iterable[Figure[Any]],
    numbers: Mapping[str, int],
    of_each: Mapping[tuple[int, str], tuple[Told, ...]],
) -> dict[str, tuple[Told, ...]]:
    """Return what documents state of many partnerships together, by code.

    What is counted by the piece is added up. Unique institutions a document does not name may be named by
    another partnership: only the greatest of the numbers is certain, held against all that are named.
    """
    together = {}
    for figure in figures:
        told = [one for number in ground.keys for one in of_each.get((number, figure.code), ())]
        if figure.unit.is_unique and told:
            most = max(told, key=lambda one: (one.stated.number, -one.stated.partnership_id))
            told = [Told(most.stated, numbers[figure.code])]
        together[figure.code] = tuple(told)
    return together


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


def numbered(
    figures: Iterable[Figure[Any]], recorded: Mapping[str, int], told: Mapping[str, Sequence[Told]]
) -> list[Value]:
    """Return figures with their numbers, what documents add to the records, and what follows from them."""
    rests = {code: sum(one.rest for one in rows) for code, rows in told.items()}
    numbers = {code: number + rests.get(code, 0) for code, number in recorded.items()}
    beside = {one.beside: one for one in derived_of(numbers, {code for code, rest in rests.items() if rest})}
    return [
        Value(figure, numbers[figure.code], beside.get(figure.code), tuple(told.get(figure.code, ())))
        for figure in figures
    ]


def asked_of(
    figures: Iterable[Figure[Any]], ground: Ground
) -> tuple[dict[str, Figure[Any]], dict[str, Aggregate]]:
    """Return names for a query, each with its figure, and each with what is asked of the database."""
    names = {f"figure_{place}": figure for place, figure in enumerate(figures)}
    return names, {name: figure.aggregate(ground) for name, figure in names.items()}


def drift_of(grounds: Sequence[Ground]) -> Iterator[Drift]:
    """Yield what disagrees in periods of the same partnerships; their records are read once."""
    facts, stated = facts_of(grounds[0], FIGURES_OF_MANY), stated_facts(grounds[0])
    for ground in grounds:
        for value in values_of(ground, FIGURES_OF_MANY):
            figure = value.figure
            recounted = total(records_told(figure, facts[figure.family.facts], ground, stated))
            if value.number != recounted:
                yield Drift(figure.code, ground.since, ground.until, value.number, recounted)


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
