"""Who said when that an offer is true."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.offers.models.offer import Offer
from spoiwo.offers.states import Deed, Way


class AssuranceManager(Scoped["Assurance"]):
    """Assurances of offers of the partnership in scope."""

    path = "offer__partnership"


class Assurance(models.Model):
    """One saying: confirmed, changed, ended; by the institution itself or by the secretariat."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="assurances")
    on = models.DateField(_("day"))
    at = models.DateTimeField(default=clock.now)
    deed = models.CharField(_("what was said"), max_length=10, choices=Deed.choices)
    way = models.CharField(_("how"), max_length=8, choices=Way.choices)
    by = models.CharField(_("by whom"), max_length=200)
    previous_on = models.DateField(null=True, blank=True)
    objects: ClassVar[AssuranceManager] = AssuranceManager()

    class Meta:
        verbose_name = _("assurance")
        verbose_name_plural = _("assurances")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.offer}: {self.get_deed_display()}"
