"""Run by the supervisor's tests: supervises two small programs, one of which falls as often as told."""

import sys

from config import supervisor
from config.supervisor import Program, Supervisor

SLEEPER = "import time; print('sleeper', __import__('os').getpid(), flush=True); time.sleep(600)"
# It starts a grandchild too, and does not listen when asked to stop.
STUBBORN = (
    "import os, signal, subprocess, sys, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "grandchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    "print('stubborn', os.getpid(), flush=True); print('grandchild', grandchild.pid, flush=True)\n"
    "time.sleep(600)\n"
)
# It falls once the start is over: a fall before that would end the start.
FALLING = "import os, time; print('falling', os.getpid(), flush=True); time.sleep(0.6); raise SystemExit(3)"
CHOICE = {"sleeper": SLEEPER, "stubborn": STUBBORN, "falling": FALLING}


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    supervisor.STOP_SECONDS = 2.0  # A test does not wait as long as a database may have to.
    names = sys.argv[1:]
    programs = [Program(name, [sys.executable, "-c", CHOICE[name]]) for name in names]
    Supervisor(programs, say).run(when_started=lambda: True)
    say("stopped")
