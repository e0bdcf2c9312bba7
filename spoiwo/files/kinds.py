"""What kinds of files are taken, told by their content; the name and the browser are never believed."""

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from spoiwo.files import archives, signed_xml


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its name on the screen, its media type, the extensions its files may have."""

    label: str
    media_type: str
    extensions: tuple[str, ...]


PDF = Kind("PDF", "application/pdf", ("pdf",))
PNG = Kind("PNG", "image/png", ("png",))
JPEG = Kind("JPEG", "image/jpeg", ("jpg", "jpeg"))
WEBP = Kind("WebP", "image/webp", ("webp",))
_OOXML = "application/vnd.openxmlformats-officedocument"
DOCX = Kind("DOCX", f"{_OOXML}.wordprocessingml.document", ("docx",))
XLSX = Kind("XLSX", f"{_OOXML}.spreadsheetml.sheet", ("xlsx",))
ODT = Kind("ODT", "application/vnd.oasis.opendocument.text", ("odt",))
ODS = Kind("ODS", "application/vnd.oasis.opendocument.spreadsheet", ("ods",))
ASIC_E = Kind("ASiC", "application/vnd.etsi.asic-e+zip", ("asice", "sce"))
ASIC_S = Kind("ASiC", "application/vnd.etsi.asic-s+zip", ("asics", "scs"))
SIGNED_XML = Kind("XML", "application/xml", ("xml", "xades"))
CSV = Kind("CSV", "text/csv", ("csv",))
TXT = Kind("TXT", "text/plain", ("txt",))
KINDS = (PDF, PNG, JPEG, WEBP, DOCX, XLSX, ODT, ODS, ASIC_E, ASIC_S, SIGNED_XML, CSV, TXT)

_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
}
_BY_MIMETYPE = {kind.media_type: kind for kind in (ODT, ODS, ASIC_E, ASIC_S)}
_HEAD = 1024
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def sniff(content: IO[bytes], extension: str) -> Kind | None:
    """Return the kind of the content, or None when it is not one of ours.

    The extension only chooses between kinds whose content looks alike (CSV and TXT). Raises
    ``archives.Bomb`` when an archive unpacks to far more than it is.
    """
    content.seek(0)
    head = content.read(_HEAD)
    found = next((tell for begins, tell in _BY_BEGINNING if begins(head)), None)
    content.seek(0)
    if found:
        return found(content)
    if _is_xml(head) and extension not in TXT.extensions + CSV.extensions:
        return SIGNED_XML if signed_xml.carries_signature(content) else None
    if not _is_text(content):
        return None
    return CSV if extension in CSV.extensions else TXT


def _archive(content: IO[bytes]) -> Kind | None:
    try:
        with zipfile.ZipFile(content) as archive:
            archives.refuse_bomb(archive)
            names = set(archive.namelist())
            if "mimetype" in names:
                return _BY_MIMETYPE.get(archives.read(archive, "mimetype").decode("ascii", "replace").strip())
            if "[Content_Types].xml" in names:
                return _office(archives.read(archive, "[Content_Types].xml"))
            return ASIC_E if any(name.startswith("META-INF/signature") for name in names) else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error):
        return None  # damaged, locked with a password, or packed in an unknown way


def _office(types: bytes) -> Kind | None:
    """Return the kind of an office document; one with macros has another type and is not ours."""
    return next((kind for part, kind in _MAIN_PARTS.items() if part in types), None)


def _is_xml(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _is_text(content: IO[bytes]) -> bool:
    data = content.read()
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not _CONTROLS.search(text)
    return False


_BY_BEGINNING: tuple[tuple[Callable[[bytes], bool], Callable[[IO[bytes]], Kind | None]], ...] = (
    (lambda head: head.startswith(b"%PDF-"), lambda _content: PDF),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), lambda _content: PNG),
    (lambda head: head.startswith(b"\xff\xd8\xff"), lambda _content: JPEG),
    (lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP", lambda _content: WEBP),
    (lambda head: head.startswith(b"PK\x03\x04"), _archive),
)
