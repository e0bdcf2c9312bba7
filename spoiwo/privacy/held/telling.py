"""A record in words: what is about the person, and neither secrets nor other people."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db.models import BinaryField, EmailField, Field, ForeignKey, JSONField, Model
from django.utils.functional import Promise
from django.utils.translation import pgettext

from spoiwo.common.polish import long_date
from spoiwo.common.templatetags.spoiwo import moment
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.held.register import Subject, Value
from spoiwo.privacy.held.ways import Ways, ways_of
from spoiwo.privacy.words import label_of_field

# Secrets and marks of programs, whatever label they have.
_SECRET = frozenset({"password", "receipt", "likeness", "demo_note", "is_demo", "uuid"})
_SECRET_ENDS = ("sha256", "_key", "_hash", "_mark", "token", "secret", "_id")
# Who of the office did something to the record is another person.
_OTHERS = frozenset({"by", "author", "actor_name"})
_OTHERS_ENDS = ("_by", "_by_name")
_UNTOLD_KINDS = (BinaryField, JSONField, SearchVectorField)
# Each has only its own; or is told, where it is about the person, by itself.
_UNTOLD_TARGETS = (Partnership, Message, PersonalLink)


def tell(ways: Ways, row: Model, subject: Subject) -> tuple[Value, ...]:
    """Return the values of a record that are about the person and are not empty."""
    return tuple(
        Value(field.name, label_of_field(field), words, _raw(field, row))
        for field in told_fields(ways)
        if not _is_of_another(field, row, subject) and (words := _words(ways, field, row))
    )


def value_of(row: Model, name: str) -> Value:
    """Return one field of a record in words, for sources."""
    field = row._meta.get_field(name)
    assert isinstance(field, Field)
    return Value(name, label_of_field(field), _plain_words(field, row), _raw(field, row))


@cache
def told_fields(ways: Ways) -> "tuple[Field[Any, Any], ...]":
    """Return the fields of a model that may be told."""
    fields = [field for field in ways.model._meta.concrete_fields if isinstance(field, Field)]
    if ways.telling.only:
        return tuple(field for field in fields if field.name in ways.telling.only)
    return tuple(field for field in fields if _is_told(ways, field))


def _is_told(ways: Ways, field: "Field[Any, Any]") -> bool:
    name = field.name
    if field.primary_key or name in ways.telling.others or name in ways.marks:
        return False
    if isinstance(field, ForeignKey):
        return _is_told_target(ways, field)
    if isinstance(field, _UNTOLD_KINDS) or name in _SECRET or name.endswith(_SECRET_ENDS):
        return False
    # A field nobody gave a label to is for programs.
    has_label = isinstance(field.verbose_name, Promise)
    return has_label and name not in _OTHERS and not name.endswith(_OTHERS_ENDS)


def _is_told_target(ways: Ways, field: "ForeignKey[Any, Any]") -> bool:
    target = field.related_model
    if issubclass(target, _UNTOLD_TARGETS) or field.name in ("merged_into", *ways.persons, *ways.accounts):
        return False
    leads_to_the_person = any(
        way.startswith(f"{field.name}__") for way in (*ways.persons, *ways.addresses, *ways.names)
    )
    return leads_to_the_person or not ways_of(target).names_people or target._meta.label in _INSTITUTIONS


# Found by their official address, and yet no person.
_INSTITUTIONS = frozenset({"registry.Organization"})


def _is_of_another(field: "Field[Any, Any]", row: Model, subject: Subject) -> bool:
    """Tell whether an address of the record is not one of those asked for, where any was."""
    if not isinstance(field, EmailField) or not subject.addresses:
        return False
    address = str(getattr(row, field.name)).lower()
    several = sum(isinstance(one, EmailField) for one in type(row)._meta.concrete_fields) > 1
    return several and address not in subject.addresses


def _words(ways: Ways, field: "Field[Any, Any]", row: Any) -> str:
    said = ways.telling.words.get(field.name)
    return said(row) if said is not None else _plain_words(field, row)


def _plain_words(field: "Field[Any, Any]", row: Any) -> str:
    value = getattr(row, field.name)
    if value is None or value in ("", []):
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, ArrayField):
        return _several(field, value)
    return in_words(value)


def _several(field: "ArrayField[Any, Any]", values: Iterable[Any]) -> str:
    labels = dict(field.base_field.flatchoices)
    return ", ".join(str(labels.get(one, "")) or in_words(one) for one in values)


def in_words(value: object) -> str:
    """Return a value as people write it."""
    if isinstance(value, bool):
        return pgettext("answer", "yes") if value else pgettext("answer", "no")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def _raw(field: "Field[Any, Any]", row: Any) -> object:
    """Return the value as JSON can say it."""
    value = getattr(row, field.name)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [one if isinstance(one, str | int) else str(one) for one in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
