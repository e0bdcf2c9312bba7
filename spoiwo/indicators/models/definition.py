"""Definitions a partnership has brought in as a list of codes; those of the product are a table on disk."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.indicators.models.words import Described
from spoiwo.partnerships.models import Partnership


class DefinitionManager(Scoped["Definition"]):
    """Definitions of the partnership in scope."""


class Definition(Described):
    """A line of a code list, ready to become an indicator; nobody else's list changes it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="indicator_definitions")
    file_name = models.CharField(_("file"), max_length=200)
    objects: ClassVar[DefinitionManager] = DefinitionManager()

    class Meta:
        verbose_name = _("definition of an indicator")
        verbose_name_plural = _("definitions of indicators")
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="definition_once_a_partnership")
        ]
