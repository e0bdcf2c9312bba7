"""Runs programs in the foreground: restarts those that fall, and leaves none behind when it goes."""

import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from config.trouble import Trouble

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_SECONDS = 12.0
TICK_SECONDS = 1.0
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
# Whoever has run this long is healthy: its next fall starts with a short pause again.
HEALTHY_SECONDS = 60.0


@dataclass
class Program:
    """One child: its command, and what is known of its life."""

    name: str
    command: Sequence[str]
    # What the kernel tells it when the supervisor itself was killed and cannot.
    orphan_signal: str = "TERM"
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS
    start_again_at: float = 0.0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            [*_ending_with_us(self.orphan_signal), *self.command],
            stdin=subprocess.DEVNULL,
            # Ctrl-C in the terminal is for the supervisor, who ends its programs in their order.
            start_new_session=True,
        )

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, patience: float) -> None:
        """Wait for the program, then end it and whatever it left behind."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(patience, 0.1))
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


def _ending_with_us(signal_name: str) -> list[str]:
    # The kernel tells a child when its parent dies, even of a signal nobody can catch.
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", signal_name, "--"] if setpriv else []


class Supervisor:
    """Keeps its programs running until a signal asks it to stop."""

    def __init__(
        self,
        programs: Sequence[Program],
        say: Callable[[str], None],
        look_at_surroundings: Callable[[], None] = lambda: None,
    ) -> None:
        self.programs = programs
        self.say = say
        self.look_at_surroundings = look_at_surroundings
        self.stop_requested = False
        self._made_by_make = "MAKELEVEL" in os.environ
        self._parent = os.getppid()

    def run(self, when_started: Callable[[], bool] = lambda: True) -> None:
        """Run until asked to stop; ``when_started`` is asked every tick until it says true."""
        with _signals(self._request_stop) as wake_up:
            try:
                for program in self.programs:
                    program.start()
                announced = False
                while not self._must_stop():
                    wait(wake_up, TICK_SECONDS if announced else TICK_SECONDS / 4)
                    self.look_at_surroundings()
                    for program in self.programs:
                        self._look_after(program, started=announced)
                    announced = announced or when_started()
            finally:
                self.stop()

    def stop(self) -> None:
        """Ask all to stop, wait for each, and end those that do not; safe to call again."""
        deadline = time.monotonic() + STOP_SECONDS
        for program in reversed(self.programs):
            program.ask_to_stop()
        for program in reversed(self.programs):
            program.end(deadline - time.monotonic())

    def _look_after(self, program: Program, *, started: bool) -> None:
        now = time.monotonic()
        if program.process is None:
            if now >= program.start_again_at:
                program.start()
            return
        code = program.process.poll()
        if code is None:
            return
        program.end(0)
        if not started:
            raise Trouble(f"The {program.name} ended while starting (code {code}); its last lines are above.")
        if now - program.started_at > HEALTHY_SECONDS:
            program.pause = FIRST_PAUSE_SECONDS
        program.start_again_at = now + program.pause
        self.say(f"The {program.name} ended (code {code}); starting it again in {program.pause:.0f} s.")
        program.pause = min(program.pause * 2, LONGEST_PAUSE_SECONDS)

    def _must_stop(self) -> bool:
        # make cannot pass on the signal that kills it, so we notice that it is gone.
        return self.stop_requested or (self._made_by_make and os.getppid() != self._parent)

    def _request_stop(self) -> None:
        self.stop_requested = True


def wait(wake_up: int, seconds: float) -> None:
    """Sleep until a signal comes or the time is over."""
    if select.select([wake_up], [], [], seconds)[0]:
        os.read(wake_up, 512)


@contextmanager
def _signals(request_stop: Callable[[], None]) -> Iterator[int]:
    """Turn the signals of stopping into a request, and every signal into a byte to wake up by."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    previous_writer = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    previous = {number: signal.signal(number, lambda *_: request_stop()) for number in STOP_SIGNALS}
    # A handler that does nothing, but a handler: so the end of a child wakes us up.
    previous[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
    try:
        yield reader
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(previous_writer)
        os.close(reader)
        os.close(writer)
