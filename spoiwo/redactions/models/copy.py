"""Which file everybody is handed in the place of which."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.states import INTERESTS, Ground


class RedactedCopyManager(Scoped["RedactedCopy"]):
    """Redacted copies of the partnership in scope."""


class RedactedCopy(models.Model):
    """A copy of a file without what is nobody's business, read back before it was shown; never rewritten.

    It waits while there is something to be looked at, is shown in the place of the original, and ends when
    a better one takes its place or it is taken back. ``words`` are those it is to hide, read inside only.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="redacted_copies")
    original = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="redacted_copies", verbose_name=_("original")
    )
    copy = models.OneToOneField(
        StoredFile, models.PROTECT, related_name="redacted_copy", verbose_name=_("redacted copy")
    )
    ground = models.CharField(_("ground"), max_length=10, choices=Ground.choices)
    words = models.TextField(_("words it hides"), max_length=6000, blank=True)
    made_at = models.DateTimeField(_("handed in"), default=clock.now)
    made_by = models.CharField(_("handed in by"), max_length=200)
    shown_at = models.DateTimeField(_("shown since"), null=True, blank=True)
    ended_at = models.DateTimeField(_("shown until"), null=True, blank=True)
    objects: ClassVar[RedactedCopyManager] = RedactedCopyManager()

    class Meta:
        verbose_name = _("redacted copy")
        verbose_name_plural = _("redacted copies")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["original"],
                name="one_redacted_copy_shown",
                condition=Q(shown_at__isnull=False, ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.copy)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has to look at it before everybody is handed it."""
        return self.shown_at is None and self.ended_at is None

    @property
    def is_shown(self) -> bool:
        """Whether everybody is handed it now."""
        return self.shown_at is not None and self.ended_at is None

    @property
    def lines(self) -> list[str]:
        """The words it hides, one by one."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    @property
    def interest(self) -> str:
        """In whose interest."""
        return str(INTERESTS[Ground(self.ground)])
