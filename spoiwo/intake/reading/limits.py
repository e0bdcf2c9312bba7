"""What the process that reads may use, and what it may never do."""

import os
import resource
import sys
from dataclasses import dataclass

_MIB = 1024 * 1024
# Events of the interpreter that reading a document never needs: talking to others, starting programs.
_FORBIDDEN = (
    "socket.",
    "ssl.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "ctypes.dlopen",
    "winreg.",
)
_STARTED = ("subprocess.Popen",)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one reading: seconds by the clock and of the processor, memory in MiB."""

    seconds: float = 90
    processor_seconds: int = 80
    memory_mib: int = 600
    file_mib: int = 64
    output_mib: int = 96


def keep(limits: Limits) -> None:
    """Bind this process and all it starts; what the system cannot limit stays as it is."""
    for name, most in (
        ("RLIMIT_AS", limits.memory_mib * _MIB),
        ("RLIMIT_CPU", limits.processor_seconds),
        ("RLIMIT_FSIZE", limits.file_mib * _MIB),
        ("RLIMIT_NOFILE", 128),
        ("RLIMIT_CORE", 0),
    ):
        _limit(name, most)
    os.nice(5)


def forbid(program: str) -> None:
    """End the way out of this process: no network, no program but the one that recognises letters."""

    def refuse(event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_FORBIDDEN) or (event in _STARTED and args[0] not in {program, program.encode()}):
            raise PermissionError(f"a reader of documents does not do this: {event}")

    sys.addaudithook(refuse)


def _limit(name: str, most: int) -> None:
    kind = getattr(resource, name, None)
    if kind is None:
        return
    _soft, hard = resource.getrlimit(kind)
    told = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (told, told))
    except (ValueError, OSError):
        return
