"""PostgreSQL refuses to run as root: which user runs it then, and how he reaches his files."""

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from config.embedded.layout import PROGRAMS, Layout
from config.trouble import Trouble

# Numbers of linux/capability.h, the weakest that is enough first.
CAPABILITIES = {"dac_read_search": 2, "dac_override": 1}


@dataclass(frozen=True)
class Account:
    """The user of the operating system that the database runs as."""

    uid: int
    gid: int


def database_account(layout: Layout) -> Account:
    """Return who owns the database: this user, or, for root, an ordinary one that never changes later."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for place in (layout.data, layout.home):
        if place.exists() and place.stat().st_uid != 0:
            return Account(place.stat().st_uid, place.stat().st_gid)
    for name in ("spoiwo", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise Trouble("PostgreSQL may not run as root, and there is no user 'nobody': make a user 'spoiwo'.")


def give(path: Path, account: Account, mode: int) -> None:
    """Hand a file or directory to the database's user."""
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, account.uid, account.gid)


def command_prefix(layout: Layout, account: Account, *, dies_with_parent: bool = False) -> list[str]:
    """Return what stands before a PostgreSQL command so that it runs as ``account``.

    A checkout under ``/root`` is closed to ordinary users. Rather than open root's home to everyone, the
    database gets one capability, to walk through closed directories, and can never get another.
    """
    setpriv = shutil.which("setpriv")
    options = ["--pdeathsig", "INT"] if dies_with_parent else []
    if os.geteuid() != 0:
        return [setpriv, *options, "--"] if setpriv and options else []
    if setpriv is None:
        raise Trouble("PostgreSQL may not run as root: install setpriv (util-linux), or run as another user.")
    options += [f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups", "--no-new-privs"]
    capability = _capability_to_reach(layout, account)
    kept = f"-all,+{capability}" if capability else "-all"
    options += [f"--inh-caps={kept}", f"--ambient-caps={kept}", f"--bounding-set={kept}"]
    if capability:
        # access(2) forgets capabilities when the user changes, and PostgreSQL asks it about its programs.
        options.append("--securebits=+no_setuid_fixup")
    return [setpriv, *options, "--"]


def _capability_to_reach(layout: Layout, account: Account) -> str | None:
    ways = [place for path in (PROGRAMS, layout.root) for place in (path, *path.parents)]
    closed = [place for place in ways if not _passable(place, account)]
    if not closed:
        return None
    held = _effective_capabilities()
    for name, number in CAPABILITIES.items():
        if held & (1 << number):
            return name
    raise Trouble(
        f"The database cannot run as root, and {closed[0]} is closed to other users: "
        f"allow passage with 'chmod o+x {closed[0]}', or run as an ordinary user."
    )


def _passable(place: Path, account: Account) -> bool:
    facts = place.stat()
    return bool(facts.st_mode & (stat.S_IXUSR if facts.st_uid == account.uid else stat.S_IXOTH))


def _effective_capabilities() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("CapEff:"):
            return int(line.split()[1], 16)
    return 0
