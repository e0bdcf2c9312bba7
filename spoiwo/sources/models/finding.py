"""One thing found in a document, what was made of it, what was decided."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.sources.models.document import SourceDocument
from spoiwo.sources.states import Choice, Group, Sureness

_TONES = {Sureness.CERTAIN: "ok", Sureness.UNSURE: "warn"}


class FindingManager(Scoped["Finding"]):
    """Findings in documents of the partnership in scope."""

    path = "document__partnership"


class Finding(models.Model):
    """A proposal: ``values`` as they were understood, ``corrected`` what the officer wrote instead.

    ``spans`` are pairs of places in the text of the document, half-open. ``candidates`` are records it may
    be (``matching``), ``chosen`` the one it is. ``home`` is the number of
    the finding of the partnership it belongs to, where a document speaks of several.
    """

    document = models.ForeignKey(
        SourceDocument, models.CASCADE, verbose_name=_("source document"), related_name="findings"
    )
    number = models.PositiveIntegerField(_("number"))
    group = models.CharField(_("group"), max_length=12, choices=Group.choices)
    values = models.JSONField(_("as understood"), default=dict)
    corrected = models.JSONField(_("as corrected"), default=dict)
    spans = models.JSONField(_("places"), default=list)
    mention = models.TextField(_("words of the document"), blank=True)
    sureness = models.CharField(_("how sure"), max_length=8, choices=Sureness.choices)
    reason = models.CharField(max_length=300, blank=True)
    reason_params = models.JSONField(default=dict)
    choice = models.CharField(_("decision"), max_length=8, choices=Choice.choices, default=Choice.OPEN)
    candidates = models.JSONField(default=list)
    chosen = models.PositiveBigIntegerField(_("chosen record"), null=True, blank=True)
    # Whether a new record is made; false without a chosen one means that somebody has to say which it is.
    is_new = models.BooleanField(_("a new record"), default=True)
    home = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    objects: ClassVar[FindingManager] = FindingManager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="finding_once_in_a_document")
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.number}"

    @property
    def told(self) -> dict[str, str]:
        """Return the values that hold: corrected ones over those understood."""
        return {**self.values, **self.corrected}

    @property
    def tone(self) -> str:
        """Return the tone of the tag that says how sure it is."""
        return _TONES.get(Sureness(self.sureness), "")

    @property
    def is_accepted(self) -> bool:
        return self.choice == Choice.ACCEPTED

    @property
    def is_open(self) -> bool:
        return self.choice == Choice.OPEN

    @property
    def must_choose(self) -> bool:
        """Whether somebody has to say which record it is before it can be accepted."""
        return self.chosen is None and not self.is_new
