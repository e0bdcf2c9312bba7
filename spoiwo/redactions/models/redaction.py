"""Which words of which text everybody reads as a bar."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.communiques.models import Communique
from spoiwo.decisions.models import Resolution
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.states import BARS, INTERESTS, Ground

Text = Minutes | Resolution | Communique
# One of these is set: the text whose words are hidden.
TEXTS = ("minutes", "resolution", "communique")


def _of_one_text() -> Q:
    """Exactly one of the texts."""
    found = Q()
    for name in TEXTS:
        others = {f"{other}__isnull": other != name for other in TEXTS}
        found |= Q(**others)
    return found


class RedactionManager(Scoped["Redaction"]):
    """Redactions of the partnership in scope."""


class Redaction(models.Model):
    """Words hidden wherever they stand in one text, until it is undone with a reason; never rewritten.

    The text itself is not touched. The words are read inside only: the book of deeds and every page
    for the public know how many there are and on what ground.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="redactions")
    minutes = models.ForeignKey(Minutes, models.PROTECT, null=True, blank=True, related_name="redactions")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="redactions"
    )
    communique = models.ForeignKey(
        Communique, models.PROTECT, null=True, blank=True, related_name="redactions"
    )
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
            models.CheckConstraint(name="redaction_is_of_one_text", condition=_of_one_text()),
            models.CheckConstraint(
                name="redaction_lifted_for_a_reason",
                condition=Q(lifted_at=None, lifted_because="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_because="")),
            ),
            models.UniqueConstraint(
                "minutes", Lower("words"), name="words_hidden_once", condition=Q(lifted_at=None)
            ),
            models.UniqueConstraint(
                "resolution", Lower("words"), name="words_of_resolution_hidden_once",
                condition=Q(lifted_at=None),
            ),
            models.UniqueConstraint(
                "communique", Lower("words"), name="words_of_communique_hidden_once",
                condition=Q(lifted_at=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        # Never the words: names of things are copied into the book of deeds.
        return str(Ground(self.ground).label)

    @property
    def text(self) -> Text:
        """The text the words are hidden in."""
        found = self.minutes or self.resolution or self.communique
        assert found is not None  # the database says so
        return found

    @property
    def bar(self) -> str:
        """What stands in the place of the words."""
        return BARS[Ground(self.ground)]

    @property
    def interest(self) -> str:
        """In whose interest."""
        return str(INTERESTS[Ground(self.ground)])
