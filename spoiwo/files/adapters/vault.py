"""The place where bytes lie: ``FILES_ROOT``, each content once, under its SHA-256, never overwritten."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

_CHUNK = 1024 * 1024
_COMING = ".coming"


class TooLarge(Exception):
    """The content is larger than allowed; reading stopped there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Content that has arrived but is not kept yet."""

    content: IO[bytes]
    path: Path
    sha256: str
    size: int


def _root() -> Path:
    return Path(settings.FILES_ROOT)


def path_of(sha256: str) -> Path:
    """Return where the content lies or would lie."""
    return _root() / sha256[:2] / sha256[2:4] / sha256


@contextmanager
def receive(upload: IO[bytes], most: int) -> Iterator[Draft]:
    """Write the upload into a temporary file beside the vault; it is gone afterwards unless kept."""
    coming = _root() / _COMING
    coming.mkdir(parents=True, exist_ok=True, mode=0o750)
    with tempfile.NamedTemporaryFile(dir=coming) as file:
        digest, size = _copy(upload, file, most)
        file.flush()
        os.fsync(file.fileno())
        yield Draft(file, Path(file.name), digest, size)


def _copy(upload: IO[bytes], file: IO[bytes], most: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := upload.read(_CHUNK):
        size += len(chunk)
        if size > most:
            raise TooLarge
        digest.update(chunk)
        file.write(chunk)
    return digest.hexdigest(), size


def keep(draft: Draft) -> None:
    """Give the content its place for good, in one step; the same content already there is left alone.

    Bytes that lie there but no longer give their own sum are replaced by the whole ones.
    """
    place = path_of(draft.sha256)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    draft.path.chmod(0o440)
    if place.exists() and is_whole(draft.sha256):
        os.utime(place)  # the sweep spares what was wanted lately
        return
    second_name = draft.path.with_suffix(".kept")
    os.link(draft.path, second_name)
    second_name.replace(place)
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def chunks(sha256: str) -> Iterator[bytes]:
    """Yield the content piece by piece; OSError when it is not there."""
    with path_of(sha256).open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def is_whole(sha256: str) -> bool:
    """Tell whether the bytes are there and still give their sum."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def untouched_since(moment: float) -> Iterator[str]:
    """Yield the sums of contents that nobody has stored since that moment (seconds of the epoch)."""
    for path in _root().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
        if _is_older(path, moment):
            yield path.name


def remove_untouched(sha256: str, moment: float) -> bool:
    """Remove the content unless somebody has stored it since; tell whether it was removed."""
    path = path_of(sha256)
    if not _is_older(path, moment):
        return False
    path.unlink(missing_ok=True)
    return True


def remove_unfinished(moment: float) -> int:
    """Remove temporary files a broken process left behind before that moment; return how many."""
    left = [path for path in (_root() / _COMING).glob("*") if _is_older(path, moment)]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _is_older(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except FileNotFoundError:
        return False
