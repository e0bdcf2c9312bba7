"""Small true files of every kind that is taken, and some that are not."""

import io
import zipfile

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
CSV = "Nazwa;Gmina\nGOPS;Odrzywół\n".encode()
CP1250 = "Zażółć gęślą jaźń\r\n".encode("cp1250")
SIGNED_XML = (
    b'<?xml version="1.0" encoding="UTF-8"?><dokument>'
    b'<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/></ds:Signature></dokument>'
)
PLAIN_XML = b'<?xml version="1.0"?><dokument/>'
ENTITIES_XML = SIGNED_XML.replace(b"<dokument>", b'<!DOCTYPE dokument [<!ENTITY a "b">]><dokument>')
PROGRAM = b"MZ\x90\x00" + bytes(range(256)) * 4
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100


def archive(**parts: bytes) -> bytes:
    """Return a ZIP of parts; ``__`` in a name stands for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def office(main_part: str) -> bytes:
    """Return an office document with the given type of its main part."""
    types = f'<Types><Override PartName="/main.xml" ContentType="{main_part}"/></Types>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", types)
    return buffer.getvalue()


def docx() -> bytes:
    return office("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")


def docm() -> bytes:
    return office("application/vnd.ms-word.document.macroEnabled.main+xml")


def xlsx() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def odt() -> bytes:
    buffer = io.BytesIO()
    OpenDocumentText().write(buffer)
    return buffer.getvalue()


def ods() -> bytes:
    buffer = io.BytesIO()
    OpenDocumentSpreadsheet().write(buffer)
    return buffer.getvalue()


def asice() -> bytes:
    return archive(mimetype=b"application/vnd.etsi.asic-e+zip", **{"META-INF__signatures0.xml": SIGNED_XML})


def bomb() -> bytes:
    """Return a document of some kilobytes that unpacks to 60 MiB."""
    types = b"wordprocessingml.document.main+xml"
    return archive(**{"[Content_Types].xml": types, "word__document.xml": b"\x00" * (60 * 1024 * 1024)})
