"""Making a new database cluster, once, and refusing one that this version cannot read."""

import secrets
import shutil
import subprocess

from config import preflight
from config.embedded import privileges
from config.embedded.layout import PROGRAMS, ROLE, Layout
from config.embedded.privileges import Account
from config.trouble import Trouble

MAJOR_VERSION = "18"
# Only our role, only over the socket, only with its password. The superuser cannot sign in at all:
# whoever needs him has the files, and so single-user mode.
ACCESS_RULES = f"local all {ROLE} scram-sha-256\n"
OWN_ROLE_AND_DATABASE = """\
CREATE ROLE {role} LOGIN CREATEDB PASSWORD '{password}';
CREATE DATABASE {role} OWNER {role};
"""
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def ensure_home(layout: Layout) -> None:
    """Make the directory of the database; raise Trouble when it cannot be written or the disk is full."""
    preflight.require_writable(layout.home)
    preflight.require_space(layout.home)
    preflight.require_writable(layout.root)


def ensure_made(layout: Layout, *, durable: bool = True) -> Account:
    """Make the cluster of ``layout`` unless it is there; raise Trouble when it cannot be used."""
    account = privileges.database_account(layout)
    if not (layout.data / "PG_VERSION").exists():
        _make(layout, account, durable=durable)
    _refuse_other_version(layout)
    layout.sockets.mkdir(exist_ok=True)
    # The socket asks for the password; the directory only has to let the web server through.
    privileges.give(layout.sockets, account, 0o711)
    return account


def _make(layout: Layout, account: Account, *, durable: bool) -> None:
    password = secrets.token_urlsafe(32)
    shutil.rmtree(layout.unfinished, ignore_errors=True)
    layout.unfinished.mkdir()
    privileges.give(layout.unfinished, account, 0o700)
    # Order and case by Unicode code points: the same on every machine, whatever locales it has.
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    access = ["--username=postgres", "--auth-local=reject", "--auth-host=reject"]
    haste = [] if durable else ["--no-sync"]
    place = ["--no-instructions", "-D", str(layout.unfinished)]
    _run(layout, account, "initdb", [*locale, *access, *haste, *place])
    (layout.unfinished / "pg_hba.conf").write_text(ACCESS_RULES, encoding="ascii")
    _run(
        layout,
        account,
        "postgres",
        ["--single", "-D", str(layout.unfinished), "postgres"],
        commands=OWN_ROLE_AND_DATABASE.format(role=ROLE, password=password),
    )
    layout.password.touch(mode=0o600)
    layout.password.write_text(password, encoding="ascii")
    layout.unfinished.rename(layout.data)


def _run(layout: Layout, account: Account, program: str, arguments: list[str], commands: str = "") -> None:
    prefix = privileges.command_prefix(layout, account)
    result = subprocess.run(
        [*prefix, str(PROGRAMS / program), *arguments],
        input=commands,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        cwd=layout.unfinished,
        check=False,
    )
    if result.returncode != 0:
        raise Trouble(explain(result.stderr + result.stdout, layout))


def _refuse_other_version(layout: Layout) -> None:
    version = (layout.data / "PG_VERSION").read_text(encoding="ascii").strip()
    if version != MAJOR_VERSION:
        raise Trouble(
            f"The data in {layout.data} belong to PostgreSQL {version}, this Spoiwo brings {MAJOR_VERSION}: "
            "make a backup with the Spoiwo that wrote them, and restore it here into another SPOIWO_HOME."
        )


def explain(output: str, layout: Layout) -> str:
    """Return one sentence for what PostgreSQL said when it gave up."""
    if "error while loading shared libraries" in output:
        library = output.split("error while loading shared libraries:")[1].split(":")[0].strip()
        return f"The embedded database needs the library {library}, which this machine lacks: install it."
    if "No space left on device" in output:
        return f"The disk of {layout.root} is full: make room, or choose another place with SPOIWO_HOME."
    denied = [line.strip() for line in output.splitlines() if "Permission denied" in line]
    if denied:
        return f"The database's user may not use {layout.root}; give it to one user ({denied[0]})."
    told = [line for line in output.splitlines() if "FATAL" in line or "error" in line.lower()]
    last = told[-1] if told else output
    return f"The embedded database did not start ({layout.log}): {last.strip()}"
