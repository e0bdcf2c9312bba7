"""How far an action is, and whom the secretariat asks about it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.notifications.models import Message
from spoiwo.plans.models.action import Action
from spoiwo.plans.models.plan import Plan
from spoiwo.registry.models import Organization


class ProgressManager(Scoped["Progress"]):
    """Progress of the actions of the partnership in scope."""

    path = "action__plan__partnership"


class Progress(models.Model):
    """What was done until a day, with its evidence; ``value`` is the measured output indicator.

    An entry written by mistake is taken back with a ground; it stays and counts for nothing.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="progress")
    on = models.DateField(_("as of"))
    text = models.TextField(_("what was done"))
    value = models.DecimalField(
        _("measured value"), max_digits=14, decimal_places=2, null=True, blank=True
    )  # fmt: skip
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    evidence_url = models.URLField(_("address of the evidence"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    written_by = models.CharField(_("written by"), max_length=200)
    taken_back_because = models.CharField(_("why it was taken back"), max_length=400, blank=True)
    objects: ClassVar[ProgressManager] = ProgressManager()

    class Meta:
        verbose_name = _("progress of an action")
        verbose_name_plural = _("progress of actions")
        ordering = ["-on", "-pk"]
        constraints = [models.CheckConstraint(name="progress_says_what", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]


class ReporterManager(Scoped["Reporter"]):
    """Those who report to the partnership in scope."""

    path = "plan__partnership"


class Reporter(models.Model):
    """Who tells for an institution how its actions of a plan go, by a personal link.

    ``link_id`` is the number of the link the last letter carries (``notifications``).
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reporters")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="plan_reporters", verbose_name=_("institution")
    )
    name = models.CharField(_("person"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail for the personal link"))
    link_id = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(_("last asked"), null=True, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    objects: ClassVar[ReporterManager] = ReporterManager()

    class Meta:
        verbose_name = _("reporter of a plan")
        verbose_name_plural = _("reporters of plans")
        ordering = ["organization__name"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "organization"], name="one_reporter_of_an_institution")
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.email}"
