"""What the nightly recount found."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership


class RecountManager(Scoped["Recount"]):
    """The recount of the partnership in scope."""


class Recount(models.Model):
    """The latest recount of a partnership's figures; one row, written anew every night.

    ``drifts`` holds a list of objects: ``code``, ``since``, ``until`` (ISO days, half-open), ``counted`` by
    the database and ``recounted`` from the records.
    """

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="recount")
    made_at = models.DateTimeField(_("made"))
    drifts = models.JSONField(default=list)
    objects: ClassVar[RecountManager] = RecountManager()

    class Meta:
        verbose_name = _("recount of figures")
        verbose_name_plural = _("recounts of figures")

    def __str__(self) -> str:
        return f"{self.partnership}: {len(self.drifts)}"
