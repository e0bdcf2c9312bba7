"""Telling what a file is by its content; its name only chooses between texts that look alike."""

import re
import zipfile

from spoiwo.intake.reading.archives import opened, part
from spoiwo.intake.reading.model import Format, Refused

MOST_BYTES = 60 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h[1-6]|table)\b", re.I)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?\S?", re.M)
_LETTER = {
    b"from", b"to", b"subject", b"date", b"received", b"mime-version", b"message-id", b"return-path",
    b"delivered-to", b"content-type", b"x-mozilla-status",
}  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OPEN = {
    "application/vnd.oasis.opendocument.text": Format.ODT,
    "application/vnd.oasis.opendocument.text-template": Format.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
}
_BLANK = b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"


def tell_format(content: bytes, extension: str) -> Format:
    """Return the format; raises Refused, saying what the file is instead."""
    if len(content) > MOST_BYTES:
        raise Refused("too_large", most=MOST_BYTES // 1024 // 1024)
    if not content.strip(_BLANK):
        raise Refused("empty_file")
    found = _by_beginning(content)
    if found is Format.PICTURE and extension in {"docx", "odt", "doc", "pdf", "rtf", "html", "txt"}:
        raise Refused("picture_renamed", extension=extension.upper())
    return found or _of_text(content, extension)


def _by_beginning(content: bytes) -> Format | None:
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.startswith(_OLD_OFFICE):
        return _old_office(content)
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(_PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return Format.PICTURE
    return Format.RTF if content[:64].lstrip().startswith(b"{\\rtf") else None


def _archive(content: bytes) -> Format:
    with opened(content) as archive:
        names = archive.NameToInfo
        if "word/document.xml" in names:
            return Format.DOCX
        if "xl/workbook.xml" in names:
            return Format.XLSX
        if "mimetype" in names:
            return _open_document(archive)
        raise Refused("other_office" if "[Content_Types].xml" in names else "archive")


def _open_document(archive: zipfile.ZipFile) -> Format:
    if b"encryption-data" in part(archive, "META-INF/manifest.xml"):
        raise Refused("locked")
    told = part(archive, "mimetype")[:200].decode("ascii", "replace").strip()
    if told not in _OPEN:
        raise Refused("other_office")
    return _OPEN[told]


def _old_office(content: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("locked")
    if "WordDocument".encode("utf-16-le") in content:
        if _is_locked_word(content):
            raise Refused("locked")
        return Format.DOC
    raise Refused("old_office")


def _is_locked_word(content: bytes) -> bool:
    """Read the bit of encryption in the head of the main stream ([MS-DOC] 2.5.2), which begins a sector."""
    for at in range(512, min(len(content), 4 * 1024 * 1024), 512):
        if content[at : at + 2] == b"\xec\xa5":
            return bool(content[at + 11] & 1) if len(content) > at + 11 else False
    return False


def _of_text(content: bytes, extension: str) -> Format:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and _CONTROLS.search(content.replace(b"\x00", b"", 3)):
        raise Refused("unknown")
    if _is_letter(content):
        saved = b"multipart/related" in content[:4096].lower() and extension not in {"eml"}
        return Format.MHTML if saved or extension in {"mht", "mhtml"} else Format.EML
    head = content[:4096].replace(b"\x00", b"") if wide else content[:4096]
    if _HTML.search(head) and head.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ").startswith(b"<"):
        return Format.HTML
    if extension in {"html", "htm", "xhtml"} and _HTML.search(content):
        return Format.HTML
    return Format.CSV if extension in {"csv", "tsv"} else Format.TEXT


def _is_letter(content: bytes) -> bool:
    """Say whether the file begins with the headers of a letter; prose has colons too, but not these."""
    head = content[:8192].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not _HEADER.match(head):
        return False
    names = {name.lower() for name in _HEADER.findall(head)}
    return len(names & _LETTER) >= 2 and bool(names & {b"from", b"mime-version", b"received"})
