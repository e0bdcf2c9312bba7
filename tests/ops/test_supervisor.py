"""The supervisor restarts what falls and leaves nothing behind, however it is ended itself."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config import supervisor
from config.supervisor import Program, Supervisor
from config.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
Started = subprocess.Popen[str]


@contextmanager
def supervised(*names: str, shell_before: bool = False) -> Iterator[Started]:
    command = [sys.executable, "-m", "tests.ops.supervised", *names]
    environment = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"}
    if shell_before:
        # As make does: it waits for its command, and its number is the command's parent.
        command = [sys.executable, "-c", f"import subprocess; subprocess.run({command!r})"]
        environment["MAKELEVEL"] = "1"
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def numbers(process: Started, *names: str) -> dict[str, int]:
    """Read the lines "name number" until every name has spoken."""
    found: dict[str, int] = {}
    assert process.stdout is not None
    while not found.keys() >= set(names):
        words = process.stdout.readline().split()
        assert words, "the supervisor ended too early"
        if words[-1].isdigit():
            found[words[0]] = int(words[-1])
    return found


def gone(pid: int, patience: float = 5) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if not Path(f"/proc/{pid}").exists() or "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_every_way_of_stopping_it_stops_its_programs(number: signal.Signals) -> None:
    with supervised("sleeper", "sleeper") as process:
        pids = numbers(process, "sleeper")

        process.send_signal(number)

        assert process.wait(10) == 0
        assert all(gone(pid) for pid in pids.values())


def test_a_program_that_does_not_listen_is_ended_with_its_own_children() -> None:
    with supervised("stubborn") as process:
        pids = numbers(process, "stubborn", "grandchild")

        process.terminate()

        assert process.wait(supervisor.STOP_SECONDS + 5) == 0
        assert all(gone(pid) for pid in pids.values())


def test_its_programs_end_when_it_is_killed() -> None:
    with supervised("sleeper") as process:
        pid = numbers(process, "sleeper")["sleeper"]

        process.kill()

        assert gone(pid)


def test_its_programs_end_when_make_above_it_is_killed() -> None:
    with supervised("sleeper", shell_before=True) as process:
        pid = numbers(process, "sleeper")["sleeper"]

        process.kill()

        assert gone(pid)


def test_a_program_that_falls_starts_again_after_growing_pauses() -> None:
    with supervised("sleeper", "falling") as process:
        assert process.stdout is not None
        said: list[str] = []
        while sum("starting it again" in line for line in said) < 2:
            said.append(process.stdout.readline())
            assert said[-1], "the supervisor ended too early"

    pauses = [line.strip().rpartition(" in ")[2] for line in said if "starting it again" in line]
    assert pauses == ["1 s.", "2 s."]
    assert sum(line.startswith("falling") for line in said) == 2


def test_a_program_that_falls_while_starting_ends_the_start_in_one_sentence() -> None:
    falling = Program("worker", [sys.executable, "-c", "raise SystemExit(3)"])
    sleeping = Program("web server", [sys.executable, "-c", "import time; time.sleep(600)"])

    with pytest.raises(Trouble, match="The worker ended while starting \\(code 3\\)"):
        Supervisor([sleeping, falling], print).run(when_started=lambda: False)

    assert sleeping.process is None
    assert falling.process is None


def test_when_what_it_stands_on_is_gone_everything_stops() -> None:
    sleeping = Program("web server", [sys.executable, "-c", "import time; time.sleep(600)"])

    def look() -> None:
        raise Trouble("The embedded database ended by itself.")

    with pytest.raises(Trouble, match="ended by itself"):
        Supervisor([sleeping], print, look).run()
    assert sleeping.process is None
