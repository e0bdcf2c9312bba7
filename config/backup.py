"""One archive with everything an installation cannot make again: its database and its stored files.

A tar: ``database.dump`` (pg_dump's custom format), ``files/…`` as they are, and ``manifest.json`` with the
size and SHA-256 of each. Nothing is restored before every member agrees with the manifest.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config import embedded, preflight
from config.embedded import PROGRAMS
from config.options import Options
from config.trouble import Trouble

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files/"
BLOCK = 1024 * 1024
# Both statements and the whole dump go into one transaction: a restore that fails changes nothing.
EMPTY_THE_DATABASE = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"


@dataclass(frozen=True)
class Source:
    """What is saved, and what is overwritten by a restore."""

    database_url: str
    files: Path

    @classmethod
    def of(cls, options: Options) -> "Source":
        return cls(options.database_url or embedded.database_url(options.home), options.files)


@dataclass(frozen=True)
class Member:
    """One file of the archive as it was when it was put in."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the archive holds and which versions made it."""

    format: int
    postgresql: str
    members: tuple[Member, ...]

    @property
    def stored_files(self) -> int:
        return sum(member.name.startswith(FILES) for member in self.members)

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        raw = json.loads(text)
        return cls(raw["format"], raw["postgresql"], tuple(Member(**member) for member in raw["members"]))


def create(archive: Path, source: Source) -> Manifest:
    """Write the archive, complete or not at all, readable to its owner only; raise Trouble otherwise."""
    if archive.exists():
        raise Trouble(f"{archive} exists already: name another file, a backup never overwrites one.")
    preflight.require_writable(archive.absolute().parent)
    part = archive.with_name(f".{archive.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=archive.absolute().parent) as directory:
            dump = Path(directory) / DUMP
            _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={dump}"], source)
            part.touch(mode=0o600)
            manifest = _write(part, dump, source)
        part.replace(archive)
    except OSError as error:
        raise Trouble(f"The backup could not be written to {archive}: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(part: Path, dump: Path, source: Source) -> Manifest:
    contents = [(DUMP, dump), *((FILES + name, path) for name, path in _stored_files(source.files))]
    with tarfile.open(part, "w") as tar:
        members = []
        for name, path in contents:
            members.append(_member(name, path))
            tar.add(path, arcname=name, recursive=False)
        manifest = Manifest(FORMAT, _server_version(source), tuple(members))
        # Last, because only now every sum is known.
        with tempfile.NamedTemporaryFile() as file:
            file.write(manifest.to_json())
            file.flush()
            tar.add(file.name, arcname=MANIFEST)
    return manifest


def _stored_files(root: Path) -> list[tuple[str, Path]]:
    paths = sorted(path for path in root.rglob("*") if path.is_file()) if root.exists() else []
    return [(path.relative_to(root).as_posix(), path) for path in paths]


def _member(name: str, path: Path) -> Member:
    with path.open("rb") as file:
        return Member(name, path.stat().st_size, _sha256(file))


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def verify(archive: Path) -> Manifest:
    """Return the manifest once every member agrees with it; raise Trouble for the first that does not."""
    with _opened(archive) as tar:
        manifest = _manifest(tar, archive)
        expected = {member.name: member for member in manifest.members}
        present = {info.name for info in tar if info.name != MANIFEST}
        if present != expected.keys():
            raise Trouble(
                f"{archive} is damaged: {sorted(present ^ expected.keys())[0]} is missing or extra."
            )
        for member in manifest.members:
            file = tar.extractfile(member.name)
            if file is None or _sha256(file) != member.sha256:
                raise Trouble(f"{archive} is damaged: {member.name} is not what was saved.")
    return manifest


def restore(archive: Path, target: Source, *, force: bool) -> None:
    """Replace the database and the stored files with those of the archive; all of it or nothing.

    Raises Trouble when the archive is damaged, when somebody is connected, or, without ``force``, when
    there are data already.
    """
    manifest = verify(archive)
    _require_nobody_connected(target)
    occupied = _has_tables(target)
    if not force and (occupied or _stored_files(target.files)):
        raise Trouble("There are data already; with --force they are replaced by those of the archive.")
    preflight.require_writable(target.files.parent)
    with tempfile.TemporaryDirectory(dir=target.files.parent) as directory:
        work = Path(directory)
        _extract(archive, manifest, work)
        script = work / "database.sql"
        _run("pg_restore", ["--no-owner", "--no-privileges", f"--file={script}", str(work / DUMP)], target)
        (work / FILES).mkdir(exist_ok=True)
        _load(script, target, replacing=occupied)
        _swap(work / FILES, target.files, work / "before")


def _extract(archive: Path, manifest: Manifest, directory: Path) -> None:
    with _opened(archive) as tar:
        for member in manifest.members:
            target = directory / member.name
            if not target.resolve().is_relative_to(directory.resolve()):
                raise Trouble(f"{archive} is not a backup of Spoiwo: {member.name} leads out of it.")
            target.parent.mkdir(parents=True, exist_ok=True)
            file = tar.extractfile(member.name)
            with target.open("wb") as copy:
                shutil.copyfileobj(file or io.BytesIO(), copy, BLOCK)


def _load(script: Path, target: Source, *, replacing: bool) -> None:
    arguments = [
        "--no-psqlrc",
        "--quiet",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
        "--single-transaction",
    ]
    arguments += [f"--command={EMPTY_THE_DATABASE}"] if replacing else []
    _run("psql", [*arguments, f"--file={script}"], target)


def _swap(new: Path, current: Path, aside: Path) -> None:
    if current.exists():
        current.rename(aside)
    new.rename(current)


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(archive, "r:") as tar:
            yield tar
    except FileNotFoundError as error:
        raise Trouble(f"{archive} does not exist.") from error
    except (tarfile.TarError, OSError) as error:
        raise Trouble(f"{archive} cannot be read as a backup: {error}.") from error


def _manifest(tar: tarfile.TarFile, archive: Path) -> Manifest:
    try:
        file = tar.extractfile(MANIFEST)
        manifest = Manifest.from_json(file.read() if file else b"")
    except (KeyError, TypeError, ValueError) as error:
        raise Trouble(f"{archive} has no readable manifest: it is not a backup of Spoiwo.") from error
    if manifest.format != FORMAT:
        raise Trouble(
            f"{archive} was made by another Spoiwo (format {manifest.format}, this one reads {FORMAT})."
        )
    return manifest


def _has_tables(target: Source) -> bool:
    with psycopg.connect(target.database_url) as connection:
        row = connection.execute(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')"
        ).fetchone()
    return bool(row and row[0])


def _require_nobody_connected(target: Source) -> None:
    question = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with psycopg.connect(target.database_url) as connection:
        row = connection.execute(question).fetchone()
    if row and row[0]:
        raise Trouble("Somebody is connected to the database: stop 'spoiwo serve' and 'spoiwo worker' first.")


def _server_version(source: Source) -> str:
    with psycopg.connect(source.database_url) as connection:
        return str(connection.info.parameter_status("server_version"))


def _run(program: str, arguments: Sequence[str], source: Source) -> None:
    address = conninfo_to_dict(source.database_url)
    # A password on the command line could be read by every user of the machine.
    password = address.pop("password", None)
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    if program != "pg_restore":
        arguments = [f"--dbname={make_conninfo(**address)}", *arguments]  # type: ignore[arg-type]  # libpq's own words
    result = subprocess.run(
        [str(PROGRAMS / program), *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        last = (result.stderr.strip() or "no reason given").splitlines()[-1]
        raise Trouble(f"{program} did not succeed: {last}")
