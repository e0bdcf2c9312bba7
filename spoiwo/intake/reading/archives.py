"""Opening office documents, which are archives of XML, without being hurt by them."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from lxml import etree

from spoiwo.files import archives
from spoiwo.intake.reading.model import Refused

_LONGEST_PART = 48 * 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error, ValueError,
    KeyError,
)  # fmt: skip


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Give the archive; raises Refused when it is broken, locked, or unpacks to far more than it is."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            archives.refuse_bomb(archive)
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise Refused("locked")
            yield archive
    except archives.Bomb as error:
        raise Refused("bomb") from error
    except _BROKEN as error:
        raise Refused("damaged") from error


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part, or nothing when there is none; raises Refused when it is too long."""
    if name not in archive.NameToInfo:
        return b""
    with archive.open(name) as source:
        content = source.read(_LONGEST_PART + 1)
    if len(content) > _LONGEST_PART:
        raise Refused("bomb")
    return content


def tree(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return a part as XML, None when there is none; raises Refused when broken or declaring entities."""
    content = part(archive, name)
    return parsed(content) if content.strip() else None


def parsed(content: bytes) -> etree._Element:
    """Return XML of which nothing is fetched and nothing expanded; raises Refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise Refused("declarations")
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("damaged") from error
    # In another encoding the declaration was not seen above; office programs never write one.
    if root.getroottree().docinfo.doctype:
        raise Refused("declarations")
    return root


def local(node: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def words_of(root: etree._Element | None, name: str) -> str:
    """Return the words of the first element of this name, or nothing."""
    if root is None:
        return ""
    found = next((node for node in root.iter() if local(node) == name), None)
    return (found.text or "").strip() if found is not None else ""
