"""The place where packs wait to be downloaded: ``PACKS_ROOT``, each under a name nobody can guess."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings

_BLOCK = 1024 * 1024


def _path(mark: UUID) -> Path:
    return Path(settings.PACKS_ROOT) / f"{mark}.zip"


@contextmanager
def placed(mark: UUID) -> Iterator[IO[bytes]]:
    """Give a file to write into; it stands on the shelf only when all of it is written."""
    shelf = Path(settings.PACKS_ROOT)
    shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=shelf, suffix=".part", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(_path(mark))
        finally:
            Path(file.name).unlink(missing_ok=True)


def sum_and_size(mark: UUID) -> tuple[str, int]:
    """Return the SHA-256 of a pack on the shelf and its size in bytes."""
    with _path(mark).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.seek(0, os.SEEK_END)


def is_there(mark: UUID) -> bool:
    """Tell whether the pack stands on the shelf."""
    return _path(mark).is_file()


def pieces(mark: UUID) -> Iterator[bytes]:
    """Yield the pack piece by piece."""
    with _path(mark).open("rb") as file:
        while piece := file.read(_BLOCK):
            yield piece


def remove(mark: UUID) -> None:
    """Take the pack off the shelf; one that is gone already is no error."""
    _path(mark).unlink(missing_ok=True)


def sweep(kept: set[UUID], moment: float) -> int:
    """Remove what a broken process left before the moment, and packs nobody knows of; return how many."""
    names = {f"{mark}.zip" for mark in kept}
    stray = [
        path
        for path in Path(settings.PACKS_ROOT).glob("*")
        if path.name not in names and path.stat().st_mtime < moment
    ]
    for path in stray:
        path.unlink(missing_ok=True)
    return len(stray)
