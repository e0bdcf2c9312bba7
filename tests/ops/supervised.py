"""Run by the supervisor's tests: supervises two small programs, one of which falls as often as told."""

import sys

from config import supervisor
from config.supervisor import Program, Supervisor

# Each line is one write: two programs speak into one pipe, and an unbuffered print would mix their words.
SLEEPER = "import os, time; os.write(1, b'sleeper %d\\n' % os.getpid()); time.sleep(600)"
# It starts a grandchild too, and does not listen when asked to stop.
STUBBORN = (
    "import os, signal, subprocess, sys, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "grandchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    "os.write(1, b'stubborn %d\\ngrandchild %d\\n' % (os.getpid(), grandchild.pid))\n"
    "time.sleep(600)\n"
)
# It falls once the start is over: a fall before that would end the start.
FALLING = "import os, time; os.write(1, b'falling %d\\n' % os.getpid()); time.sleep(0.6); raise SystemExit(3)"
CHOICE = {"sleeper": SLEEPER, "stubborn": STUBBORN, "falling": FALLING}


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    supervisor.STOP_SECONDS = 2.0  # A test does not wait as long as a database may have to.
    names = sys.argv[1:]
    programs = [Program(name, [sys.executable, "-c", CHOICE[name]]) for name in names]
    Supervisor(programs, say).run(when_started=lambda: True)
    say("stopped")
