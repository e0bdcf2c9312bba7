"""Readers that know nothing of how our files are made, and what a document should say."""

import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import page
import pytest
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from lxml import etree

from spoiwo.documents.model import (
    Block,
    BulletList,
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Note,
    NumberedList,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Text,
    plain,
)

ODT_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def said(document: Document) -> list[str]:
    """Return everything the document says, piece by piece, in order of reading."""
    facts = [part for fact in document.facts for part in (fact.label, plain(fact.value))]
    head = [document.partnership, document.body, document.place, document.title, document.number, *facts]
    return [piece for piece in [*head, *_of_blocks(document.blocks)] if words(piece)]


def words(text: str) -> list[str]:
    """Return words and numbers; a word broken at the end of a line is whole again."""
    joined = re.sub("\u00ad\\s*", "", text)
    return re.findall(r"\w+", re.sub("[\x00-\x08\x0b-\x1f\x7f\ufeff\u202e\ud800]", "", joined))


def assert_says(text: str, document: Document) -> None:
    """Assert that the text says every piece of the document, in order and nothing torn."""
    heard = f" {' '.join(words(text))} "
    place = 0
    for piece in said(document):
        wanted = f" {' '.join(words(piece))} "
        found = heard.find(wanted, place)
        assert found >= 0, f"{piece!r} is not said after {heard[max(0, place - 80) : place]!r}"
        place = found + len(wanted) - 1


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph() | Note():
                yield plain(block.text)
            case BulletList() | NumberedList():
                yield from _of_items(block.items)
            case Picture() | Chart():
                yield block.caption
            case Table():
                yield from (block.caption, *block.headings)
                yield from (plain(cell) for row in block.rows for cell in row)
            case Facts():
                yield from (part for fact in block.items for part in (fact.label, plain(fact.value)))
            case Signatures():
                yield from (
                    part for line in block.lines for part in (line.name, line.office, line.institution)
                )


def _of_items(items: Iterable[Item | Text]) -> Iterator[str]:
    for item in items:
        if not isinstance(item, Item):
            yield plain(item)
            continue
        yield plain(item.text)
        if item.nested:
            yield from _of_items(item.nested.items)


def word(content: bytes) -> WordDocument:
    """Open a DOCX with python-docx."""
    return docx.Document(BytesIO(content))


def word_text(content: bytes) -> str:
    """Return the text of a DOCX's body, paragraph by paragraph, cell by cell."""
    lines = []
    for inner in word(content).iter_inner_content():
        if isinstance(inner, WordTable):
            lines += [cell.text for row in inner.rows for cell in row.cells]
        else:
            lines.append(inner.text)
    return "\n".join(lines)


def odt_part(content: bytes, name: str) -> etree._Element:
    """Return one part of an ODT."""
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def odt_text(content: bytes) -> str:
    """Return the text of an ODT's body."""
    body = odt_part(content, "content.xml")
    lines = []
    for node in body.iter(f"{ODT_TEXT}p", f"{ODT_TEXT}h"):
        parts = [_odt_piece(part) for part in node.iter()]
        lines.append("".join(parts))
    return "\n".join(lines)


def _odt_piece(node: etree._Element) -> str:
    signs = {f"{ODT_TEXT}line-break": "\n", f"{ODT_TEXT}tab": "\t", f"{ODT_TEXT}s": " "}
    own = "" if node.tag.endswith(("}title", "}desc")) else node.text or ""
    tail = "" if node.tag in (f"{ODT_TEXT}p", f"{ODT_TEXT}h") else node.tail or ""
    return signs.get(node.tag, own) + tail


class _Heard(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("strong", "em"):
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def html_text(content: str) -> str:
    """Return the text of HTML."""
    parser = _Heard()
    parser.feed(content)
    return "".join(parser.said)


def pdf_text(content: bytes, *, first: int = 1) -> str:
    """Return the text of a PDF in the order of its content, by poppler; margins are left out."""
    program = needed("pdftotext")
    crop = ["-x", "0", "-y", "55", "-W", "900", "-H", "730"]
    made = subprocess.run(
        [program, "-raw", "-enc", "UTF-8", "-f", str(first), *crop, "-", "-"],
        input=content, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return made.stdout.decode("utf-8")


def pdf_places(content: bytes) -> dict[str, float]:
    """Return how far below the top of its page each word of a PDF stands, in points."""
    program = needed("pdftotext")
    made = subprocess.run(
        [program, "-bbox", "-enc", "UTF-8", "-", "-"],
        input=content,
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = re.findall(r'yMin="([\d.]+)"[^>]*>([^<]+)</word>', made.stdout.decode("utf-8"))
    return {word: float(place) for place, word in found}


def pdf_faults(content: bytes, profile: str) -> list[str]:
    """Return what the checker of standards finds wrong with a PDF."""
    report = page.validate_pdf_bytes(content, profile=profile, limits=page.SafetyLimits.unlimited())
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        # The checker counts a stream one byte short when its last byte happens to be a carriage return.
        if not (failure.rule_id.endswith("STREAM-LENGTH-001") and _streams_have_their_length(content))
    ]


def _streams_have_their_length(content: bytes) -> bool:
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", content))
    ends = [content[found.end() + int(found.group(1)) :][:10] for found in streams]
    return bool(streams) and all(end == b"\nendstream" for end in ends)


def pdf_alternatives(content: bytes) -> list[str]:
    """Return the words its structure says for the pictures of a PDF of ours, in its order."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.S)
    plainly = content + b"".join(_inflated(part) for part in parts)
    found = re.findall(
        rb"/S\s*/Figure(?:(?!endobj).)*?/Alt\s*(\((?:\\.|\([^()]*\)|[^\\()])*\)|<[0-9A-Fa-f]*>)",
        plainly,
        re.S,
    )
    return [_pdf_string(one) for one in found]


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""


def _pdf_string(written: bytes) -> str:
    inner = written[1:-1]
    raw = bytes.fromhex(inner.decode()) if written.startswith(b"<") else _unescaped(inner)
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _unescaped(inner: bytes) -> bytes:
    letters = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def meant(found: re.Match[bytes]) -> bytes:
        said = found.group(1)
        return bytes([int(said, 8)]) if said.isdigit() else letters.get(said, said)

    return re.sub(rb"\\([0-7]{1,3}|.)", meant, inner, flags=re.S)


def office_pdf(content: bytes, ending: str, place: Path) -> bytes:
    """Return what LibreOffice makes of a file when it prints it to PDF."""
    source = place / f"pismo.{ending}"
    source.write_bytes(content)
    return office_file(source, "pdf", place).read_bytes()


def office_file(source: Path, ending: str, place: Path) -> Path:
    """Return the file LibreOffice makes of another."""
    program = needed("soffice")
    profile = f"-env:UserInstallation=file://{place}/profile"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", ending, "--outdir", str(place), str(source)],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    made = place / f"{source.stem}.{ending}"
    assert made.exists(), f"LibreOffice could not open {source.name}"
    return made


def needed(program: str) -> str:
    """Return where a program is; its absence skips the test, or fails it where it must be present."""
    found = shutil.which(program)
    if found:
        return found
    if os.environ.get("SPOIWO_REQUIRE_JOURNEYS") == "1":
        pytest.fail(f"{program} is not installed")
    pytest.skip(f"{program} is not installed")
