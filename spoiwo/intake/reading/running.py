"""Having a document read by a process of its own, which may fail, hang or fall without harm to ours."""

import hashlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from spoiwo.intake.reading.limits import Limits
from spoiwo.intake.reading.model import Block, Format, ReadDocument, Refused, Warned, block_of, document_of
from spoiwo.intake.reading.names import extension_of, safe_name
from spoiwo.intake.reading.sniffing import tell_format

_ROOT = Path(__file__).resolve().parents[3]
_MIB = 1024 * 1024
_VBA = "_VBA_PROJECT".encode("utf-16-le")
# What turns an old Word file into DOCX; raises Refused.
Converter = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that was just read; which of its blocks are furniture is known only at the end."""

    number: int
    pages: int
    blocks: tuple[Block, ...]


def read_document(
    content: bytes,
    name: str,
    *,
    convert: Converter | None = None,
    told: Callable[[PageRead], None] | None = None,
    limits: Limits = Limits(),  # noqa: B008  # frozen
) -> ReadDocument:
    """Return what the file says, telling of pages as they are read; raises Refused and nothing else.

    ``convert`` reads old Word files (DOC), which are refused without it. The digest is that of the bytes.
    """
    shown = safe_name(name)
    format_ = tell_format(content, extension_of(shown))
    if format_ is not Format.DOC:
        return _read(content, shown, told, limits)
    if convert is None:
        raise Refused("needs_office")
    read = _read(convert(content), f"{shown}.docx", told, limits)
    digest = hashlib.sha256(content).hexdigest()
    warnings = read.warnings + ((Warned("macros"),) if _VBA in content else ())
    return replace(read, format=Format.DOC, name=shown, size=len(content), sha256=digest, warnings=warnings)


def _read(content: bytes, name: str, told: Callable[[PageRead], None] | None, limits: Limits) -> ReadDocument:
    for said in _lines(content, name, limits):
        if "document" in said:
            return document_of(said["document"])
        if "refused" in said:
            raise Refused(str(said["refused"]), **said.get("params", {}))
        if told is not None:
            told(PageRead(said["page"], said["pages"], tuple(block_of(one) for one in said["blocks"])))
    raise Refused("broke_off")


def _lines(content: bytes, name: str, limits: Limits) -> Iterator[dict[str, Any]]:
    """Yield what the process says, line by line; ends it whatever happens."""
    with TemporaryDirectory(prefix="spoiwo-reading-") as place, TemporaryFile(dir=place) as source:
        source.write(content)
        source.seek(0)
        asked = json.dumps({"name": name, "limits": asdict(limits)})
        with subprocess.Popen(  # noqa: S603  # our own words; the name is an argument of ours, never a path
            [*_without_network(), sys.executable, "-m", "spoiwo.intake.reading.worker", asked],
            stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=place, env=_around(place),
            start_new_session=True,
        ) as running:  # fmt: skip
            try:
                yield from _said(running, limits)
            finally:
                _end(running)


def _said(running: "subprocess.Popen[bytes]", limits: Limits) -> Iterator[dict[str, Any]]:
    assert running.stdout is not None
    until, taken, waiting = time.monotonic() + limits.seconds, 0, b""
    with selectors.DefaultSelector() as ready:
        ready.register(running.stdout, selectors.EVENT_READ)
        while True:
            if not ready.select(max(0.0, until - time.monotonic())):
                raise Refused("too_long")
            piece = os.read(running.stdout.fileno(), 1 << 16)
            if not piece:
                break
            taken += len(piece)
            if taken > limits.output_mib * _MIB:
                raise Refused("too_much_text")
            *whole, waiting = (waiting + piece).split(b"\n")
            yield from (json.loads(line) for line in whole if line)
    code = running.wait(5)
    if code:
        raise Refused("too_long" if code == -signal.SIGXCPU else "broke_off")


def _around(place: str) -> dict[str, str]:
    # Nothing of our surroundings goes along but where programs are: they hold passwords.
    kept = ("PATH", "TESSDATA_PREFIX", "SPOIWO_TESSERACT", "LD_LIBRARY_PATH")
    told = {name: os.environ[name] for name in kept if name in os.environ}
    return {
        **told,
        "PYTHONPATH": str(_ROOT),
        "HOME": place,
        "TMPDIR": place,
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
    }


@cache
def _without_network() -> tuple[str, ...]:
    """Return what runs a program in a network of its own, empty; nothing where the system forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--map-root-user", "--net")
    tried = subprocess.run([*words, "true"], capture_output=True, check=False, timeout=10)  # noqa: S603  # our own words
    return words if tried.returncode == 0 else ()


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End the process with all it has started."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
