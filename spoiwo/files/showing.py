"""The one question before a photograph is shown: may its people be seen today (GDPR-11)?

Every room that shows photos asks ``shown`` for its rows and takes addresses and bytes from here; a test looks
for rooms that do not. The address of a hidden picture and its bytes are refused below as well.
"""

from functools import cache
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from spoiwo.files.models import Photo, StoredFile

# What a row that shows photos reads along, after the name of its field.
_NO_FILE = str(UUID(int=0))
_FILES = ("large__partnership", "small__partnership", "small_webp__partnership", "thumb_webp", "wide_webp")


def shown(of: str = "photo") -> Q:
    """Return the condition "no one in the photo has withdrawn"; rows that have no photo meet it too."""
    return Q(**{f"{of}__large__hidden_at": None})


def photo_with_files(of: str = "photo") -> tuple[str, ...]:
    """Return what ``select_related`` needs so that showing the photo asks no further question."""
    return tuple(f"{of}__{name}" for name in _FILES)


def thumb_with_files(of: str = "photo") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what ``select_related`` and ``only`` need for photos in a list: sizes and addresses."""
    files = tuple(f"{of}__{name.partition('__')[0]}" for name in _FILES)
    known = ("alternative", "width", "height", "thumb_width", "small_width", "wide_width")
    read = (*(f"{of}__{name}" for name in known), *(f"{name}__uuid" for name in files))
    return files, (*read, f"{of}__large__hidden_at")


def large_address(photo: Photo) -> str:
    """Return the address of the large copy."""
    return _address(photo.large)


def small_address(photo: Photo) -> str:
    """Return the address of the small copy."""
    return _address(photo.small)


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
    return _pattern().replace(_NO_FILE, str(file.uuid))


@cache
def _pattern() -> str:
    """Return the address of a file, found once: a page of photos asks for dozens."""
    return reverse("files:file_download", args=[_NO_FILE])
