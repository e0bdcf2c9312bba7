"""The code list of institutions (domain handbook 3.1): kinds, their sectors and what the law says of them.

Codes are stored and never change their meaning; labels and derived facts may.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from spoiwo.registry.categories import civic, groups, labour, others, public, social_economy, welfare
from spoiwo.registry.categories.category import Category, LegalStanding
from spoiwo.registry.categories.sectors import (
    THREE_SECTORS,
    USUAL_ROLL_UP,
    Sector,
    roll_up,
    three_sectors,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = [
    "CATEGORIES",
    "THREE_SECTORS",
    "USUAL_ROLL_UP",
    "Category",
    "Group",
    "LegalStanding",
    "Sector",
    "choices",
    "codes",
    "find",
    "get",
    "in_sector",
    "roll_up",
    "three_sectors",
    "tree",
]

_ORDER = list(groups.LABELS)
CATEGORIES: tuple[Category, ...] = tuple(
    sorted(
        (
            *public.CATEGORIES,
            *labour.CATEGORIES,
            *welfare.CATEGORIES,
            *civic.CATEGORIES,
            *social_economy.CATEGORIES,
            *others.CATEGORIES,
        ),
        # Sorting is stable, so kinds of one group keep the order in which they are written.
        key=lambda category: _ORDER.index(category.prefix),
    )
)
_BY_CODE = MappingProxyType({category.code: category for category in CATEGORIES})
codes = frozenset(_BY_CODE)


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds with one prefix under one heading."""

    prefix: str
    label: "_StrPromise"
    categories: tuple[Category, ...]


def get(code: str) -> Category:
    """Return the kind with this code; KeyError when the list has none."""
    return _BY_CODE[code]


def find(code: str) -> Category | None:
    """Return the kind with this code, or None."""
    return _BY_CODE.get(code)


def tree() -> tuple[Group, ...]:
    """Return the whole list as groups in the order of screens and forms."""
    return tuple(
        Group(prefix, label, tuple(category for category in CATEGORIES if category.prefix == prefix))
        for prefix, label in groups.LABELS.items()
    )


def in_sector(sector: Sector) -> tuple[Category, ...]:
    """Return the kinds usually belonging to a sector."""
    return tuple(category for category in CATEGORIES if category.sector is sector)


def choices() -> list[tuple["_StrPromise", list[tuple[str, "_StrPromise"]]]]:
    """Return choices for a model or form field, grouped under headings.

    A model field takes the function itself, so that a new kind asks for no migration.
    """
    return [(group.label, [(kind.code, kind.label) for kind in group.categories]) for group in tree()]
