"""What an institution does in a document: the strongest role any of its mentions tells."""

import re

from spoiwo.intake.understanding.institutions import Body, Mention
from spoiwo.intake.understanding.projects import is_operator
from spoiwo.intake.understanding.text import Document

_SIGNED = re.compile(
    r"podpis(?:an|ał|ali|ało|ane|y)\w*|sygnowan\w+|sygnatariusz(?:ami|e|em)\b|zawar(?:t|li)\w*|pomiędzy|stronami|w składzie",
    re.IGNORECASE,
)
_SENTENCE_ROLES = (
    ("prospective", re.compile(r"dołącz(?:y|ą)\b|przystąp(?:i|ią)\b|planuj\w+ przystąp|zamierza\w* przystąp|zainteresowan\w+ przystąp|zadeklarowa\w+ (?:chęć )?przystąp", re.IGNORECASE)),
    ("secretariat", re.compile(r"sekretaria\w+|obsług\w+ (?:administracyjn|organizacyjn)\w+", re.IGNORECASE)),
    ("leader", re.compile(r"\blider(?:em|ką)?\b(?! projektu)", re.IGNORECASE)),
    ("host", re.compile(r"gospodarz\w*|w siedzibie|gościł", re.IGNORECASE)),
    ("funder", re.compile(r"współfinansowan\w+|dofinansowa\w+|sfinansowa\w+|ze środków", re.IGNORECASE)),
    ("guest", re.compile(r"gości\w*\b|ekspert\w*|prelegen\w+|wykład\w*|prelekcj\w+", re.IGNORECASE)),
    ("participant", re.compile(r"uczestnicz\w+|udział|obecn\w+|reprezent\w+|przedstawiciel\w*|wystąpi\w+|mówi\w+|przedstawi\w+|zaprezentowa\w+", re.IGNORECASE)),
)  # fmt: skip
_ORDER = ("project_operator", "prospective", "signatory", "secretariat", "leader", "host", "funder", "guest", "participant", "other")  # fmt: skip
_LISTED = re.compile(r"^\s*(?:[•·▪*–—-]|\d{1,2}[.)]|[a-z]\))?\s*")


def role(document: Document, body: Body) -> tuple[str, str]:
    """Return the role and the word that tells it."""
    told = [_told(document, mention) for mention in body.mentions]
    return min(told, key=lambda row: _ORDER.index(row[0]))


def _told(document: Document, mention: Mention) -> tuple[str, str]:
    if is_operator(document, mention.start, mention.end):
        return "project_operator", "projekt"
    intro = _intro_of_list(document, mention.start)
    sentence = document.sentence(mention.start)
    for text in (intro, sentence):
        near = (
            text
            if len(text) < 260
            else text[max(0, text.find(document.text[mention.start : mention.end]) - 160) :][:420]
        )
        prospective = _SENTENCE_ROLES[0][1].search(near)
        if prospective:
            return "prospective", prospective.group()
        signed = _SIGNED.search(near)
        if signed and not re.search(
            r"siedzib|Urzędzie|przy wsparciu|z inicjatywy",
            document.text[max(0, mention.start - 18) : mention.start],
        ):
            return "signatory", signed.group()
        for name, pattern in _SENTENCE_ROLES[1:]:
            found = pattern.search(near)
            if found:
                return name, found.group()
    return "other", ""


def _intro_of_list(document: Document, place: int) -> str:
    """Return the line ending with a colon that opens the list in which a place stands."""
    lines = document.text[:place].split("\n")
    for back in range(len(lines) - 2, max(-1, len(lines) - 60), -1):
        line = lines[back].strip()
        if line.endswith(":") or line.endswith("pomiędzy") or line.endswith("a"):
            return line
        if len(line) > 190 or (line.endswith(".") and not _LISTED.match(line) and len(line) > 60):
            return ""
    return ""
