"""What a partnership is beside its name and area: its kind, scope and principles."""

import re
from dataclasses import replace

from spoiwo.intake.understanding.findings import PartnershipFound, Territory
from spoiwo.intake.understanding.passages import behind
from spoiwo.intake.understanding.text import Document

_KINDS = (
    ("pakt", re.compile(r"^(?:\w+ )?[Pp]akt\b|^PAKT")),
    ("międzypowiatowe", re.compile(r"międzypowiatow|w powiatach|powiatów", re.IGNORECASE)),
    ("publiczno-prywatne", re.compile(r"publiczno-prywatn", re.IGNORECASE)),
    ("projektowe", re.compile(r"partnerstw\w+ projektow|na rzecz realizacji projektu", re.IGNORECASE)),
    ("branżowe", re.compile(r"partnerstw\w+ (?:branżow|sektorow)", re.IGNORECASE)),
    ("lokalne", re.compile(r"lokaln|trójsektorow|międzysektorow", re.IGNORECASE)),
)
_THEMATIC = re.compile(
    r"jedn\w+ z \w+ partnerstw tematycznych|partnerstw\w+ tematyczn\w+ (?:w ramach|powołan)"
)
_SCOPE = re.compile(
    r"\b(?:[Zz]akres\w* (?:współpracy|działania|partnerstwa|porozumienia)"
    r"|[Pp]rzedmiot\w* (?:porozumienia|umowy|współpracy))"
    r"(?: [^\W\d]+){0,3}? (?:obejmuje|jest|są|stanowi)\b\s*:?|\b[Zz]akres (?:współpracy|działania)\s*:"
)
_PRINCIPLES = re.compile(
    r"\b(?:[Gg]łówn\w+ )?(?:[Zz]asad(?:y|ami) (?:partnerstwa|współpracy|działania)|[Zz]asadami)"
    r"(?: [^\W\d]+){0,3}?(?: (?:są|jest|to)\b\s*:?|\s*:|(?=\n))"
    r"|\b(?:oparte|opiera się|kierują się|działa\w*) (?:jest )?(?:na|w oparciu o|o)? ?(?:następując\w+ )?"
    r"zasad(?:y|ach|ami)?\s*:?"
)


def described(document: Document, row: PartnershipFound, areas: tuple[Territory, ...]) -> PartnershipFound:
    """Return the document's own partnership with what else the text tells of it."""
    several = areas if len(areas) > 1 else ()
    kind = "międzypowiatowe" if several else _kind(document, row.name)
    return replace(row, kind=kind, scope=_scope(document), principles=_principles(document), areas=several)


def _kind(document: Document, name: str) -> str:
    if _THEMATIC.search(document.text):
        return "tematyczne"
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def _scope(document: Document) -> str:
    found = _SCOPE.search(document.text)
    rows = behind(document, found.end()) if found else []
    return "; ".join(re.sub(r"\s+", " ", row.text) for row in rows)


def _principles(document: Document) -> tuple[str, ...]:
    found = _PRINCIPLES.search(document.text)
    rows = behind(document, found.end()) if found else []
    if len(rows) != 1:
        return tuple(row.text for row in rows)
    plain = re.sub(r"\([^()]*\)", "", rows[0].text)
    parts = re.split(r",\s+|;\s*|\s+(?:oraz|i)\s+", plain)
    return tuple(" ".join(part.split()) for part in parts if 3 < len(part.strip()) <= 120)
