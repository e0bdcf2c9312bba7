"""An indicator of a partnership, and which of its sentences it measures."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.indicators.models.words import Described
from spoiwo.indicators.states import State
from spoiwo.partnerships.models import Partnership, Statement


class IndicatorManager(Scoped["Indicator"]):
    """Indicators of the partnership in scope."""


class Indicator(Described):
    """What one partnership measures; its values are numbers by unit and period."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="indicators")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.INNER)
    statements: "models.ManyToManyField[Statement, Measure]" = models.ManyToManyField(
        Statement, through="Measure", related_name="indicators", verbose_name=_("what it measures")
    )
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[IndicatorManager] = IndicatorManager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="indicator_code_once"),
            models.CheckConstraint(
                name="indicator_is_described",
                condition=~Q(code="") & ~Q(name="") & ~Q(measured_in="") & ~Q(source=""),
            ),
        ]

    @property
    def is_shown(self) -> bool:
        """Whether everybody sees it."""
        return self.state == State.PUBLISHED


class MeasureManager(Scoped["Measure"]):
    """What is measured in the partnership in scope."""

    path = "indicator__partnership"


class Measure(models.Model):
    """An indicator measures an aim or an obligation of its partnership (000-27)."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="measures")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="measured_by")
    objects: ClassVar[MeasureManager] = MeasureManager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "statement"], name="statement_measured_once")
        ]

    def __str__(self) -> str:
        return str(self.statement)
