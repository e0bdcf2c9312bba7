"""The demonstration: a living Spoiwo on this machine, with invented people and real partnerships."""

import os
import secrets
import shutil
import time
from pathlib import Path

from config import embedded, preflight, probe, service
from config.embedded import locks
from config.options import Options, enter_mode
from config.service import say
from config.trouble import Trouble
from demo.logins import LOGINS

MARK = ".demonstration"
OWN_PARTS = ("postgres", "files", "mail", "static", "styles", "secret-key", MARK)


def enter() -> Options:
    """Choose the demonstration's settings whatever the environment says of a real installation."""
    if os.environ.pop("DATABASE_URL", None):
        say("DATABASE_URL is left alone: the demonstration keeps a database of its own.")
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    enter_mode("demo")
    return Options.read()


def run(options: Options) -> None:
    """Prepare what is missing, serve in the foreground, and say where to look once all is ready."""
    preflight.require_free_port(options.host, options.port)
    preflight.require_writable(options.home)
    _claim(options.home)
    _bring_secret(options.home)
    say(f"The database starts in {options.home}/postgres …")
    started = time.monotonic()
    programs = [service.web_server(options), service.job_worker()]
    service.supervise(
        options,
        programs,
        prepare=_prepare,
        when_started=lambda: _announce_when_ready(options, started),
        alone=True,
    )


def develop(options: Options) -> None:
    """The same on Django's own server, which notices every change of the code."""
    preflight.require_free_port(options.host, options.port)
    preflight.require_writable(options.home)
    _claim(options.home)
    programs = [service.development_server(options), service.job_worker()]
    service.supervise(options, programs, prepare=_prepare, alone=True)


def reset(options: Options) -> None:
    """Throw the demonstration's data away; raise Trouble when it runs, or when the data are not its own."""
    preflight.require_writable(options.home)
    _claim(options.home)
    layout = embedded.Layout(options.home)
    layout.root.mkdir(exist_ok=True)
    with locks.opened(layout.root / "owner.lock") as (owner,):
        if not owner.try_exclusive():
            raise Trouble(
                f"The demonstration in {options.home} is running: stop it first (Ctrl-C in its window)."
            )
        for name in OWN_PARTS:
            part = options.home / name
            shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)
    say(f"The data of the demonstration in {options.home} are gone.")


def _claim(home: Path) -> None:
    # A real installation may live in the same directory; the demonstration never touches its data.
    mark = home / MARK
    if (home / "postgres" / "data").exists() and not mark.exists():
        raise Trouble(
            f"The data in {home} are not a demonstration's: choose another place for it with SPOIWO_HOME."
        )
    mark.touch()


def _bring_secret(home: Path) -> None:
    secret = home / "secret-key"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(64), encoding="ascii")
    os.environ["SPOIWO_SECRET_KEY_FILE"] = str(secret)


def _prepare() -> None:
    say("Tables, translations, styles and the demonstration's content …")
    service.require_managed("prepare", "--demonstration")
    say("The web server and the worker start …")


def _announce_when_ready(options: Options, started: float) -> bool:
    if probe.ask(options).is_ready:
        say(_welcome(options, time.monotonic() - started))
        return True
    return False


def _welcome(options: Options, seconds: float) -> str:
    lines = ["", f"Spoiwo is ready after {seconds:.0f} s:  {probe.address(options)}/", "", "Sign in as:"]
    lines += [f"  {email:<38} {password:<24} {role}" for email, password, role in LOGINS]
    return "\n".join([*lines, "", "Ctrl-C stops it; the data stay.", ""])
