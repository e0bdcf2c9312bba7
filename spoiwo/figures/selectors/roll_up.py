"""Figures of many partnerships: of each by itself, and together without counting anything twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django_scopes import scopes_disabled

from spoiwo.figures.definitions import FIGURES_OF_MANY, Figure, Ground
from spoiwo.figures.selectors.values import Value, asked_of, by_rows, numbered, values_of
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Line:
    """A partnership with its numbers, in the order of the figures."""

    partnership: Partnership
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class RollUp:
    """The numbers of each partnership, and of all together."""

    lines: tuple[Line, ...]
    together: tuple[Value, ...]


def roll_up_of(ground: Ground, figures: Sequence[Figure[Any]] = FIGURES_OF_MANY) -> RollUp:
    """Return the numbers of every partnership of the ground and of all together.

    What is counted by the piece is added up; unique institutions are counted anew, each once in however
    many partnerships it is. One query a kind of records for all partnerships, one more for what is unique.
    The caller has already asked whether each of the partnerships may be seen.
    """
    with scopes_disabled():
        found = _by_partnership(ground, figures)
        unique = values_of(ground, [figure for figure in figures if figure.unit.is_unique])
    together = {figure.code: sum(one[figure.code] for one in found.values()) for figure in figures}
    together |= {value.figure.code: value.number for value in unique}
    lines = (Line(one, tuple(numbered(figures, found[one.pk]))) for one in ground.partnerships)
    return RollUp(tuple(lines), tuple(numbered(figures, together)))


def _by_partnership(ground: Ground, figures: Sequence[Figure[Any]]) -> dict[int, dict[str, int]]:
    found = {number: {figure.code: 0 for figure in figures} for number in ground.keys}
    for own in by_rows(figures):
        family, (names, asked) = own[0].family, asked_of(own, ground)
        rows = family.rows(ground).order_by().values(family.path).annotate(**asked)
        for row in rows:
            numbers = found[row[family.path]]
            numbers |= {figure.code: int(row[name] or 0) for name, figure in names.items()}
    return found
