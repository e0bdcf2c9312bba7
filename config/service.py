"""What runs when Spoiwo runs: the database if it is ours, the web server, the worker, in this order."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from config import embedded, preflight
from config.options import ROOT, Options
from config.supervisor import Program, Supervisor
from config.trouble import Trouble

PYTHON = sys.executable


def say(line: str) -> None:
    """Tell the operator one line, at once, also when the output goes to a file."""
    print(line, flush=True)


@contextmanager
def database(options: Options, *, alone: bool = False) -> Iterator[Callable[[], None]]:
    """Keep the database reachable inside the block; yield a function that raises Trouble once it is gone."""
    if options.database_url:
        yield lambda: None
        return
    with embedded.running(options.home, alone=alone) as process:

        def look() -> None:
            if process is not None and process.poll() is not None:
                raise Trouble(
                    f"The embedded database ended by itself; {options.home}/postgres/server.log says why."
                )

        yield look


def manage(*arguments: str) -> int:
    """Run one of Django's commands in a process of its own and return its exit code."""
    return subprocess.run([PYTHON, str(ROOT / "manage.py"), *arguments], check=False).returncode


def require_managed(*arguments: str) -> None:
    """Run one of Django's commands; leave with its code when it fails, for it has said why by itself."""
    if (code := manage(*arguments)) != 0:
        raise SystemExit(code)


def web_server(options: Options) -> Program:
    """Return the web server: one process takes the connections, its workers answer."""
    command = [PYTHON, "-m", "granian", "config.wsgi:application", "--interface", "wsgi", "--no-ws"]
    command += ["--host", options.host, "--port", str(options.port), "--workers", str(options.web_workers)]
    # Few threads: the work is the processor's. The kill timeout: a worker told to stop while it is still
    # starting never hears of it.
    command += ["--blocking-threads", "2", "--workers-kill-timeout", "5", "--respawn-failed-workers"]
    command += ["--log-level", "warning"]
    return Program("web server", command)


def development_server(options: Options) -> Program:
    """Return Django's own server, which starts anew with every change of the code."""
    address = f"{options.host}:{options.port}"
    return Program("web server", [PYTHON, str(ROOT / "manage.py"), "runserver", address])


def job_worker() -> Program:
    """Return the worker: mail, imports and everything periodic."""
    # What prepares a start has checked already; again would load every page into the worker's memory.
    command = [PYTHON, str(ROOT / "manage.py"), "procrastinate", "--skip-checks", "worker"]
    command += ["--shutdown-graceful-timeout", "8"]
    # Asked politely, an orphan would wait for a database that has ended too; killed, it loses nothing.
    return Program("worker", command, orphan_signal="KILL")


def supervise(
    options: Options,
    programs: Sequence[Program],
    *,
    prepare: Callable[[], None],
    when_started: Callable[[], bool] = lambda: True,
    alone: bool = False,
) -> None:
    """Prepare, then run the programs in the foreground until asked to stop; the database leaves last."""
    os.chdir(ROOT)
    with database(options, alone=alone) as look_at_database:
        prepare()
        Supervisor(programs, say, look_at_database).run(when_started)
        say("Stopped.")


def serve(options: Options, *, with_worker: bool) -> None:
    """Run the web server, and the worker too if asked, as it should be on the open network."""
    preflight.require_free_port(options.host, options.port)
    programs = [web_server(options)] + ([job_worker()] if with_worker else [])
    supervise(
        options,
        programs,
        prepare=lambda: require_managed("check_production"),
        alone=with_worker,
    )


def work(options: Options) -> None:
    """Run the worker alone."""
    supervise(options, [job_worker()], prepare=lambda: require_managed("check_production"))


def prepare(options: Options) -> None:
    """Bring the database, the translations and the static files to this version of the program."""
    with database(options):
        require_managed("prepare")
