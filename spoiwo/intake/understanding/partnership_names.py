"""The official name of a partnership, in the nominative, and where it stands."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.text import Document

# "Partnerstwo Powiatu Leskiego na rzecz …": whose it is stands in the middle of the name.
OF_A_UNIT = (
    r" (?:[Pp]owiatu|[Gg]miny|[Mm]iasta(?: i [Gg]miny)?|[Ww]ojewództwa|[Ss]ubregionu|[Zz]iemi"
    r"|POWIATU|GMINY|MIASTA(?: I GMINY)?|WOJEWÓDZTWA|SUBREGIONU|ZIEMI)(?: [A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){1,3}"
)
_QUOTED = re.compile(
    r"[„\"](?P<lead>Porozumieni\w+ o (?:zawarciu|współpracy w ramach"
    r"|utworzeniu) )?(?P<name>[Pp]artnerstw\w+[^”\"\n]{8,240})[”\"]"
)
_PLAIN = re.compile(
    r"\b(?P<name>(?:(?!Pierwsz|Now|Kolejn|Każd|Nasz)[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*(?:[sc]k|dzk|aln)"
    r"(?:ie|iego|im|iemu|e|ego|ym|emu) )?(?:PARTNERSTW\w+|[Pp]artnerstw(?:o|a|u|em|ie))(?: (?:[Ll]okaln"
    r"|LOKALN"
    r"|[Pp]owiatow|[Rr]egionaln|[Gg]minn|[Mm]iędzysektorow)\w+)?"
    rf"(?:{OF_A_UNIT})? (?:(?:[Nn]a rzecz|NA RZECZ"
    r"|[Dd]la|DLA) [^.,;:\n”\"]{5,200}?|„[^”\n]{3,80}”))"
    r"(?=\s+(?:został\w*|odby\w+|podpis\w+|powsta\w+|jest|działa\w*|liczy|zrzesza|które|która"
    r"|przez|ma|oraz|w dniu|zawar\w+|z dnia|zebra\w+|spotka\w+|koordynuje|skupia|obejmuje"
    r"|gości\w+|odwiedzi\w+|rozpoczęł\w*|realizuje|prowadzi\w*|zorganizował\w*|zaprasza|wzięł\w+|utworzy\w+"
    r"|PODPISAN\w+|POWSTA\w+|ZAWARTE|ZAWIĄZA\w+|DZIAŁA\w*|OBRAD\w+"
    r"|obejmie|będzie|było|liczyło|powoła\w+|zawiąza\w+|z siedzibą|za rok|w \d{4}|to)\b|\s+[–—-]\s"
    r"|\s*[.,;:\n”\"(]|$)"
)  # fmt: skip
_NAMED = re.compile(
    r"\b(?P<name>[Pp]artnerstw(?:o|a|u|em|ie) (?:[Ll]okaln\w+ )?„[^”\n]{3,80}”"
    r"(?: w (?:powiecie|gminie|województwie|subregionie) \w+)?)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A partnership's name at a place of the working copy."""

    start: int
    end: int
    name: str
    is_quoted: bool


def find(document: Document) -> list[Named]:
    """Return the names of partnerships, the most official wording of each, in order."""
    found = [
        Named(m.start("name"), m.end("name"), _nominative(m["name"]), pattern is not _PLAIN)
        for pattern in (_QUOTED, _NAMED, _PLAIN)
        for m in pattern.finditer(document.text)
    ]
    return sorted(found, key=lambda named: (named.start, -named.end))


def _nominative(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip()
    if words.isupper():
        unit = re.search(OF_A_UNIT, words)
        words = words.capitalize()
        if unit:
            whose = re.split(r" (?:NA|DLA)\b", unit.group())[0]
            words = words[: unit.start()] + whose.title() + words[unit.start() + len(whose) :]
    named = re.sub(r"^p", "P", nominative(words, "partnerstwo"))
    # An official name is of one partnership, also where the text speaks of several by one name.
    return re.sub(r"^Partnerstwa( \w+)e(?= )", r"Partnerstwo\1e", named)
