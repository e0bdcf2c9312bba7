"""In what order records stand on their pages, and the letters or years by which one is found."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from django.db.models import CharField, DateField, Field, Model, QuerySet
from django.utils.translation import pgettext

from spoiwo.common import clock
from spoiwo.common.polish.ordering import initial

ON_A_PAGE = 40


class By(Enum):
    """What an index of records is made of."""

    LETTER = "letter"
    YEAR = "year"
    NUMBER = "number"  # no index: numbers stand in a row by themselves


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the records of a model, and the lookup its index is made of."""

    fields: tuple[Any, ...]
    by: By
    lookup: str = "pk"


@dataclass(slots=True)
class Place:
    """Where the records of a model stand: how many, the first under each letter or year, the page of each."""

    order: Order
    count: int = 0
    heads: dict[str, tuple[Any, int]] = field(default_factory=dict)
    pages: dict[Any, int] = field(default_factory=dict)

    @property
    def page_count(self) -> int:
        return -(-self.count // ON_A_PAGE)


@cache
def order_of(model: type[Model]) -> Order:
    """Return the order of the room itself where it begins with a day or a name; else that of the numbers.

    A place within something else (``order``, ``number``) says nothing in a list of all.
    """
    first = next(iter(model._meta.ordering or ()), "")
    lookup = first.removeprefix("-") if isinstance(first, str) else ""
    kind = _kind(_field_of(model, lookup)) if lookup and lookup != "pk" else By.NUMBER
    if kind == By.NUMBER:
        return Order(("pk",), kind)
    return Order((*(model._meta.ordering or ()), "pk"), kind, lookup)


def places_of(rows: QuerySet[Model], *, keep_pages: bool) -> Place:
    """Look through the records in their order; the page of each is kept only where others refer to them."""
    place = Place(order_of(rows.model))
    found = rows.order_by(*place.order.fields).values_list("pk", place.order.lookup)
    for number, value in found.iterator(5000):
        page = place.count // ON_A_PAGE + 1
        if place.order.by != By.NUMBER:
            place.heads.setdefault(_head(value), (number, page))
        if keep_pages:
            place.pages[number] = page
        place.count += 1
    return place


def near(here: int, last: int) -> list[int]:
    """Return the pages named on a page: the first, the last, this one and its neighbours."""
    return sorted({1, last, *range(max(1, here - 1), min(last, here + 1) + 1)})


def _field_of(model: type[Model], lookup: str) -> "Field[Any, Any]":
    *way, last = lookup.split("__")
    for name in way:
        target = model._meta.get_field(name).related_model
        assert isinstance(target, type)  # no name of a model that is yet to come
        model = target
    found = model._meta.get_field(last)
    assert isinstance(found, Field)
    return found


def _kind(found: "Field[Any, Any]") -> By:
    if isinstance(found, DateField):
        return By.YEAR
    return By.LETTER if isinstance(found, CharField) and not found.choices else By.NUMBER


def _head(value: object) -> str:
    """Return the letter or the year under which a record stands; digits share one place."""
    if isinstance(value, date):
        return str((value.astimezone(clock.WARSAW) if isinstance(value, datetime) else value).year)
    first = initial(str(value or ""))
    if first.isdecimal():
        return "0–9"
    return first if first.isalpha() else pgettext("index of records", "other")
