"""A value of an indicator, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.periods import Dated, ends_after_it_begins
from spoiwo.common.scoping import ScopedPeriods
from spoiwo.indicators.models.indicator import Indicator
from spoiwo.indicators.models.loading import Loading
from spoiwo.indicators.states import Absence, Origin, Span
from spoiwo.territory.models import Unit

DIGITS, PLACES = 20, 6


class ValueManager(ScopedPeriods["Value"]):
    """Values of the partnership in scope."""

    path = "indicator__partnership"


class Value(Dated):
    """A number of one unit for one period, or why there is none.

    Without a unit it is of the partnership as a whole. A value is never changed: its correction points
    back at it (``corrects``) and it is closed with the reason. The one that is not closed counts.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("territorial unit")
    )
    span = models.CharField(_("length of the period"), max_length=8, choices=Span.choices)
    number = models.DecimalField(_("number"), max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    absence = models.CharField(_("why there is none"), max_length=12, choices=Absence.choices, blank=True)
    attribute = models.CharField(_("mark of GUS"), max_length=12, blank=True)
    source = models.CharField(_("source"), max_length=300)
    fetched_on = models.DateField(_("fetched on"))
    origin = models.CharField(_("how it came"), max_length=6, choices=Origin.choices)
    loading = models.ForeignKey(Loading, models.PROTECT, null=True, blank=True, related_name="values")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.CharField(_("recorded by"), max_length=200)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_because = models.CharField(_("why it no longer counts"), max_length=400, blank=True)
    objects: ClassVar[ValueManager] = ValueManager()

    class Meta:
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        ordering = ["-valid_from", "pk"]
        indexes = [models.Index(fields=["indicator", "span", "valid_from"], name="values_of_indicator")]
        constraints = [
            ends_after_it_begins("value_ends_after_it_begins"),
            models.CheckConstraint(name="value_has_an_end", condition=Q(valid_to__isnull=False)),
            models.CheckConstraint(
                name="value_is_a_number_or_its_absence",
                condition=Q(number__isnull=False, absence="") | (Q(number__isnull=True) & ~Q(absence="")),
            ),
            models.CheckConstraint(
                name="closed_value_says_why",
                condition=Q(closed_at__isnull=True, closed_because="")
                | (Q(closed_at__isnull=False) & ~Q(closed_because="")),
            ),
            models.CheckConstraint(
                name="typed_value_has_no_loading",
                condition=Q(origin=Origin.TYPED, loading__isnull=True)
                | (~Q(origin=Origin.TYPED) & Q(loading__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["indicator", "unit", "span", "valid_from"],
                condition=Q(closed_at__isnull=True),
                nulls_distinct=False,
                name="one_value_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.number if self.number is not None else self.absence}"

    @property
    def is_counted(self) -> bool:
        """Whether it is the one that counts."""
        return self.closed_at is None
