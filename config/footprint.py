"""How much memory the whole running service takes, shared pages counted once (PSS)."""

from dataclasses import dataclass
from pathlib import Path

from config import embedded
from config.embedded import locks
from config.trouble import Trouble

PROC = Path("/proc")


@dataclass(frozen=True)
class Share:
    """One process and its proportional share of memory in KiB."""

    pid: int
    name: str
    kibibytes: int


def measure(pid: int) -> list[Share]:
    """Return the shares of a process and of all its descendants, as far as they may be read."""
    children: dict[int, list[int]] = {}
    for directory in PROC.iterdir():
        if directory.name.isdigit() and (parent := _parent(directory)) is not None:
            children.setdefault(parent, []).append(int(directory.name))
    family, found = [pid], []
    while family:
        member = family.pop()
        family += children.get(member, [])
        share = _share(member)
        if share is not None:
            found.append(share)
    return found


def report(home: Path) -> str:
    """Return a table of the running service's processes; raise Trouble when none runs there."""
    layout = embedded.Layout(home)
    if not (layout.root / "owner.lock").exists():
        raise Trouble(f"Nothing runs with the data in {home}.")
    with locks.opened(layout.root / "owner.lock") as (owner,):
        pid = owner.holder()
        if pid is None or owner.try_exclusive():
            raise Trouble(f"Nothing runs with the data in {home}.")
    shares = measure(pid)
    lines = [f"{share.kibibytes / 1024:8.1f} MiB  {share.pid:>7}  {share.name}" for share in shares]
    total = sum(share.kibibytes for share in shares) / 1024
    return "\n".join([*lines, f"{total:8.1f} MiB  in all (PSS)"])


def _parent(directory: Path) -> int | None:
    try:
        # The name between brackets may hold spaces and brackets itself.
        return int((directory / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return None


def _share(pid: int) -> Share | None:
    try:
        memory = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii")
        command = (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return None
    (line,) = [line for line in memory.splitlines() if line.startswith("Pss:")]
    return Share(pid, command.strip()[:100], int(line.split()[1]))
