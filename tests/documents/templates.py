"""Files an officer may bring as a template: good ones, and ones that must not be used."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document as WordDocument

from spoiwo.documents.kinds import Field, Kind
from spoiwo.documents.model import Paragraph

KIND = Kind(
    "trial",
    "Protokół próbny",
    (
        Field("przebieg", "przebieg obrad", (Paragraph("Obrady otwarto."),), is_required=True),
        Field("obecni", "lista obecnych", (Paragraph("Obecnych: 5."),)),
        Field("data posiedzenia", "dzień posiedzenia", "14 maja 2026 r."),
        Field("przewodniczący", "kto prowadził obrady", "Jan Kowalski"),
    ),
)


def a_template(*texts: str, change: Callable[[WordDocument], object] | None = None) -> bytes:
    """Return a DOCX with these paragraphs, changed further by ``change``."""
    word = docx.Document()
    for text in texts:
        word.add_paragraph(text)
    if change:
        change(word)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def cut(word: WordDocument) -> None:
    """Add "Nr {{numer}} z {{data posiedzenia}}" cut into runs the way Word cuts it."""
    line = word.add_paragraph()
    for piece in ("Nr {", "{nu", "mer}", "}", " z {{data ", "posie", "dzenia}} r."):
        line.add_run(piece)
    line.runs[1].bold = True


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the file with one part more, or exchanged."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry.filename))
        new.writestr(name, part)
    return kept.getvalue()


def with_text(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return the file with words of one part exchanged; they must be there."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = archive.read(name)
    assert old in part
    return with_part(content, name, part.replace(old, new, 1))


def with_relationship(content: bytes, kind: str, target: str) -> bytes:
    """Return the file with a relationship to something outside."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = f'<Relationship Id="rId900" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
    closing = b"</Relationships>"
    return with_text(content, "word/_rels/document.xml.rels", closing, made.encode() + closing)


def a_bomb() -> bytes:
    """Return a DOCX that unpacks to far more than it is."""
    return with_part(a_template("{{treść}}"), "word/media/image1.xml", b" " * 60_000_000)
