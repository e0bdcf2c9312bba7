"""When providers are asked, and when an unanswered offer grows stale and fades."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization


class FreshnessRuleManager(Scoped["FreshnessRule"]):
    """The rule of the partnership in scope."""


class FreshnessRule(models.Model):
    """Days of the partnership; without a row the defaults hold.

    A quarter has 92 days at most, so an offer confirmed at each letter never grows stale.
    """

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="+")
    is_asking = models.BooleanField(_("ask institutions by themselves"), default=True)
    ask_day = models.PositiveSmallIntegerField(
        _("day of the quarter’s first month on which letters go"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
    )
    stale_days = models.PositiveSmallIntegerField(
        _("days after which an offer is marked as not confirmed"), default=100
    )
    fade_days = models.PositiveSmallIntegerField(_("days after which it is not shown any more"), default=160)
    objects: ClassVar[FreshnessRuleManager] = FreshnessRuleManager()

    class Meta:
        verbose_name = _("rule of freshness")
        verbose_name_plural = _("rules of freshness")
        constraints = [
            models.CheckConstraint(
                name="offer_is_stale_before_it_fades",
                condition=Q(stale_days__gte=1, fade_days__gt=F("stale_days"), fade_days__lte=1000),
            ),
            models.CheckConstraint(
                name="offers_are_asked_about_on_a_day", condition=Q(ask_day__gte=1, ask_day__lte=28)
            ),
        ]

    def __str__(self) -> str:
        return str(self.partnership)


class InquiryManager(Scoped["Inquiry"]):
    """Inquiries of the partnership in scope."""


class Inquiry(models.Model):
    """One letter of a quarter to one institution about all its offers; the database allows no second."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    provider = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("institution")
    )
    # The first day of the quarter.
    quarter = models.DateField(_("quarter"))
    sent_at = models.DateTimeField(_("sent"), default=clock.now)
    email = models.EmailField(_("sent to"))
    link_id = models.PositiveBigIntegerField(default=0)
    objects: ClassVar[InquiryManager] = InquiryManager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        ordering = ["-quarter", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "provider", "quarter"], name="one_inquiry_a_quarter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider}, {self.quarter.isoformat()}"
