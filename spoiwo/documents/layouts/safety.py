"""Whether a file brought as a template is an honest DOCX. Nothing of it is unpacked to disk or run."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from spoiwo.documents.layouts.verdict import Trouble
from spoiwo.files import archives

_LARGEST = 40 * 1024 * 1024
# A letterhead of many pages has some hundred kibibytes of text; the rest are pictures.
_LARGEST_TEXT = 8 * 1024 * 1024
_MAIN = b"wordprocessingml.document.main+xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"
_TEXT = (".xml", ".rels")
_RUNS = re.compile(r"^word/(vbaProject|vbaData|activeX/|embeddings/)", re.IGNORECASE)
_LINKS = re.compile(r"^(https?|mailto|tel):", re.IGNORECASE)
# Left out of every paper made with the file, so harmless (attachedTemplate).
_DROPPED = "/attachedTemplate"
# Relations that bring in a foreign document, an object or a program, whatever the part is called.
_ACTIVE = ("/aFChunk", "/oleObject", "/package", "/control", "/vbaProject")
# Fields of Word that fetch something or run a program when the file is opened.
_FETCHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def troubles(content: bytes) -> list[Trouble]:
    """Return why the file cannot be trusted as a template; remarks on what will be left out."""
    if content.startswith(_OLD_WORD):
        return [Trouble(_("The file is locked with a password or saved in the old format. Save it as DOCX."))]
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _of_archive(archive)
    except archives.Bomb:
        return [Trouble(_("The file unpacks to far more than it is, so it was not opened. Save it anew."))]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error, KeyError):
        return [Trouble(_no_docx())]
    except etree.XMLSyntaxError:
        return [Trouble(_damaged())]


def _damaged() -> str:
    return _("The file is damaged inside. Open it in Word and save it anew.")


def _no_docx() -> str:
    return _("This is not a DOCX file. Choose a file saved in Word or LibreOffice as “Word (.docx)”.")


def _of_archive(archive: zipfile.ZipFile) -> list[Trouble]:
    archives.refuse_bomb(archive)
    names = archive.namelist()
    # Word does not tell letters of other case apart.
    if len({name.lower() for name in names}) != len(names):
        return [Trouble(_damaged())]
    parts = archive.infolist()
    text = sum(part.file_size for part in parts if part.filename.lower().endswith(_TEXT))
    if sum(part.file_size for part in parts) > _LARGEST or text > _LARGEST_TEXT:
        raise archives.Bomb
    found = _of_types(archive.read(_TYPES))
    if found:
        return found
    if any(_RUNS.match(name) for name in names):
        return [Trouble(_active())]
    roots = {name: _parsed(archive.read(name)) for name in names if name.lower().endswith(_TEXT)}
    if any(root.getroottree().docinfo.doctype for root in roots.values()):
        return [Trouble(_damaged())]
    return [
        *_of_relationships(root for name, root in roots.items() if name.lower().endswith(".rels")),
        *_of_fields(root for name, root in roots.items()),
    ]


def _active() -> str:
    return _("The file carries macros or an embedded object. Remove them and save it as an ordinary DOCX.")


def _of_types(types: bytes) -> list[Trouble]:
    if any(mark in types for mark in _MACROS):
        return [Trouble(_active())]
    if _hides_text(types):
        return [Trouble(_damaged())]
    if _TEMPLATE in types:
        return [Trouble(_("The file is saved as a Word template (.dotx). Save it as a document (.docx)."))]
    return [] if _MAIN in types else [Trouble(_no_docx())]


def _hides_text(types: bytes) -> bool:
    """Tell whether a part is text by its kind and not by its name, so that nobody would look into it."""
    for node in _parsed(types).iter("{*}Override", "{*}Default"):
        name = str(node.get("PartName") or f".{node.get('Extension', '')}").lower()
        if str(node.get("ContentType", "")).lower().endswith("xml") and not name.endswith(_TEXT):
            return True
    return False


def _parsed(content: bytes) -> etree._Element:
    """Return the root of a part; nothing is fetched and no entity is put in."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _of_relationships(roots: Iterator[etree._Element]) -> Iterator[Trouble]:
    for root in roots:
        for node in root.iter("{*}Relationship"):
            kind, target = str(node.get("Type", "")), str(node.get("Target", ""))
            if str(node.get("TargetMode", "")).lower() == "external":
                yield from _of_outside(kind, target)
            elif kind.endswith(_ACTIVE):
                yield Trouble(_active())


def _of_outside(kind: str, target: str) -> Iterator[Trouble]:
    shown = target[:80]
    if kind.endswith(_DROPPED):
        yield Trouble(_("The file rests on another template; papers will not."), is_fatal=False)
    elif not kind.endswith("/hyperlink"):
        sentence = _("The file takes something from outside: “%(target)s”. Put it into the document instead.")
        yield Trouble(sentence % {"target": shown})
    elif not _LINKS.match(target):
        yield Trouble(_("The link “%(target)s” leads to no web page or mailbox.") % {"target": shown})


def _of_fields(roots: Iterator[etree._Element]) -> Iterator[Trouble]:
    for root in roots:
        orders = [str(node.get(f"{_WORD}instr", "")) for node in root.iter(f"{_WORD}fldSimple")]
        # An order may be cut into several nodes; joined, a cut one is whole again.
        orders += [
            "".join(node.text or "" for node in paragraph.iter(f"{_WORD}instrText"))
            for paragraph in root.iter(f"{_WORD}p")
        ]
        for order in orders:
            found = _FETCHING.search(order.upper())
            if found:
                sentence = _("The field %(field)s of Word fetches something from outside. Remove it.")
                yield Trouble(sentence % {"field": found.group(1)})
