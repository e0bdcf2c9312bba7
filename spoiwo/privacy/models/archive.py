"""Archival classes of kinds of documents, and what people decided about old ones (GDPR-07)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.states import Fate


class ClassManager(Scoped["DocumentClass"]):
    """Classes of the partnership in scope."""


class DocumentClass(models.Model):
    """What the office's list of records says of a kind of documents; without it the proposal stands."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    series = models.SlugField(_("kind of documents"), max_length=40)
    symbol = models.CharField(_("symbol of the class"), max_length=12, blank=True)
    category = models.CharField(_("archival category"), max_length=4)
    objects: ClassVar[ClassManager] = ClassManager()

    class Meta:
        verbose_name = _("class of documents")
        verbose_name_plural = _("classes of documents")
        ordering = ["series"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "series"], name="documents_have_one_class")
        ]

    def __str__(self) -> str:
        return f"{self.series}: {self.symbol} {self.category}"


class DisposalManager(Scoped["Disposal"]):
    """Decisions about old documents of the partnership in scope."""


class Disposal(models.Model):
    """A line of the protocol: what somebody decided about a document that has outlived its period, and why.

    ``name`` is the mark of the document and names nobody.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    series = models.SlugField(_("kind of documents"), max_length=40)
    number = models.BigIntegerField(_("number of the record"))
    name = models.CharField(_("document"), max_length=200)
    category = models.CharField(_("archival category"), max_length=4)
    settled_on = models.DateField(_("settled on"))
    fate = models.CharField(_("decision"), max_length=8, choices=Fate.choices)
    until = models.DateField(_("kept until, that day too"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=600)
    at = models.DateTimeField(_("decided"), default=clock.now)
    by = models.CharField(_("decided by"), max_length=200)
    objects: ClassVar[DisposalManager] = DisposalManager()

    class Meta:
        verbose_name = _("decision about an old document")
        verbose_name_plural = _("decisions about old documents")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="kept_document_has_its_day",
                condition=Q(fate=Fate.KEPT, until__isnull=False) | Q(fate=Fate.REMOVED, until=None),
            ),
            models.CheckConstraint(name="class_a_is_never_decided", condition=~Q(category="A")),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.name}"
