"""Where a practice was shown, and who uses it too."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.scoping import Scoped
from spoiwo.meetings.models import Meeting
from spoiwo.practices.models.practice import GoodPractice
from spoiwo.registry.models import Organization


class ShowingManager(Scoped["Showing"]):
    """Showings of the partnership in scope."""

    path = "practice__partnership"


class Showing(models.Model):
    """A practice was presented at a meeting."""

    practice = models.ForeignKey(GoodPractice, models.PROTECT, related_name="showings")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="practices_shown", verbose_name=_("meeting")
    )
    presented_by = models.CharField(_("presented by"), max_length=300, blank=True)
    objects: ClassVar[ShowingManager] = ShowingManager()

    class Meta:
        verbose_name = _("showing of a good practice")
        verbose_name_plural = _("showings of good practices")
        ordering = ["-meeting__day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "meeting"], name="practice_shown_once_at_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.meeting)


class ReuseManager(Scoped["Reuse"]):
    """Uses of practices of the partnership in scope."""

    path = "practice__partnership"


class Reuse(models.Model):
    """Another institution says “we use it too”, of the register or in words."""

    practice = models.ForeignKey(GoodPractice, models.PROTECT, related_name="reuses")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="practices_reused",
        verbose_name=_("institution"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=400)
    since = models.DateField(_("since"), null=True, blank=True)
    words = models.TextField(_("how it is used there"), max_length=2000, blank=True)
    is_own = models.BooleanField(_("said by the institution itself"), default=False)
    # What came through a link is read by everybody once the secretariat has seen it.
    is_shown = models.BooleanField(_("shown to everybody"), default=True)
    objects: ClassVar[ReuseManager] = ReuseManager()

    class Meta:
        verbose_name = _("use of a good practice elsewhere")
        verbose_name_plural = _("uses of good practices elsewhere")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="reuse_is_somebodys", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["practice", "organization"],
                condition=Q(organization__isnull=False),
                name="institution_uses_it_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
