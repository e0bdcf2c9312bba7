"""Pictures of an old site, from a folder or an archive of its uploads; never from a network."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import BadInput

MOST_BYTES = 20 * 1024 * 1024
# A picture in the text is one of the copies WordPress makes: its name ends with the size.
_SIZE = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{3,4}$)")


class Uploads(Protocol):
    """Where pictures of the old site lie."""

    def has(self, address: str) -> bool:
        """Tell whether the picture that stood at the address was handed in."""
        ...

    def picture(self, address: str) -> bytes | None:
        """Return the picture that stood at the address, or None where it was not handed in."""
        ...


class NoUploads:
    """Nothing was handed in."""

    def has(self, address: str) -> bool:
        """Return no."""
        return False

    def picture(self, address: str) -> bytes | None:
        """Return None."""
        return None


def place_of(address: str) -> str:
    """Return where a picture lies among the uploads, as ``2018/06/plakat.jpg``."""
    path = unquote(urlsplit(address).path)
    return path.rpartition("/uploads/")[2].lstrip("/")


def original(address: str) -> str:
    """Return the address of the picture of which this is a copy."""
    return _SIZE.sub("", address.partition("?")[0])


def _names(address: str) -> Iterator[str]:
    for one in (original(address), address.partition("?")[0]):
        place = place_of(one)
        yield from (place, f"uploads/{place}", f"wp-content/uploads/{place}")


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def has(self, address: str) -> bool:
        return self._path(address) is not None

    def picture(self, address: str) -> bytes | None:
        path = self._path(address)
        return path.read_bytes() if path else None

    def _path(self, address: str) -> Path | None:
        for name in _names(address):
            path = (self._root / name).resolve() if "\x00" not in name else self._root
            # A link or “..” must not lead to what was not handed in.
            if path.is_relative_to(self._root) and path.is_file() and path.stat().st_size <= MOST_BYTES:
                return path
        return None


class _Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._known = {info.filename: info for info in archive.infolist() if info.file_size <= MOST_BYTES}

    def has(self, address: str) -> bool:
        return any(name in self._known for name in _names(address))

    def picture(self, address: str) -> bytes | None:
        found = next((self._known[name] for name in _names(address) if name in self._known), None)
        try:
            return self._archive.read(found) if found else None
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, zlib.error):
            return None


@contextmanager
def opened(path: Path | None) -> Iterator[Uploads]:
    """Yield the pictures of a folder or an archive; of nothing, where none was handed in."""
    if path is None:
        yield NoUploads()
    elif path.is_dir():
        yield _Folder(path)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield _Archive(archive)
    else:
        raise BadInput(_("Pictures are handed in as a folder or as a ZIP archive."), "uploads")
