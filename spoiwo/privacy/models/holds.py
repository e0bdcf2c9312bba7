"""What the jobs that erase leave alone, because somebody has to look at it first (GDPR-07)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership


class HoldManager(Scoped["Hold"]):
    """Holds of the partnership in scope."""


class Hold(models.Model):
    """One record a job may not erase up to and including a day: a claim, a control, a wish (art. 17, 18).

    ``job`` names the rule, ``number`` the record. ``name`` says which record it was, while it stands.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    job = models.CharField(_("job that would erase it"), max_length=60)
    number = models.BigIntegerField(_("number of the record"))
    name = models.CharField(_("record"), max_length=200, blank=True)
    reason = models.CharField(_("why it is kept longer"), max_length=600)
    until = models.DateField(_("kept until, that day too"))
    set_at = models.DateTimeField(_("held back"), default=clock.now)
    set_by = models.CharField(_("held back by"), max_length=200)
    lifted_at = models.DateTimeField(_("let go"), null=True, blank=True)
    lifted_by = models.CharField(_("let go by"), max_length=200, blank=True)
    objects: ClassVar[HoldManager] = HoldManager()

    class Meta:
        verbose_name = _("hold of a record")
        verbose_name_plural = _("holds of records")
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "job", "number"], condition=Q(lifted_at=None), name="held_back_once"
            ),
            models.CheckConstraint(name="held_back_with_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        # Written into the book of deeds, which outlives the record.
        return f"{self.job} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:due_list", args=[self.partnership.slug])
