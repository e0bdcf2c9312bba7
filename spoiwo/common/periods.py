"""Periods are two half-open date columns: ``valid_from`` is in, ``valid_to`` is the first day out."""

from datetime import date
from typing import Any, Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=models.Model)


class Precision(models.TextChoices):
    """How exactly a date is known; the stored day is the first of the month or year."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


def valid_on(day: date | F, prefix: str = "") -> Q:
    """Return the condition "in force on that day" for fields of a period, also across a relation.

    The day may be a field of the row itself.
    """
    upper = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & upper


class DatedQuerySet(models.QuerySet[M]):
    """Rows with a period."""

    def as_of(self, day: date) -> Self:
        """Return the rows in force on that day."""
        return self.filter(valid_on(day))

    def overlapping(self, start: date, end: date) -> Self:
        """Return the rows in force on at least one day of the half-open period."""
        return self.filter(valid_from__lt=end).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=start))


class Dated(models.Model):
    """A row that holds for a period; an empty ``valid_to`` means until further notice."""

    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to (first day out)"), null=True, blank=True)

    class Meta:
        abstract = True


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """Return the constraint that a period has at least one day."""
    return models.CheckConstraint(
        name=name, condition=Q(valid_to__isnull=True) | Q(valid_from__lt=F("valid_to"))
    )


class _DateRange(Func):
    function = "daterange"

    def __init__(self, lower: str = "valid_from", upper: str = "valid_to", **extra: Any) -> None:
        super().__init__(F(lower), F(upper), Value("[)"), **extra)


def never_overlap(name: str, *fields: str, condition: Q | None = None) -> ExclusionConstraint:
    """Return the constraint that two rows equal in ``fields`` never hold on the same day."""
    equal = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name, expressions=[*equal, (_DateRange(), RangeOperators.OVERLAPS)], condition=condition
    )
