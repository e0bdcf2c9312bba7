"""What stands beside a report: files and photographs at its end, and annexes written after it was filed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.models import Photo, StoredFile
from spoiwo.reports.models.report import Report


class AttachmentManager(Scoped["Attachment"]):
    """Attachments of reports of the partnership in scope."""

    path = "report__partnership"


class Attachment(models.Model):
    """A file or a photograph at the end of a report; never both."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="attachments")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    photo = models.OneToOneField(Photo, models.PROTECT, null=True, blank=True, related_name="+")
    objects: ClassVar[AttachmentManager] = AttachmentManager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="attachment_is_a_file_or_a_photo",
                condition=Q(file__isnull=False, photo__isnull=True)
                | Q(file__isnull=True, photo__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title


class AnnexManager(Scoped["Annex"]):
    """Annexes to filed reports of the partnership in scope."""

    path = "report__partnership"


class Annex(models.Model):
    """What is said after the filing: a correction or an addition, numbered, never changed."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="annexes")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"), max_length=20000)
    author = models.CharField(_("written by"), max_length=200)
    made_at = models.DateTimeField(_("written"), default=clock.now)
    objects: ClassVar[AnnexManager] = AnnexManager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_annex_of_a_number"),
            models.CheckConstraint(name="annex_says_something", condition=~Q(title="") & ~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
