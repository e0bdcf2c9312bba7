"""When members are asked by themselves about the year that has passed."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership


class YearlyRuleManager(Scoped["YearlyRule"]):
    """The rule of the partnership in scope."""


class YearlyRule(models.Model):
    """The day of the partnership; without a row the defaults hold.

    Its month is of the first half of a year, so that the days of asking never reach the next one.
    """

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="+")
    is_asking = models.BooleanField(_("ask members by themselves"), default=True)
    ask_month = models.PositiveSmallIntegerField(
        _("month in which letters about the past year go"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
    )
    ask_day = models.PositiveSmallIntegerField(
        _("day of that month"), default=1, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    objects: ClassVar[YearlyRuleManager] = YearlyRuleManager()

    class Meta:
        verbose_name = _("rule of the yearly question")
        verbose_name_plural = _("rules of the yearly question")
        constraints = [
            models.CheckConstraint(
                name="members_are_asked_in_the_first_half_of_a_year",
                condition=Q(ask_month__gte=1, ask_month__lte=6, ask_day__gte=1, ask_day__lte=28),
            )
        ]

    def __str__(self) -> str:
        return str(self.partnership)
