"""Reading one partnership's data only inside its scope (ADR 0002)."""

from datetime import date
from typing import Any, ClassVar, TypeVar, cast

from django.db import models
from django_scopes import ScopeError, get_scope

from spoiwo.common.periods import DatedQuerySet

M = TypeVar("M", bound=models.Model)


class Scoped(models.Manager[M]):
    """A manager that narrows every query to the partnership in scope, and raises where none is open.

    ``path`` leads from the model to its partnership. The scope is that of django-scopes, which alone
    decides when it is disabled. Written as plain classes, because a manager made by
    ``from_queryset`` has no type the checker could follow.
    """

    path: ClassVar[str] = "partnership"

    def get_queryset(self) -> models.QuerySet[M]:
        rows = super().get_queryset()
        scope = get_scope()
        if not scope.get("_enabled", True):
            return rows
        if scope.get("partnership") is None:
            raise ScopeError(f"{self.model.__name__} is read only inside the scope of a partnership.")
        return rows.filter(**{self.path: scope["partnership"]})


class ScopedPeriods(Scoped[M]):
    """The same for rows with a period."""

    _queryset_class = DatedQuerySet

    def get_queryset(self) -> DatedQuerySet[M]:
        return cast(DatedQuerySet[M], super().get_queryset())

    def filter(self, *args: Any, **kwargs: Any) -> DatedQuerySet[M]:
        return self.get_queryset().filter(*args, **kwargs)

    def as_of(self, day: date) -> DatedQuerySet[M]:
        """Return the rows in force on that day."""
        return self.get_queryset().as_of(day)


def require_scope(partnership_id: int) -> None:
    """Keep the guard for queries that pass managers by: raise unless this partnership is in scope."""
    scope = get_scope()
    partnership = scope.get("partnership")
    if scope.get("_enabled", True) and (partnership is None or partnership.pk != partnership_id):
        raise ScopeError("This is read only inside the scope of its partnership.")
