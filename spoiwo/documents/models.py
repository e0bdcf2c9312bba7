"""Templates of an office: DOCX files of its own layout, in versions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.documents.states import State
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership


class TemplateManager(Scoped["Template"]):
    """Templates of the partnership in scope."""


class Template(models.Model):
    """One version of the layout of a kind of papers; its file never changes."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="document_templates")
    kind = models.CharField(_("kind of papers"), max_length=40)
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    uploaded_by = models.CharField(_("added by (mark)"), max_length=60)
    uploaded_by_name = models.CharField(_("added by"), max_length=200)
    uploaded_at = models.DateTimeField(_("added"), default=clock.now)
    objects: ClassVar[TemplateManager] = TemplateManager()

    class Meta:
        verbose_name = _("template of papers")
        verbose_name_plural = _("templates of papers")
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "number"], name="template_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind"],
                condition=Q(state=State.CURRENT),
                name="one_template_of_a_kind_is_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file.name} ({self.number})"
