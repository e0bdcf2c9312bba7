"""Records as a reader sees them: with names of their fields, words for codes, links to other records."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BinaryField, CharField, Field, JSONField, Model, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.sheets import Value
from spoiwo.files.models import StoredFile
from spoiwo.handover.gathering import Gathered
from spoiwo.handover.inventory import KEYS, PARTNERSHIP, Column, carried, columns, foreign_keys
from spoiwo.handover.naming import file_name
from spoiwo.handover.order import ON_A_PAGE, Place, places_of
from spoiwo.privacy.words import label_of_field

# What only the machine needs stands in the data alone.
_TECHNICAL = frozenset({"id", "version", "sort_key", "token_sha256", "claim", "mark", "uid", "key"})
_MOST_OF_JSON = 4000


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record: what it is called, what it says, where that leads.

    ``is_code`` for raw data; ``is_stored`` for words somebody wrote, in whatever language the pages are.
    """

    label: str
    text: str
    href: str = ""
    is_code: bool = False
    is_stored: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number, what it is called, what it says, and the same as cells of a table."""

    number: str
    title: str
    facts: tuple[Fact, ...]
    cells: tuple[Value, ...]


class Reader:
    """Reads the records of a pack page by page; what they refer to is asked once a page."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._units = gathered.units()
        named = {column.target for model in carried() for column in columns(model)}
        self.places: dict[str, Place] = {
            model._meta.label: places_of(gathered.rows(model), keep_pages=model._meta.label in named)
            for model in carried()
        }

    def href(self, label: str, number: Any) -> str:
        """Return where a record stands, seen from another page."""
        return f"{page_name(label, self.places[label].pages[number])}#r{number}"

    def read(self, model: type[Model]) -> Iterator[list[Record]]:
        """Yield the records of a model, a page at a time."""
        order = self.places[model._meta.label].order
        rows = self._gathered.rows(model).select_related(*_close(model)).order_by(*order.fields)
        page: list[Model] = []
        for row in rows.iterator(ON_A_PAGE):
            page.append(row)
            if len(page) == ON_A_PAGE:
                yield self._told(model, page)
                page = []
        if page:
            yield self._told(model, page)

    def headings(self, model: type[Model]) -> list[str]:
        """Return the headings of the table of a model."""
        return [_("Number"), *(label_of_field(column.field) for column in shown(model))]

    def _told(self, model: type[Model], page: Sequence[Model]) -> list[Record]:
        titles = {column.name: _titles(column, page) for column in shown(model) if column.field.is_relation}
        return [self._record(model, row, titles) for row in page]

    def _record(self, model: type[Model], row: Model, titles: dict[str, dict[Any, str]]) -> Record:
        facts, cells = [], []
        for column in shown(model):
            value = getattr(row, column.field.attname)
            fact = self._fact(column, row, value, titles.get(column.name, {}))
            if fact is not None:
                facts.append(fact)
            cells.append(_cell(column, value, fact))
        if isinstance(row, StoredFile):
            href = "" if row.damaged_at or row.hidden_at else f"../{file_name(row)}"
            facts.insert(0, Fact(_("File"), row.name, href, is_stored=True))
        return Record(str(row.pk), _title(row), tuple(facts), (_number(row.pk), *cells))

    def _fact(self, column: Column, row: Model, value: Any, titles: dict[Any, str]) -> Fact | None:
        label = label_of_field(column.field)
        if value in (None, "", [], {}):
            return None
        if column.target in KEYS:
            key = getattr(getattr(row, column.field.name), KEYS[column.target])
            return Fact(label, self._units.get(key, key), is_stored=True)
        if column.field.is_relation:
            title = titles.get(value, str(value))
            return Fact(label, title, self.href(column.target, value), is_stored=True)
        if isinstance(column.field, JSONField):
            return Fact(label, _shortened(value), is_code=True)
        return Fact(label, _said(column.field, value), is_stored=_is_written(column.field))


def page_name(label: str, number: int) -> str:
    """Return the name of a page of records."""
    return f"{label.lower()}{'' if number == 1 else f'-{number}'}.html"


@cache
def shown(model: type[Model]) -> tuple[Column, ...]:
    """Return the columns a reader is shown; the rest stands in the data."""
    return tuple(
        column
        for column in columns(model)
        # Whose record it is, is the same in the whole pack.
        if column.name not in _TECHNICAL
        and column.target != PARTNERSHIP
        and not isinstance(column.field, BinaryField)
    )


def _close(model: type[Model]) -> list[str]:
    """Return what a record is named by: the records it cannot be without, and units."""
    return [
        field.name
        for field in foreign_keys(model)
        if not field.null or field.related_model._meta.label in KEYS
    ]


def _titles(column: Column, page: Sequence[Model]) -> dict[Any, str]:
    """Return how the records a column refers to are called."""
    if column.target in KEYS:
        return {}
    target = column.field.related_model
    assert isinstance(target, type)  # no name of a model that is yet to come
    wanted = {getattr(row, column.field.attname) for row in page} - {None}
    rows = target._base_manager.filter(pk__in=wanted).select_related(*_close(target))
    return {row.pk: _title(row) for row in rows}


def _title(row: Model) -> str:
    return str(row).strip() or str(row.pk)


def _cell(column: Column, value: Any, fact: Fact | None) -> Value:
    """Return days and whole numbers as the table can count with them, everything else in words."""
    is_plain = type(value) is date or (type(value) is int and not column.target)
    return value if is_plain else fact.text if fact else None


def _number(pk: object) -> Value:
    return pk if isinstance(pk, int) else str(pk)


def _is_written(field: "Field[Any, Any]") -> bool:
    return isinstance(field, CharField | TextField) and not field.choices


def _said(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(field, ArrayField):
        return ", ".join(_said(field.base_field, one) for one in value)
    named = dict(field.flatchoices) if field.choices else {}
    if value in named:
        return capfirst(str(named[value]))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.astimezone(clock.WARSAW).strftime("%d.%m.%Y, %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _shortened(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, indent=1)
    return said if len(said) <= _MOST_OF_JSON else f"{said[:_MOST_OF_JSON]}…"
