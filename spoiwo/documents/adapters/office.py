"""LibreOffice as a printer: a DOCX in, a PDF or ODT in the same layout out (ADR 0009); a DOC in, a DOCX out.

The file was looked through when it came as a template. Here it is opened with a profile made for this one
time, without macros, without a network where the system lets us take it away, and for a limited time.
"""

import logging
import os
import shutil
import signal
import subprocess
import threading
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from spoiwo.files import kinds

log = logging.getLogger(__name__)
SECONDS = 45
# One at a time: each takes some 200 MiB.
_turn = threading.BoundedSemaphore(1)
_LARGEST = 60 * 1024 * 1024
_LIMITS = ("--cpu=60", f"--fsize={2 * _LARGEST}", f"--as={6 * 1024**3}", "--core=0")
_FILTERS = {
    "pdf": (
        'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
        '"UseTaggedPDF":{"type":"boolean","value":"true"},'
        '"ExportFormFields":{"type":"boolean","value":"false"}}'
    ),
    "odt": "odt:writer8",
    "docx": "docx:MS Word 2007 XML",
}
_TAGGED = (b"/StructTreeRoot", b"/Marked true", b"pdfuaid:part")
_ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFiles")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_STRICT = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


class OfficeFailed(Exception):
    """LibreOffice made no file that can be handed out; the message is for the log."""


def program() -> str:
    """Return where LibreOffice is; nothing when the server has none, or is told not to use it."""
    wanted: str = settings.SOFFICE
    return "" if wanted == "off" else shutil.which(wanted) or ""


def converted(content: bytes, form: str, source: str = "docx") -> bytes:
    """Return the file as "pdf" (tagged, PDF/UA), "odt" or "docx"; raises OfficeFailed within a minute or so.

    ``source`` is the kind of the file: "docx", or "doc" for an old Word file.
    """
    if not _turn.acquire(timeout=SECONDS):
        raise OfficeFailed("LibreOffice was busy all the time")
    try:
        with TemporaryDirectory(prefix="spoiwo-office-", ignore_cleanup_errors=True) as place:
            return _checked(_made(Path(place), content, form, source), form)
    finally:
        _turn.release()


def _made(place: Path, content: bytes, form: str, kind: str) -> bytes:
    source = place / f"pismo.{kind}"
    source.write_bytes(content)
    _prepare_profile(place / "profile" / "user")
    _run(_command(place, source, form), place)
    made = place / "out" / f"pismo.{form}"
    if not made.is_file() or not 0 < made.stat().st_size <= _LARGEST:
        raise OfficeFailed("LibreOffice wrote no file, or one too large")
    return made.read_bytes()


def _prepare_profile(user: Path) -> None:
    user.mkdir(parents=True)
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _STRICT)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _command(place: Path, source: Path, form: str) -> list[str]:
    return [
        *_limited(),
        *_without_network(),
        program(),
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", _FILTERS[form], "--outdir", str(place / "out"), str(source)),
    ]


def _limited() -> list[str]:
    prlimit = shutil.which("prlimit")
    return [prlimit, *_LIMITS] if prlimit else []


@cache
def _without_network() -> tuple[str, ...]:
    """Return what runs a program in a network of its own, empty; nothing where the system forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--map-root-user", "--net")
    tried = subprocess.run([*words, "true"], capture_output=True, check=False, timeout=10)  # noqa: S603  # our own words
    return words if tried.returncode == 0 else ()


def _run(command: list[str], place: Path) -> None:
    # Nothing of our surroundings goes along: they hold passwords.
    around = {
        "HOME": str(place), "TMPDIR": str(place), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp",
        "PATH": os.environ.get("PATH", os.defpath),
        "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    }  # fmt: skip
    with subprocess.Popen(  # noqa: S603  # a list of our own words: no shell, nothing a person wrote
        command, cwd=place, env=around, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            code = running.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise OfficeFailed(f"LibreOffice did not finish in {SECONDS} s") from None
        finally:
            _end(running.pid)
    if code:
        raise OfficeFailed(f"LibreOffice ended with {code}")


def _end(group: int) -> None:
    """End the program with all it has started."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _checked(content: bytes, form: str) -> bytes:
    """Return the file if it is what was asked for, and does nothing by itself."""
    if form == "pdf":
        fit = content.startswith(b"%PDF-") and all(mark in content for mark in _TAGGED)
        fit = fit and not any(mark in content for mark in _ACTIVE)
    elif form == "docx":
        # A document with macros is another kind, and is not taken.
        fit = kinds.sniff(BytesIO(content), "docx") is kinds.DOCX
    else:
        fit = _is_quiet_odt(content)
    if not fit:
        raise OfficeFailed(f"LibreOffice made no {form} that can be handed out")
    return content


def _is_quiet_odt(content: bytes) -> bool:
    if kinds.sniff(BytesIO(content), "odt") is not kinds.ODT:
        return False
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return not any(name.startswith(("Basic/", "Scripts/", "Object")) for name in archive.namelist())
