"""A loading of values from a file or from the Local Data Bank, and what the officer said about codes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.indicators.models.indicator import Indicator
from spoiwo.indicators.states import LoadingState, Origin
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit


class LoadingManager(Scoped["Loading"]):
    """Loadings of the partnership in scope."""


class Loading(models.Model):
    """Values read and not saved yet, or saved together, to be undone together.

    ``cells`` are the values of the partnership's area as they were read, ``left_out`` counts the rest by
    reason; what would happen to each cell is judged anew whenever it is looked at. ``asked`` is what the
    Local Data Bank is asked for, ``done`` of ``total`` how far the fetching is.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="indicator_loadings")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="loadings", verbose_name=_("indicator")
    )
    state = models.CharField(_("state"), max_length=10, choices=LoadingState.choices)
    origin = models.CharField(_("how it came"), max_length=6, choices=Origin.choices)
    name = models.CharField(_("file or question"), max_length=300)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    series = models.JSONField(_("columns to choose from"), default=list, blank=True)
    cells = models.JSONField(_("values read"), default=list, blank=True)
    left_out = models.JSONField(_("left out"), default=list, blank=True)
    asked = models.JSONField(_("what is asked for"), default=dict, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.CharField(_("what happened"), max_length=400, blank=True)
    begun_at = models.DateTimeField(_("begun at"))
    begun_by = models.CharField(_("begun by"), max_length=200)
    saved_at = models.DateTimeField(_("saved at"), null=True, blank=True)
    objects: ClassVar[LoadingManager] = LoadingManager()

    class Meta:
        verbose_name = _("loading of values")
        verbose_name_plural = _("loadings of values")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="saved_loading_has_its_moment",
                condition=~Q(state__in=[LoadingState.SAVED, LoadingState.UNDONE]) | Q(saved_at__isnull=False),
            ),
            models.CheckConstraint(name="loading_is_not_typed", condition=~Q(origin=Origin.TYPED)),
        ]

    def __str__(self) -> str:
        return self.name


class UnitAnswerManager(Scoped["UnitAnswer"]):
    """Answers of the partnership in scope."""


class UnitAnswer(models.Model):
    """What the officer said a code of a file means: a unit, or none of ours. Asked once."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    code = models.CharField(_("code in the file"), max_length=20)
    name = models.CharField(_("name in the file"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    objects: ClassVar[UnitAnswerManager] = UnitAnswerManager()

    class Meta:
        verbose_name = _("answer about a code")
        verbose_name_plural = _("answers about codes")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code", "name"], name="code_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
