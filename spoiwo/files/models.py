"""Files as they came: stored unchanged under their SHA-256."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership


class StoredFile(models.Model):
    """One stored file; its content never changes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="files")
    title = models.CharField(_("title"), max_length=300, blank=True)
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    is_public = models.BooleanField(_("public"), default=False)
    uploaded_by = models.CharField(max_length=60)
    uploaded_by_name = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.title or self.name
