"""Files as they came: stored unchanged under their SHA-256."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.files.states import Ground, How
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
    # Set while somebody in the picture does not agree to be seen: then nobody is handed the bytes.
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    # What everybody is handed in its place; the file itself stays inside (room ``redactions``).
    public_copy = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="original",
        verbose_name=_("redacted copy"),
    )

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def shown(self) -> "StoredFile":
        """What everybody is handed: the redacted copy where there is one."""
        return self.public_copy or self

    @property
    def is_photo(self) -> bool:
        """Whether it is one of the copies of a photo."""
        return any(getattr(self, name, None) is not None for name in COPIES)


# How a file leads to the photo it is a copy of.
COPIES = ("photo", "small_of", "small_webp_of", "thumb_webp_of", "wide_webp_of")


class Photo(models.Model):
    """A picture made to be shown, with the words that stand for it; neither copy tells place or camera.

    ``ground`` says why people may be seen on it (GDPR-11); empty only where nobody was asked for it yet.
    """

    large = models.OneToOneField(StoredFile, models.PROTECT, related_name="photo")
    # Photos of equal points share their bytes, not their records: each photo has a small copy of its own.
    small = models.OneToOneField(StoredFile, models.PROTECT, related_name="small_of")
    # The same in a newer format; photos kept before it was made have none.
    small_webp = models.OneToOneField(
        StoredFile, models.PROTECT, related_name="small_webp_of", null=True, blank=True
    )
    # A narrower and a wider one, between which a browser chooses; made at night for photos kept before.
    thumb_webp = models.OneToOneField(
        StoredFile, models.PROTECT, related_name="thumb_webp_of", null=True, blank=True
    )
    wide_webp = models.OneToOneField(
        StoredFile, models.PROTECT, related_name="wide_webp_of", null=True, blank=True
    )
    thumb_width = models.PositiveIntegerField(_("width of the narrow copy"), null=True, blank=True)
    small_width = models.PositiveIntegerField(_("width of the small copy"), null=True, blank=True)
    wide_width = models.PositiveIntegerField(_("width of the wide copy"), null=True, blank=True)
    alternative = models.CharField(_("what the picture shows"), max_length=300)
    author = models.CharField(_("author of the picture"), max_length=200, blank=True)
    width = models.PositiveIntegerField(_("width in points"))
    height = models.PositiveIntegerField(_("height in points"))
    ground = models.CharField(_("ground"), max_length=15, choices=Ground.choices, blank=True)
    # For an exception of the act: who it is and in what function, or what the gathering was.
    ground_words = models.CharField(_("what shows the ground"), max_length=300, blank=True)
    occasion = models.CharField(_("at what it was taken"), max_length=200, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        # Of several pictures added at once each gets its words afterwards.
        return self.alternative or self.large.name

    @property
    def copies(self) -> tuple[StoredFile, ...]:
        """Every file of the photo."""
        files = (self.large, self.small, self.small_webp, self.thumb_webp, self.wide_webp)
        return tuple(file for file in files if file is not None)

    @property
    def is_hidden(self) -> bool:
        """Whether somebody in the picture does not agree to be seen: it is shown nowhere then."""
        return self.large.hidden_at is not None


class PhotoConsentManager(Scoped["PhotoConsent"]):
    """Consents for photos of the partnership in scope."""

    path = "photo__large__partnership"


class PhotoConsent(models.Model):
    """That one person agreed to be seen on one photo, and perhaps took it back; never rewritten."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="consents")
    person_name = models.CharField(_("who is in the picture"), max_length=200)
    # A parent or a guardian; empty when the person agreed themselves.
    given_by = models.CharField(_("who agreed for that person"), max_length=200, blank=True)
    given_on = models.DateField(_("agreed on"))
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    kept_at = models.CharField(_("where the consent is kept"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_how = models.CharField(
        _("how it was withdrawn"), max_length=10, choices=How.choices, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)
    objects: ClassVar[PhotoConsentManager] = PhotoConsentManager()

    class Meta:
        verbose_name = _("consent to be seen on a photo")
        verbose_name_plural = _("consents to be seen on photos")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="photo_consent_is_of_somebody", condition=~Q(person_name="")),
            models.CheckConstraint(
                name="photo_consent_withdrawn_somehow",
                condition=Q(withdrawn_at=None, withdrawn_how="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_how="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.photo)
