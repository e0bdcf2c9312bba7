"""Looking through a pack before anything of it is written: the archive, its sums, every record.

A pack may come from anybody. Nothing of it is believed: neither its names, nor its sizes, nor its numbers.
"""

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.handover.archive import DATA, FILES, MANIFEST, PAGES, SHEETS, SUMS
from spoiwo.handover.inventory import KEYS, PARTNERSHIP, carried, columns
from spoiwo.handover.naming import data_name, name_of_file
from spoiwo.handover.packing import FORMAT, last_migrations
from spoiwo.handover.values import Json, WrongValue, decoded

_BLOCK = 1024 * 1024
_MOST_ENTRIES = 1_000_000
_LONGEST_LINE = 256 * _BLOCK
_SMALL = 64 * _BLOCK  # of what is read whole: the manifest, the sums
# A text packs a hundred times smaller at the most; what unpacks to more is a trap for the disk.
_MOST_PACKED, _LARGE = 400, 16 * _BLOCK
_SHA256 = 64
_FILE = "files.StoredFile"


class PackRefused(SpoiwoError):
    """The pack cannot be loaded; nothing of it was written."""


@dataclass(slots=True)
class Manifest:
    """What a pack says of itself, each value of the kind it should be."""

    day: str
    slug: str
    name: str
    records: dict[str, int]
    missing_files: frozenset[int]
    units: dict[str, str]
    relations: list[dict[str, str]]
    last_link: int
    migrations: dict[str, str]


@dataclass(slots=True)
class Checked:
    """A pack that may be loaded: its numbers by model, its manifest, and the mark by which it is known."""

    pack: "Pack"
    manifest: Manifest
    mark: str
    numbers: dict[str, set[Any]] = field(default_factory=dict)


class Pack:
    """An archive opened for reading."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._zip = archive
        self.entries = _entries(archive, size)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the content of an entry; raises PackRefused for one that cannot be unpacked."""
        with self.opened(name) as raw:
            while piece := raw.read(_BLOCK):
                yield piece

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open an entry to be read."""
        with _readable(), self._zip.open(name) as raw:
            yield raw

    def whole(self, name: str) -> bytes:
        """Return a small entry at once."""
        if name not in self.entries or self.entries[name].file_size > _SMALL:
            raise PackRefused(_("This is not a hand-over pack: “%(name)s” is missing.") % {"name": name})
        return b"".join(self.pieces(name))

    def records(self, model: type[Model]) -> Iterator[dict[str, Any]]:
        """Yield the records of a model, each value of the kind its field holds."""
        name, held = data_name(model._meta.label), columns(model)
        names = [column.name for column in held]
        with self.opened(name) as raw:
            number = 0
            while line := raw.readline(_LONGEST_LINE):
                number += 1
                record = _object(line, names)
                if record is None or (values := _values(model, record)) is None:
                    raise PackRefused(
                        _("“%(name)s”, line %(number)d, is not a record of this kind.")
                        % {"name": name, "number": number}
                    )
                yield values


@contextmanager
def opened(path: Path) -> Iterator[Pack]:
    """Open a pack; raises PackRefused for what is no archive, or one made to do harm."""
    try:
        with path.open("rb") as raw, _readable(), zipfile.ZipFile(raw) as archive:
            yield Pack(archive, path.stat().st_size)
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise PackRefused(
            _("%(file)s cannot be read: %(why)s.") % {"file": path.name, "why": why}
        ) from failure


def checked(pack: Pack) -> Checked:
    """Look through all of the pack; raises PackRefused with what is wrong, the first thing found."""
    manifest = _manifest(pack)
    sums = _sums(pack)
    for name, digest in sums.items():
        if _digest(pack, name) != digest:
            raise PackRefused(_("“%(name)s” is not what was packed: its sum differs.") % {"name": name})
    mark = hashlib.sha256(pack.whole(SUMS)).hexdigest()
    found = Checked(pack, manifest, mark)
    references: dict[tuple[str, str], set[Any]] = {}
    for model in carried():
        _look_through(found, model, sums, references)
    _require_nothing_more(found)
    _require_referred(found, references)
    return found


def _entries(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    listed = archive.infolist()
    entries = {info.filename: info for info in listed}
    if len(listed) > _MOST_ENTRIES or len(entries) != len(listed):
        raise PackRefused(_("This archive names a file twice; it was not made by Spoiwo."))
    for info in listed:
        if not _is_harmless(info):
            raise PackRefused(
                _("“%(name)s” does not belong in a hand-over pack.") % {"name": info.filename[:200]}
            )
    unpacked = sum(info.file_size for info in listed)
    home = Path(settings.FILES_ROOT)
    free = shutil.disk_usage(home if home.exists() else home.parent).free
    if sum(info.compress_size for info in listed) > size or unpacked > free:
        raise PackRefused(_("This archive unpacks to more than the disk holds; it was not opened."))
    return entries


def _is_harmless(info: zipfile.ZipInfo) -> bool:
    name, mode = info.filename, info.external_attr >> 16
    top = name.startswith((DATA, FILES, SHEETS, PAGES)) or "/" not in name
    is_path = all(part not in {"", ".", ".."} for part in name.split("/"))
    is_plain = name.isprintable() and not set('\\:*?"<>|') & set(name)
    is_bomb = info.file_size > _LARGE and info.file_size > _MOST_PACKED * max(info.compress_size, 1)
    is_read = info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} and not info.flag_bits & 1
    return top and is_path and is_plain and is_read and not is_bomb and not stat.S_ISLNK(mode)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackRefused(_("The archive is damaged or is no hand-over pack.")) from error
    except Exception as error:
        # The unpacker breaks in its own ways on what was made to break it.
        if type(error).__module__ == "zlib":
            raise PackRefused(_("The archive is damaged or is no hand-over pack.")) from error
        raise


def _sums(pack: Pack) -> dict[str, str]:
    sums: dict[str, str] = {}
    for line in pack.whole(SUMS).decode(errors="replace").splitlines():
        digest, _gap, name = line.partition("  ")
        if len(digest) != _SHA256 or name in sums:
            raise PackRefused(_("The list of sums cannot be read."))
        sums[name] = digest
    if sums.keys() != pack.entries.keys() - {SUMS}:
        strange = min(sums.keys() ^ (pack.entries.keys() - {SUMS}))
        raise PackRefused(_("“%(name)s” is missing, or is more than was packed.") % {"name": strange[:200]})
    return sums


def _digest(pack: Pack, name: str) -> str:
    digest = hashlib.sha256()
    for piece in pack.pieces(name):
        digest.update(piece)
    return digest.hexdigest()


def _manifest(pack: Pack) -> Manifest:
    try:
        raw = _json(pack.whole(MANIFEST))
        form = raw["format"]
        manifest = Manifest(
            day=_of(str, raw["day"]),
            slug=_of(str, raw["partnership"]["slug"]),
            name=_of(str, raw["partnership"]["name"]),
            records=_table(raw["records"], int),
            missing_files=frozenset(_of(int, one) for one in _of(list, raw["missing_files"])),
            units=_table(raw["units"], str),
            relations=[_table(one, str) for one in _of(list, raw["relations"])],
            last_link=_of(int, raw["last_link"]),
            migrations=_table(raw["migrations"], str),
        )
    except (KeyError, TypeError, ValueError, RecursionError, WrongValue) as error:
        raise PackRefused(_("“%(name)s” cannot be read.") % {"name": MANIFEST}) from error
    if form != FORMAT:
        raise PackRefused(_("The pack is of another format; load it with the Spoiwo that made it."))
    _require_same_tables(manifest)
    return manifest


def _require_same_tables(manifest: Manifest) -> None:
    here = last_migrations()
    for app in sorted(here.keys() | manifest.migrations.keys()):
        there = manifest.migrations.get(app, "–")
        if there != here.get(app, "–"):
            raise PackRefused(
                _("The pack was made by another version of Spoiwo (%(app)s: %(there)s there, %(here)s here). "
                  "Bring both to the same version and make the pack anew.")
                % {"app": app, "there": there[:100], "here": here.get(app, "–")}
            )  # fmt: skip


def _look_through(
    found: Checked, model: type[Model], sums: dict[str, str], references: dict[tuple[str, str], set[Any]]
) -> None:
    """Read every record of a model: its number once, its file there; note what it refers to."""
    label, held = model._meta.label, columns(model)
    if data_name(label) not in found.pack.entries:
        raise PackRefused(
            _("“%(name)s” is missing, or is more than was packed.") % {"name": data_name(label)}
        )
    key = model._meta.pk.attname
    numbers: set[Any] = set()
    for record in found.pack.records(model):
        if record[key] in numbers:
            raise PackRefused(
                _("%(record)s number %(number)s stands twice.") % {"record": label, "number": record[key]}
            )
        numbers.add(record[key])
        if label == _FILE:
            _require_file(found, record, sums)
        for column in held:
            if column.target and record[column.name] is not None:
                references.setdefault((column.target, label), set()).add(record[column.name])
    found.numbers[label] = numbers
    if found.manifest.records.get(label) != len(numbers):
        raise PackRefused(
            _("“%(name)s” has not as many records as were packed.") % {"name": data_name(label)}
        )


def _require_file(found: Checked, record: dict[str, Any], sums: dict[str, str]) -> None:
    name = name_of_file(record["id"], record["name"])
    if record["id"] in found.manifest.missing_files:
        return
    if sums.get(name) != record["sha256"] or found.pack.entries[name].file_size != record["size"]:
        raise PackRefused(_("“%(name)s” is not what was packed: its sum differs.") % {"name": name})


def _require_nothing_more(found: Checked) -> None:
    """Refuse records and files of which nothing is known, and more or fewer partnerships than one."""
    known = {data_name(model._meta.label) for model in carried()}
    data = {name for name in found.pack.entries if name.startswith(DATA)}
    files = sum(name.startswith(FILES) for name in found.pack.entries)
    packed = len(found.numbers[_FILE] - found.manifest.missing_files)
    if data != known or files != packed or len(found.numbers[PARTNERSHIP]) != 1:
        raise PackRefused(_("The pack holds something no partnership has, or more than one partnership."))


def _require_referred(found: Checked, references: dict[tuple[str, str], set[Any]]) -> None:
    for (target, label), wanted in sorted(references.items()):
        known = set(found.manifest.units) if target in KEYS else found.numbers[target]
        if lacking := wanted - known:
            raise PackRefused(
                _("%(record)s refers to %(target)s number %(number)s, which is not in the pack.")
                % {"record": label, "target": target, "number": str(min(lacking))[:100]}
            )


def _object(line: bytes, names: list[str]) -> dict[str, Json] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        record = _json(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and list(record) == names else None


def _values(model: type[Model], record: dict[str, Json]) -> dict[str, Any] | None:
    try:
        return {
            column.name: _key(record[column.name], null=column.field.null)
            if column.target in KEYS
            else decoded(column.field, record[column.name])
            for column in columns(model)
        }
    except WrongValue:
        return None


def _key(value: Json, *, null: bool) -> str | None:
    return None if value is None and null else _of(str, value)


def _json(text: bytes) -> Json:
    """Read JSON in which no name stands twice and no number is none."""

    def once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError
        return found

    def refuse(_word: str) -> Json:
        raise ValueError

    return json.loads(text.decode(), object_pairs_hook=once, parse_constant=refuse)


def _of(kind: type, value: Json) -> Any:
    if type(value) is not kind:
        raise WrongValue
    return value


def _table(value: Json, kind: type) -> Any:
    return {_of(str, name): _of(kind, one) for name, one in _of(dict, value).items()}
