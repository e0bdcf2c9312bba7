"""A guarded step from one state to another, safe against two people doing it at once."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import ConcurrentChange, WrongState

Moves = Mapping[str, frozenset[str]]


def may_move(table: Moves, old: str, new: str) -> bool:
    """Tell whether the table of moves allows the step."""
    return new in table.get(old, frozenset())


def move(obj: Model, to: str, *, table: Moves, field: str = "state", **also: Any) -> None:
    """Move ``obj`` to a state and set further fields in one guarded UPDATE.

    Raises WrongState when the table does not allow the step, ConcurrentChange when the row is no
    longer in the state it was read in. The object in memory is brought up to date.
    """
    old = getattr(obj, field)
    if not may_move(table, old, to):
        labels = dict(obj._meta.get_field(field).flatchoices)  # type: ignore[union-attr]  # a choice field
        raise WrongState(
            _("“%(old)s” cannot become “%(new)s”.") % {"old": labels.get(old, old), "new": labels.get(to, to)}
        )
    rows = type(obj)._base_manager.filter(pk=obj.pk, **{field: old})
    if rows.update(**{field: to}, **also) != 1:
        raise ConcurrentChange(_("Somebody else has just changed this. Reload the page and look again."))
    for name, value in ({field: to} | also).items():
        setattr(obj, name, value)


def lock(row: Model) -> None:
    """Read the row anew and hold it to the end of the deed, so that two deeds on it follow each other.

    Raises ConcurrentChange when somebody else removed it meanwhile.
    """
    try:
        row.refresh_from_db(from_queryset=type(row)._base_manager.select_for_update())
    except ObjectDoesNotExist as error:
        raise ConcurrentChange(_("Somebody else has removed this meanwhile.")) from error
