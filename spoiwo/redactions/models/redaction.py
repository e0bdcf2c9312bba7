"""Which words of which text everybody reads as a bar."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.states import BARS, INTERESTS, Ground


class RedactionManager(Scoped["Redaction"]):
    """Redactions of the partnership in scope."""


class Redaction(models.Model):
    """Words hidden wherever they stand in one text, until it is undone with a reason; never rewritten.

    The text itself is not touched. The words are read inside only: the book of deeds and every page
    for the public know how many there are and on what ground.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="redactions")
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="redactions")
    words = models.CharField(_("hidden words"), max_length=300)
    ground = models.CharField(_("ground"), max_length=10, choices=Ground.choices)
    made_at = models.DateTimeField(_("hidden"), default=clock.now)
    made_by = models.CharField(_("hidden by"), max_length=200)
    lifted_at = models.DateTimeField(_("shown again"), null=True, blank=True)
    lifted_by = models.CharField(_("shown again by"), max_length=200, blank=True)
    lifted_because = models.CharField(_("why it is shown again"), max_length=300, blank=True)
    objects: ClassVar[RedactionManager] = RedactionManager()

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(name="redaction_hides_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="redaction_lifted_for_a_reason",
                condition=Q(lifted_at=None, lifted_because="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_because="")),
            ),
            models.UniqueConstraint(
                "minutes", Lower("words"), name="words_hidden_once", condition=Q(lifted_at=None)
            ),
        ]

    def __str__(self) -> str:
        # Never the words: names of things are copied into the book of deeds.
        return str(Ground(self.ground).label)

    @property
    def bar(self) -> str:
        """What stands in the place of the words."""
        return BARS[Ground(self.ground)]

    @property
    def interest(self) -> str:
        """In whose interest."""
        return str(INTERESTS[Ground(self.ground)])
