"""What stands on a record, in words: asked of the models themselves, so that a new room is covered by itself.

A record entered by mistake is removed with what is its own (the names of an institution, the agenda of a
meeting), and only where nothing else refers to it, in whichever room and partnership that is.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import ForeignObjectRel, Model
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import WrongState

# A row and its own are a few tables deep; more would be a circle.
_DEEPEST = 12
_NAMED = 6
Level = tuple[type[Model], list[Any]]


_names: list[Callable[[type[Model]], str]] = []


def named_by(say: Callable[[type[Model]], str]) -> None:
    """Let a room above, which has words for records of every room, say what they are called."""
    _names[:] = [say]


@dataclass(slots=True)
class Standing:
    """Rows that belong to a record, in the order they were found, and how many others refer to it or them."""

    own: list[Level] = field(default_factory=list)
    others: Counter[type[Model]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.others)

    @property
    def words(self) -> str:
        """What refers to the record, each kind with its number."""
        named = [f"{_kind(model)} ({number})" for model, number in self.others.most_common(_NAMED)]
        return ", ".join([*named, *(["…"] if len(self.others) > _NAMED else [])])

    def refuse(self) -> None:
        """Raise WrongState where anything else refers to the record; the reason names it."""
        if self:
            raise WrongState(
                _("It cannot be removed, because something was built on it: %(what)s. Take that back first.")
                % {"what": self.words}
            )

    def remove(self, row: Model) -> None:
        """Remove the record with its own rows, the deepest first. Call ``refuse`` before."""
        for model, keys in reversed(self.own):
            model._base_manager.filter(pk__in=keys).delete()
        row.delete()


def standing_on(row: Model, own: Collection[str] = ()) -> Standing:
    """Return what refers to a record, and the rows that are its own, held to the end of the deed.

    ``own`` names the fields by which such rows belong to it ("meetings.AgendaItem.meeting"); whatever refers
    to one of them counts too. Lock the record first: then nobody can refer to it any more.
    """
    standing = Standing()
    standing.own = list(_own_rows(type(row), [row.pk], frozenset(own), 0))
    keys: dict[type[Model], set[Any]] = {type(row): {row.pk}}
    for model, found in standing.own:
        keys.setdefault(model, set()).update(found)
    for model, held in list(keys.items()):
        for related, name in _references(model):
            rows = related._base_manager.filter(**{f"{name}__in": held}).exclude(pk__in=keys.get(related, ()))
            if number := rows.count():
                standing.others[related] += number
    return standing


def _own_rows(model: type[Model], keys: list[Any], own: frozenset[str], depth: int) -> Iterator[Level]:
    for related, name in _references(model) if depth < _DEEPEST else ():
        if f"{related._meta.label}.{name}" in own:
            rows = related._base_manager.filter(**{f"{name}__in": keys}).select_for_update()
            if found := list(rows.values_list("pk", flat=True)):
                yield related, found
                yield from _own_rows(related, found, own, depth + 1)


def _references(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Yield every field of a model by which its rows refer to rows of this one, also tables between two."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many:
            yield relation.related_model, relation.field.name


def _kind(model: type[Model]) -> str:
    """Return what rows are called; those of a table between two as the rows they belong to."""
    owner: Any = model._meta.auto_created
    return _names[0](owner or model) if _names else str((owner or model)._meta.verbose_name_plural)
