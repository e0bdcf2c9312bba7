"""Telling what a file is by its content, with a sentence for each kind we do not take."""

import io
import re
import zipfile
import zlib

from spoiwo.intake.adapters.tables import Unreadable
from spoiwo.intake.states import Format

MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2_000
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error, ValueError)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A spreadsheet's text has tabs and line ends, never other control characters.
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNUSED = re.compile(rb"[\x81\x83\x88\x90\x98]")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def tell_format(content: bytes) -> Format:
    """Return the kind of the file; raises Unreadable, naming what it is instead."""
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise Unreadable("empty_file")
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    for is_it, code in _STRANGERS:
        if is_it(content):
            raise Unreadable(code)
    return Format.CSV


def _looks_like_html(content: bytes) -> bool:
    head = content[:2048].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta", b"<svg"))


def _is_password_locked(content: bytes) -> bool:
    wide = "EncryptedPackage".encode("utf-16-le")
    return content.startswith(_OLD_OFFICE) and wide in content


def _holds_no_text(content: bytes) -> bool:
    """Say whether there is what no text has, in UTF-8 or in the encodings used before it."""
    if _CONTROLS.search(content):
        return True
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return bool(_UNUSED.search(content))
    return False


_STRANGERS = (
    (_is_password_locked, "locked"),
    (lambda content: content.startswith(_OLD_OFFICE), "old_excel"),
    (lambda content: content.startswith(b"%PDF"), "pdf"),
    (lambda content: content.startswith(_PICTURES), "picture"),
    (lambda content: content.startswith((b"\xff\xfe", b"\xfe\xff")), "utf16"),
    (_looks_like_html, "html"),
    (_holds_no_text, "not_a_table"),
)


def _archive(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_bomb(archive)
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return Format.XLSX
            if "mimetype" in names and read_part(archive, "mimetype").strip() == _ODS:
                return Format.ODS
    except _BROKEN as error:
        raise Unreadable("damaged") from error
    raise Unreadable(_stranger(names))


def _stranger(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "binary_excel"
    if "word/document.xml" in names or "mimetype" in names:
        return "document"
    return "archive"


def refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Raise Unreadable when the archive declares more than a list can be; what it declares binds readers."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable("bomb")


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part of an archive whose size has been checked; raises Unreadable when it is damaged."""
    try:
        return archive.read(name)
    except (KeyError, *_BROKEN) as error:
        raise Unreadable("damaged") from error


def refuse_declarations(archive: zipfile.ZipFile, names: list[str]) -> None:
    """Raise Unreadable when a part of XML declares entities: office programs never do."""
    for name in names:
        with archive.open(name) as part:
            head = part.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Unreadable("declarations")
