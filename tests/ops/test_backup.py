"""What a backup saves comes back to the byte, and a restore never leaves less than there was."""

import hashlib
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from config import backup, embedded
from config.backup import Source
from config.embedded import FAST_AND_UNSAFE
from config.trouble import Trouble

FILL = """
CREATE EXTENSION btree_gist;
CREATE TABLE membership (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, during daterange NOT NULL,
    EXCLUDE USING gist (name WITH =, during WITH &&)
);
INSERT INTO membership (name, during)
SELECT 'Gmina Żółć ' || n, daterange('2008-01-01', NULL) FROM generate_series(1, 69) AS n;
"""


@pytest.fixture
def source(home: Path) -> Iterator[Source]:
    """An installation with 69 rows and two stored files."""
    with embedded.running(home / "one", extra=FAST_AND_UNSAFE):
        source = Source(embedded.database_url(home / "one"), home / "one" / "files")
        execute(source, FILL)
        (source.files / "scan").mkdir(parents=True)
        (source.files / "scan" / "porozumienie.pdf").write_bytes(bytes(range(256)) * 5000)
        (source.files / "protokół.txt").write_text("Zażółć gęślą jaźń", encoding="utf-8")
        yield source


@pytest.fixture
def empty(home: Path) -> Iterator[Source]:
    """A second installation that holds nothing yet."""
    with embedded.running(home / "two", extra=FAST_AND_UNSAFE):
        yield Source(embedded.database_url(home / "two"), home / "two" / "files")


def execute(source: Source, statements: str) -> None:
    with psycopg.connect(source.database_url) as connection:
        connection.execute(statements)


def rows(source: Source) -> list[tuple[object, ...]]:
    with psycopg.connect(source.database_url) as connection:
        return connection.execute("SELECT id, name, during::text FROM membership ORDER BY id").fetchall()


def sums(source: Source) -> dict[str, str]:
    paths = [path for path in source.files.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(source.files)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def test_everything_saved_comes_back_elsewhere(source: Source, empty: Source, home: Path) -> None:
    manifest = backup.create(home / "spoiwo.tar", source)

    backup.restore(home / "spoiwo.tar", empty, force=False)

    assert manifest.stored_files == 2
    assert len(rows(empty)) == 69
    assert rows(empty) == rows(source)
    assert sums(empty) == sums(source)
    with pytest.raises(psycopg.errors.ExclusionViolation):
        execute(empty, "INSERT INTO membership (name, during) VALUES ('Gmina Żółć 1', '[2010-01-01,)')")


def test_the_archive_is_for_its_owner_only_and_never_overwrites_another(source: Source, home: Path) -> None:
    archive = home / "spoiwo.tar"
    backup.create(archive, source)

    assert archive.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Trouble, match="exists already"):
        backup.create(archive, source)
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []


def test_data_that_are_there_are_replaced_only_by_force(source: Source, home: Path) -> None:
    before = rows(source), sums(source)
    backup.create(home / "spoiwo.tar", source)
    execute(source, "DELETE FROM membership WHERE id > 3; CREATE TABLE later (id int)")
    (source.files / "later.txt").write_text("later")

    with pytest.raises(Trouble, match="data already"):
        backup.restore(home / "spoiwo.tar", source, force=False)
    assert len(rows(source)) == 3

    backup.restore(home / "spoiwo.tar", source, force=True)
    assert (rows(source), sums(source)) == before
    with pytest.raises(psycopg.errors.UndefinedTable):
        execute(source, "SELECT FROM later")


@pytest.mark.parametrize("member", ["database.dump", "files/scan/porozumienie.pdf"])
def test_a_damaged_archive_restores_nothing(source: Source, empty: Source, home: Path, member: str) -> None:
    archive = home / "spoiwo.tar"
    backup.create(archive, source)
    with tarfile.open(archive) as tar:
        place = tar.getmember(member).offset_data + 500
    content = bytearray(archive.read_bytes())
    content[place] ^= 0xFF
    archive.write_bytes(content)

    with pytest.raises(Trouble, match=f"{member} is not what was saved"):
        backup.restore(archive, empty, force=False)
    assert not empty.files.exists()
    with pytest.raises(psycopg.errors.UndefinedTable):
        rows(empty)


def test_a_restore_that_fails_half_way_leaves_what_was_there(
    source: Source, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(source), sums(source)
    backup.create(home / "spoiwo.tar", source)
    original = backup._run

    def fail_at_the_end(program: str, arguments: list[str], target: Source) -> None:
        if program == "psql":
            arguments = [*arguments, "--command=SELECT 1/0"]
        original(program, arguments, target)

    monkeypatch.setattr(backup, "_run", fail_at_the_end)

    with pytest.raises(Trouble, match=r"psql did not succeed: .*division by zero"):
        backup.restore(home / "spoiwo.tar", source, force=True)
    assert (rows(source), sums(source)) == before


def test_nothing_is_restored_under_the_feet_of_a_running_service(source: Source, home: Path) -> None:
    backup.create(home / "spoiwo.tar", source)

    with (
        psycopg.connect(source.database_url),
        pytest.raises(Trouble, match="Somebody is connected"),
    ):
        backup.restore(home / "spoiwo.tar", source, force=True)


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"\0" * 10240])
def test_a_file_that_is_no_backup_is_refused_in_one_sentence(
    empty: Source, home: Path, content: bytes
) -> None:
    (home / "holiday.jpg").write_bytes(content)

    with pytest.raises(Trouble, match=r"cannot be read as a backup|has no readable manifest"):
        backup.restore(home / "holiday.jpg", empty, force=True)
    with pytest.raises(Trouble, match="does not exist"):
        backup.restore(home / "nowhere.tar", empty, force=True)


def test_the_password_is_not_shown_to_the_other_users_of_the_machine(
    source: Source, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    original = subprocess.run

    def listen(command: list[str], **options: Any) -> object:
        seen.extend(command)
        return original(command, **options)

    monkeypatch.setattr(subprocess, "run", listen)
    backup.create(home / "spoiwo.tar", source)

    password = (home / "one" / "postgres" / "password").read_text()
    assert seen
    assert not any(password in word for word in seen)
