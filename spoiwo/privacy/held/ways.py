"""How a record of a model leads to people and to its partnership, read from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import EmailField, Field, ForeignKey, Model

from spoiwo.accounts.models import User
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.held.register import (
    SHARED,
    Source,
    Telling,
    reason_left_out,
    source_of,
    telling_of,
)
from spoiwo.registry.models import Person

# Fields that hold the mark of whoever did something (``user:7``, ``link:12``).
_MARKS = frozenset({"actor_id", "author_mark", "by_id", "uploaded_by", "voter_marks"})


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Lookups from a record of ``model`` to people, and the ``path`` to its partnership, None without one."""

    model: type[Model]
    path: str | None
    telling: Telling
    persons: tuple[str, ...]
    accounts: tuple[str, ...]
    addresses: tuple[str, ...]
    marks: tuple[str, ...]
    source: Source | None

    @property
    def label(self) -> str:
        """The label of the model."""
        return self.model._meta.label

    @property
    def names(self) -> tuple[str, ...]:
        """Lookups to names in words; they prove nothing by themselves."""
        return self.telling.names

    @property
    def is_of_people(self) -> bool:
        """Whether its records can be about somebody at all."""
        return bool(
            self.persons or self.accounts or self.addresses or self.marks or self.names or self.source
        )

    @property
    def names_people(self) -> bool:
        """Whether a record is of one person, so that others' records only point at it."""
        return bool(self.persons or self.accounts or self.addresses)

    @property
    def own_persons(self) -> tuple[str, ...]:
        """The fields of the model itself that point at a person."""
        fields = {field.name: field for field in self.model._meta.concrete_fields}
        return tuple(name for name in self.persons if isinstance(fields.get(name), ForeignKey))

    @property
    def is_last(self) -> bool:
        """Whether its records are found by what other records point at."""
        return bool(self.marks or self.source)

    @property
    def is_shared(self) -> bool:
        """Whether all partnerships share its records."""
        return self.path == SHARED


@cache
def covered() -> tuple[Ways, ...]:
    """Return the models with records about people, lower rooms first."""
    every = (ways_of(model) for model in _models())
    return tuple(one for one in every if one.is_of_people and reason_left_out(one.label) is None)


@cache
def ways_of(model: type[Model]) -> Ways:
    """Return how records of a model lead to people."""
    label = model._meta.label
    telling = telling_of(label)
    fields = [one for one in _fields(model) if one.name not in telling.not_by]
    related = {one.name: one.related_model for one in fields if one.is_relation}
    own = ("pk",) if model is Person else ()
    account = ("pk",) if model is User else ()
    return Ways(
        model=model,
        path=telling.path if telling.path is not None else path_of(model),
        telling=telling,
        persons=(*own, *_to(related, Person), *telling.persons),
        accounts=(*account, *_to(related, User)),
        addresses=(*(one.name for one in fields if isinstance(one, EmailField)), *telling.addresses),
        marks=(*(one.name for one in fields if one.name in _MARKS), *telling.marks),
        source=source_of(label),
    )


@cache
def path_of(model: type[Model]) -> str | None:
    """Return the lookup to the partnership: that of the manager, else the shortest over foreign keys."""
    manager = model._default_manager
    if isinstance(manager, Scoped):
        return manager.path
    return min(_paths(model), key=lambda way: (way.count("__"), way), default=None)


def holds_several(model: type[Model], way: str) -> bool:
    """Tell whether a lookup from the model ends at a list."""
    name, _more, rest = way.partition("__")
    field = model._meta.get_field(name)
    if rest and isinstance(field, ForeignKey):
        return holds_several(field.related_model, rest)
    return isinstance(field, ArrayField)


def _models() -> Iterator[type[Model]]:
    yield from apps.get_models(include_auto_created=True)


def _fields(model: type[Model]) -> "list[Field[Any, Any]]":
    # Tables between two others stand for themselves.
    return list(model._meta.concrete_fields)


def _to(related: dict[str, Any], model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name, target in related.items() if target is model and name != "merged_into")


def _paths(model: type[Model]) -> Iterator[str]:
    for field in _fields(model):
        if not isinstance(field, ForeignKey):
            continue
        target = field.related_model
        if target is Partnership:
            yield field.name
        elif target is not model and not field.null and (way := path_of(target)):
            yield f"{field.name}__{way}"
