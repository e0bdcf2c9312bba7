"""Breaches of personal data with the clock of three days."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.states import BreachState, Risk

# The time in which the President of UODO is notified, from the moment it was noticed (GDPR art. 33).
TERM = timedelta(hours=72)


class BreachManager(Scoped["Breach"]):
    """Breaches of the partnership in scope."""


class Breach(models.Model):
    """One breach: what happened, how grave it is, who was told or why nobody was (art. 33 sec. 5)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=8, choices=BreachState.choices, default=BreachState.OPEN)
    noticed_at = models.DateTimeField(_("noticed"))
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)
    happened = models.TextField(_("what happened"), max_length=4000)
    whose = models.TextField(_("whose data, how many people"), max_length=1000)
    which = models.TextField(_("which data"), max_length=1000)
    consequences = models.TextField(_("what may come of it"), max_length=2000)
    measures = models.TextField(_("what was done about it"), max_length=2000)
    risk = models.CharField(_("risk for people"), max_length=8, choices=Risk.choices, blank=True)
    reasons = models.TextField(_("why nobody is notified, or why late"), max_length=2000, blank=True)
    notified_at = models.DateTimeField(_("the President of UODO notified"), null=True, blank=True)
    reference = models.CharField(_("mark of the notification"), max_length=120, blank=True)
    people_told = models.TextField(
        _("how people were told, or why they were not"), max_length=2000, blank=True
    )
    people_told_on = models.DateField(_("people told on"), null=True, blank=True)
    closed_on = models.DateField(pgettext_lazy("breach", "closed on"), null=True, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[BreachManager] = BreachManager()

    class Meta:
        verbose_name = _("breach of personal data")
        verbose_name_plural = _("breaches of personal data")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "number"], name="breach_numbered_once"),
            models.CheckConstraint(
                name="breach_notified_after_it_was_noticed",
                condition=Q(notified_at__isnull=True) | Q(notified_at__gte=F("noticed_at")),
            ),
            models.CheckConstraint(
                name="closed_breach_is_decided",
                condition=Q(state=BreachState.OPEN) | (~Q(risk="") & Q(closed_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:breach", args=[self.partnership.slug, self.pk])

    @property
    def due_at(self) -> datetime:
        """The moment by which the President of UODO is to be notified."""
        return self.noticed_at + TERM

    @property
    def waits_for_notice(self) -> bool:
        """Whether it is not decided yet that nobody need be notified, and nobody was."""
        return self.state == BreachState.OPEN and self.notified_at is None and self.risk != Risk.NONE

    def hours_left(self, now: datetime) -> int:
        """How many whole hours are left to the end of the term; below zero once it has passed."""
        return int((self.due_at - now).total_seconds() // 3600)
