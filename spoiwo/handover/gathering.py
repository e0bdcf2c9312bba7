"""Which records go into the pack of a partnership."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.handover.inventory import (
    KEYS,
    MARKS,
    PARTNERSHIP,
    SHARED,
    USER,
    Column,
    carried,
    columns,
    path_of,
    shared,
)
from spoiwo.ideas.models import Vote
from spoiwo.partnerships.models import Partnership, Relation
from spoiwo.territory.models import Unit
from spoiwo.voting.models import Poll
from spoiwo.voting.states import State as PollState

_OF_USER, _OF_LINK = "user:", "link:"


class CannotBePacked(SpoiwoError):
    """The pack cannot be made as the records stand."""


class Gathered:
    """The records of one partnership, and the shared ones they refer to, by their numbers.

    Raises CannotBePacked while a vote is open, for a pack would tell how it stands, and where a record
    refers to one of another partnership.
    """

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.shared: dict[str, set[int]] = {one.label: set() for one in SHARED}
        self.last_link = 0
        _require_no_open_vote(partnership)
        for model in _own():
            self._require_within(model)
            self._look_at(model)
        size = -1
        while size != (size := sum(map(len, self.shared.values()))):
            for model in (model for model in carried() if not path_of(model)):
                self._look_at(model)

    def rows(self, model: type[Model]) -> QuerySet[Model]:
        """Return the records of a model that go along, in an order that never changes."""
        every = model._base_manager.order_by("pk")
        taken = shared(model._meta.label)
        if taken is None:
            return every.filter(**{path_of(model): self.partnership.pk})
        if taken.of:
            owner = next(column.target for column in columns(model) if column.field.name == taken.of)
            return every.filter(**{f"{taken.of}__in": self.shared[owner]})
        return every.filter(pk__in=self.shared[model._meta.label])

    def units(self) -> dict[str, str]:
        """Return the names of the units the records name, by their keys."""
        keys: set[str] = set()
        for model in carried():
            for column in columns(model):
                if column.target in KEYS:
                    keys.update(_values(self.rows(model), column))
        return dict(Unit.objects.filter(key__in=keys).order_by("key").values_list("key", "full_name"))

    def relations(self) -> list[dict[str, str]]:
        """Return how the partnership stands to others, by the addresses of their pages."""
        own = self.partnership
        rows = Relation.objects.filter(partnership=own) | Relation.objects.filter(other=own)
        found = rows.select_related("partnership", "other").order_by("pk")
        return [
            {"from": r.partnership.slug, "kind": r.kind, "to": r.other.slug, "said": str(r)} for r in found
        ]

    def _look_at(self, model: type[Model]) -> None:
        """Note what shared records, and whose marks, the records of a model hold."""
        rows = self.rows(model)
        for column in columns(model):
            if column.target in self.shared:
                self.shared[column.target].update(_values(rows, column))
            elif column.name in MARKS:
                marks = list(_flat(_values(rows, column)))
                self.shared[USER].update(_numbers(marks, _OF_USER))
                self.last_link = max([self.last_link, *_numbers(marks, _OF_LINK)])

    def _require_within(self, model: type[Model]) -> None:
        """Refuse a record that refers to one of another partnership: it would take foreign data along."""
        for column in columns(model):
            target = column.field.related_model
            if target is None or isinstance(target, str) or shared(column.target):
                continue
            way = path_of(target)
            if not way or (model._meta.label == PARTNERSHIP):
                continue
            name = column.field.name
            inside = name if way == "pk" else f"{name}__{way}"
            strays = self.rows(model).exclude(**{name: None}).exclude(**{inside: self.partnership.pk})
            if (stray := strays.values_list("pk", flat=True).first()) is not None:
                raise CannotBePacked(
                    _("%(record)s number %(number)s refers to a record of another partnership.")
                    % {"record": model._meta.label, "number": stray}
                )


def _own() -> Iterator[type[Model]]:
    yield from (model for model in carried() if path_of(model))


def _values(rows: QuerySet[Model], column: Column) -> Iterable[Any]:
    """Return the different values of a column, without the empty one."""
    found = rows.order_by().values_list(column.lookup, flat=True).distinct()
    return {tuple(one) if isinstance(one, list) else one for one in found.iterator()} - {None}


def _flat(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        yield from map(str, value) if isinstance(value, tuple) else [str(value)]


def _numbers(marks: Iterable[str], kind: str) -> Iterator[int]:
    for mark in marks:
        number = mark.removeprefix(kind)
        if number != mark and number.isdecimal():
            yield int(number)


def _require_no_open_vote(partnership: Partnership) -> None:
    poll = Poll.objects.filter(partnership=partnership, state=PollState.OPEN).first()
    vote = Vote.objects.filter(call__partnership=partnership, closed_at=None, annulled_at=None).first()
    if poll is not None or vote is not None:
        raise CannotBePacked(
            _("A vote is open: “%(vote)s”. A pack would tell how it stands; make it when the vote is closed.")
            % {"vote": str(poll or vote)}
        )
