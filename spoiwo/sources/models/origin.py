"""Which record came from which passage, and the trace by which one deed takes all of it back."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.sources.models.document import SourceDocument
from spoiwo.sources.models.finding import Finding


class OriginManager(Scoped["Origin"]):
    """Origins in documents of the partnership in scope."""

    path = "document__partnership"


class Origin(models.Model):
    """One step of recording a document: what was made or used, in order, and the words it rests on.

    ``record`` is the label of the model ("registry.Organization") with its key.
    """

    document = models.ForeignKey(
        SourceDocument, models.CASCADE, verbose_name=_("source document"), related_name="origins"
    )
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, blank=True, related_name="origins")
    order = models.PositiveIntegerField()
    record = models.CharField(_("kind of record"), max_length=60)
    record_id = models.PositiveBigIntegerField(_("record"))
    label = models.CharField(_("name of the record"), max_length=500, blank=True)
    # What of the record was filled in, where the record itself was there before: "phone".
    part = models.CharField(_("part of the record"), max_length=10, blank=True)
    is_made = models.BooleanField(_("made by it"), default=True)
    objects: ClassVar[OriginManager] = OriginManager()

    class Meta:
        verbose_name = _("origin of a record")
        verbose_name_plural = _("origins of records")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="origin_once")]
        indexes = [models.Index(fields=["record", "record_id"], name="origins_of_a_record")]

    def __str__(self) -> str:
        return f"{self.record}: {self.label}"
