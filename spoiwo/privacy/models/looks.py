"""Who opened which page with personal data, and when."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import looks


class LookManager(Scoped["Look"]):
    """Looks at personal data of the partnership in scope."""


class Look(models.Model):
    """A page with personal data was opened: by whom (mark and name as they were), which, when."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    actor_id = models.CharField(_("who (mark)"), max_length=60)
    actor_name = models.CharField(_("who"), max_length=200)
    page = models.CharField(_("page"), max_length=80)
    address = models.CharField(_("address"), max_length=300)
    objects: ClassVar[LookManager] = LookManager()

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["partnership", "-at"], name="privacy_looks_by_time")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.address}"

    @property
    def label(self) -> str:
        """What the page showed."""
        return str(looks.label_of(self.page) or self.page)
