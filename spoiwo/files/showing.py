"""The one question before a photograph is shown: may its people be seen today (GDPR-11)?

Every room that shows photos asks ``shown`` for its rows and takes addresses and bytes from here; a test looks
for rooms that do not. The address of a hidden picture and its bytes are refused below as well.
"""

from django.db.models import Q
from django.urls import reverse

from spoiwo.files.models import Photo, StoredFile

# What a row that shows photos reads along, after the name of its field.
_FILES = ("large__partnership", "small__partnership", "small_webp__partnership", "thumb_webp", "wide_webp")


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


def webp_addresses(photo: Photo) -> str:
    """Return the copies as WebP with their widths, as ``srcset`` wants them; nothing where there is none.

    Copies whose width nobody measured yet cannot be chosen from: the small one stands alone then.
    """
    known = (
        (photo.thumb_webp, photo.thumb_width),
        (photo.small_webp, photo.small_width),
        (photo.wide_webp, photo.wide_width),
    )
    sized = {width: file for file, width in known if file is not None and width}
    if sized:
        return ", ".join(f"{_address(file)} {width}w" for width, file in sorted(sized.items()))
    return _address(photo.small_webp) if photo.small_webp else ""


def _address(file: StoredFile) -> str:
    return reverse("files:file_download", args=[file.uuid])
