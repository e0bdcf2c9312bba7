"""The one question before a photograph is shown: may its people be seen today (GDPR-11)?

Every room that shows photos asks ``shown`` for its rows and takes addresses and bytes from here; a test looks
for rooms that do not. The address of a hidden picture and its bytes are refused below as well.
"""

from django.db.models import Q
from django.urls import reverse

from spoiwo.files.models import Photo

# What a row that shows photos reads along, after the name of its field.
_FILES = ("large__partnership", "small__partnership", "small_webp__partnership")


def shown(of: str = "photo") -> Q:
    """Return the condition "no one in the photo has withdrawn"; rows that have no photo meet it too."""
    return Q(**{f"{of}__large__hidden_at": None})


def photo_with_files(of: str = "photo") -> tuple[str, ...]:
    """Return what ``select_related`` needs so that showing the photo asks no further question."""
    return tuple(f"{of}__{name}" for name in _FILES)


def large_address(photo: Photo) -> str:
    """Return the address of the large copy."""
    return reverse("files:file_download", args=[photo.large.uuid])


def small_address(photo: Photo) -> str:
    """Return the address of the small copy."""
    return reverse("files:file_download", args=[photo.small.uuid])


def webp_address(photo: Photo) -> str:
    """Return the address of the small copy as WebP, or nothing where there is none."""
    return reverse("files:file_download", args=[photo.small_webp.uuid]) if photo.small_webp else ""
