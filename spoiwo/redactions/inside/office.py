"""What a DOCX, ODT, XLSX or ODS says, in every part of the archive, shown or not."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from spoiwo.files import archives
from spoiwo.redactions.inside.pieces import Piece, Place, Unreadable

_TEXT = (".xml", ".rels")
_LONGEST_PART = 32 * 1024 * 1024
_METADATA = re.compile(r"^(docProps/|meta\.xml|customXml/|word/people|META-INF/)", re.IGNORECASE)
_COMMENTS = re.compile(r"/(comments|threadedComments|persons)", re.IGNORECASE)
_EMBEDDED = re.compile(r"(^|/)(embeddings|ObjectReplacements)/", re.IGNORECASE)
_PICTURES = re.compile(r"(^|/)(media|Pictures)/|thumbnail", re.IGNORECASE)
# Below these stands what the reader does not see: deleted sentences and remarks in the margin.
_INSIDE = {
    "del": Place.CHANGE, "moveFrom": Place.CHANGE, "tracked-changes": Place.CHANGE,
    "annotation": Place.COMMENT,
}  # fmt: skip
_ENDS_LINE = frozenset({"p", "h", "row", "c", "si", "table-cell", "creator", "author"})
_GAPS = frozenset({"tab", "br", "line-break", "s", "cr"})
# Attributes that hold words: what a picture shows, who wrote a remark, where a link leads.
_SAYING = frozenset({"descr", "title", "author", "initials", "Target", "href"})


def pieces(content: bytes) -> Iterator[Piece]:
    """Yield what the file says, one piece for each kind of place; raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            archives.refuse_bomb(archive)
            yield from _of(archive)
    except (archives.Bomb, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Unreadable from error
    except (NotImplementedError, RuntimeError, OSError, zlib.error) as error:
        raise Unreadable from error


def _of(archive: zipfile.ZipFile) -> Iterator[Piece]:
    said: dict[Place, list[str]] = {}
    for name in archive.namelist():
        if name.endswith(_TEXT):
            for place, words in _words(_part(archive, name), _home(name)):
                said.setdefault(place, []).append(words)
    yield from (Piece(place, "".join(words)) for place, words in said.items() if "".join(words).strip())
    if any(_EMBEDDED.search(name) for name in archive.namelist()):
        yield Piece(Place.ATTACHMENT)
    if any(_PICTURES.search(name) for name in archive.namelist()):
        yield Piece.picture()


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(_LONGEST_PART + 1)
    if len(content) > _LONGEST_PART:
        raise Unreadable
    return content


def _home(name: str) -> Place:
    if _METADATA.search(name):
        return Place.METADATA
    return Place.COMMENT if _COMMENTS.search(name) else Place.TEXT


def _words(part: bytes, home: Place) -> Iterator[tuple[Place, str]]:
    """Yield the words of a part with the place of each; a word torn into runs is whole again."""
    # A comment of XML inside a word would hide the rest of it from us and from no other program.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    places = [home]
    for event, node in etree.iterwalk(etree.fromstring(part, parser), events=("start", "end")):
        tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if event == "start":
            places.append(_INSIDE.get(tag, places[-1]))
            yield from ((places[-1], f"{value}\n") for value in _told(node))
            yield places[-1], f"{' ' if tag in _GAPS else ''}{node.text or ''}" if tag else ""
        else:
            yield places[-1], "\n" if tag in _ENDS_LINE else ""
            places.pop()
            yield places[-1], node.tail or ""


def _told(node: etree._Element) -> Iterator[str]:
    for name, value in node.attrib.items():
        if etree.QName(name).localname in _SAYING:
            yield str(value)
