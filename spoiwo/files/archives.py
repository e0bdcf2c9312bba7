"""Looking into archives without being hurt by them."""

import zipfile

# An office document of 20 MiB with pictures unpacks to about as much; text packs ten to one.
MOST_UNPACKED = 300 * 1024 * 1024
MOST_ENTRIES = 10_000
MOST_TIMES = 150
_SMALL = 20 * 1024 * 1024
_LONGEST_PART = 1024 * 1024


class Bomb(Exception):
    """The archive unpacks to far more than an honest document would."""


def refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Raise Bomb when the archive declares too many parts or too much content.

    What it declares binds whoever reads it: a reader stops at the declared size of a part.
    """
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise Bomb
    if unpacked > _SMALL and unpacked > MOST_TIMES * max(packed, 1):
        raise Bomb


def read(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of one part, never more than a mebibyte."""
    with archive.open(name) as part:
        return part.read(_LONGEST_PART)
