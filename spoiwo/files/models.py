"""Files as they came: stored unchanged under their SHA-256."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership


class StoredFile(models.Model):
    """One stored file; its content never changes. Two files of equal content share their bytes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="files")
    title = models.CharField(_("title"), max_length=300, blank=True)
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    is_public = models.BooleanField(_("open to the public"), default=False)
    # The right needed to read it; empty for the common one (``files.read_file``).
    read_right = models.CharField(_("right needed to read it"), max_length=60, blank=True)
    uploaded_by = models.CharField(_("added by (mark)"), max_length=60)
    uploaded_by_name = models.CharField(_("added by"), max_length=200)
    uploaded_at = models.DateTimeField(_("added"), default=clock.now)
    # Set when the bytes on disk no longer give the sum above, cleared when they do again.
    damaged_at = models.DateTimeField(_("found damaged"), null=True, blank=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title or self.name


class Photo(models.Model):
    """A picture made to be shown, with the words that stand for it; neither copy tells place or camera."""

    large = models.OneToOneField(StoredFile, models.PROTECT, related_name="photo")
    # Photos of equal points share their bytes, not their records: each photo has a small copy of its own.
    small = models.OneToOneField(StoredFile, models.PROTECT, related_name="small_of")
    alternative = models.CharField(_("what the picture shows"), max_length=300)
    author = models.CharField(_("author of the picture"), max_length=200, blank=True)
    width = models.PositiveIntegerField(_("width in points"))
    height = models.PositiveIntegerField(_("height in points"))

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.alternative
