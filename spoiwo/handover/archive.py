"""Writing the archive: one entry after the other, with the sum of each, memory flat."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import IO, Any

SUMS, MANIFEST = "SUMY-SHA256.txt", "paczka.json"
DATA, FILES, SHEETS, PAGES = "dane/", "pliki/", "arkusze/", "strony/"


class Entry:
    """One file of the archive while it is written."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> None:
        self._raw.write(content)
        self.digest.update(content)
        self.size += len(content)

    def line(self, value: object) -> None:
        """Write one line of JSON, the same for the same value."""
        said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        self.write(said.encode() + b"\n")


class Archive:
    """A ZIP64 archive; every entry bears the day of the pack, so that equal contents give equal bytes."""

    def __init__(self, target: IO[bytes], day: date) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        # A ZIP knows no zones and no year before 1980.
        self.moment = datetime.combine(day.replace(year=max(day.year, 1980)), time.min)
        self.sums: dict[str, str] = {}

    @contextmanager
    def entry(self, name: str) -> Iterator[Entry]:
        """Open the next file of the archive; only one is open at a time."""
        info = zipfile.ZipInfo(name, self.moment.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as raw:
            entry = Entry(raw)
            yield entry
        self.sums[name] = entry.digest.hexdigest()

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a whole file, piece by piece."""
        with self.entry(name) as entry:
            for piece in pieces:
                entry.write(piece)

    def close(self, manifest: dict[str, Any]) -> None:
        """Write what the pack is and the sums of everything else in it, as sha256sum reads them."""
        self.add(MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"])
        self.add(SUMS, [f"{digest}  {name}\n".encode() for name, digest in sorted(self.sums.items())])
        self._zip.close()
