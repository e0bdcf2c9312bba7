"""Figures of many partnerships: of each by itself, and together without counting anything twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django_scopes import scopes_disabled

from spoiwo.figures.definitions import FIGURES_OF_MANY, Figure, Ground
from spoiwo.figures.selectors.stated import Told, told_of
from spoiwo.figures.selectors.values import Value, by_partnership, numbered, recorded, told_together
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
    Numbers documents state take one more. The caller has already asked whether each of the partnerships may
    be seen.
    """
    with scopes_disabled():
        found = by_partnership(ground, figures)
        unique = recorded(ground, [figure for figure in figures if figure.unit.is_unique])
        told = told_of(ground, figures, found, by_partnership)
    together = {figure.code: sum(one[figure.code] for one in found.values()) for figure in figures} | unique
    lines = (Line(one, tuple(_values(figures, found[one.pk], one.pk, told))) for one in ground.partnerships)
    shared = told_together(ground, figures, together, told)
    return RollUp(tuple(lines), tuple(numbered(figures, together, shared)))


def _values(
    figures: Sequence[Figure[Any]],
    found: Mapping[str, int],
    number: int,
    told: Mapping[tuple[int, str], tuple[Told, ...]],
) -> list[Value]:
    return numbered(figures, found, {one.code: told.get((number, one.code), ()) for one in figures})
