"""Values of figures, in two ways that share no condition, and where the two disagree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from spoiwo.figures.definitions import FIGURES, FIGURES_OF_MANY, Family, Figure, Ground, Part, total
from spoiwo.figures.derived import Derived, derived_of
from spoiwo.figures.models import Recount
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its number in a period."""

    figure: Figure[Any]
    number: int
    derived: Derived | None = None


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
    numbers: dict[str, int] = {}
    for family, own in _by_family(wanted).items():
        names = {f"figure_{place}": figure for place, figure in enumerate(own)}
        asked = {name: figure.aggregate(ground) for name, figure in names.items()}
        found = family.rows(ground).aggregate(**asked)
        numbers |= {figure.code: int(found[name] or 0) for name, figure in names.items()}
    beside = {one.beside: one for one in derived_of(numbers)}
    return [Value(figure, numbers[figure.code], beside.get(figure.code)) for figure in wanted]


def parts_of(ground: Ground) -> list[tuple[Part, list[Value]]]:
    """Return the numbers by part of the report, in its order."""
    values = values_of(ground)
    return [(part, [one for one in values if one.figure.part == part]) for part in Part]


def drift_of(grounds: Sequence[Ground]) -> Iterator[Drift]:
    """Yield what disagrees in periods of the same partnerships; their records are read once."""
    facts = {family: list(family.facts(grounds[0])) for family in _by_family(FIGURES_OF_MANY)}
    for ground in grounds:
        for value in values_of(ground, FIGURES_OF_MANY):
            figure = value.figure
            recounted = total(figure.records_among(facts[figure.family], ground))
            if value.number != recounted:
                yield Drift(figure.code, ground.since, ground.until, value.number, recounted)


def _by_family(figures: Iterable[Figure[Any]]) -> dict[Family[Any], list[Figure[Any]]]:
    found: dict[Family[Any], list[Figure[Any]]] = defaultdict(list)
    for figure in figures:
        found[figure.family].append(figure)
    return found


def recount_of(partnership: Partnership) -> Recount | None:
    """Return what the last nightly recount found; None before the first."""
    found: Recount | None = Recount.objects.filter(partnership=partnership).first()
    return found
