"""What an institution does in a document: the strongest role any of its mentions tells."""

import re

from spoiwo.intake.understanding.institutions import Body, Mention
from spoiwo.intake.understanding.projects import is_operator
from spoiwo.intake.understanding.text import Document

_SIGNED = re.compile(
    r"podpisan\w+|podpisał\w*|podpisali|sygnowan\w+|(?:nowymi )?sygnatariusz(?:ami|em) "
    r"|zawar(?:t|li)\w*|pomiędzy"
    r"|[Ss]trony porozumienia|stronami|złoży\w+ (?:swoje )?podpis|do grona sygnatariuszy",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"(?:w siedzibie|w auli|w budynku|w sali\s\S+|sali konferencyjnej|w świetlicy|\b[Ww]e?"
    r"|[Gg]ospodarzem \w+ (?:był\w?|jest))\s+$"
)
_HAPPENS = re.compile(r"odby|podpis|spotka|posiedzeni|konferencj|zebrani|wizyt|miejsce")
_PROSPECTIVE = re.compile(
    r"dołącz(?:y|ą)\b|przystąp(?:i|ią)\b|planuj\w+ przystąp|zamierza\w* przystąp|zainteresowan\w+ przystąp"
    r"|zadeklarowa\w+ (?:chęć )?przystąp",
    re.IGNORECASE,
)
_SENTENCES = (
    ("leader", re.compile(r"\b[Ll]iderem\b(?! projektu)[^.]{0,40}$|\blider partnerstwa\b[^.]{0,6}$")),
    (
        "secretariat",
        re.compile(
            r"(?:sekretaria\w+|obsług\w+ (?:administracyjn|organizacyjn)\w+)[^.]{0,70}$", re.IGNORECASE
        ),
    ),
    (
        "funder",
        re.compile(r"(?:współfinansowan\w+|dofinansowan\w+|sfinansowan\w+) przez[^.]{0,30}$", re.IGNORECASE),
    ),
)
_MEMBERS = re.compile(
    r"[Cc]złonkami|[Cc]złonkowie:|W skład|skupia|zrzesza|należą|należy|tworzą", re.IGNORECASE
)
_GUESTS = re.compile(
    r"ekspert\w*|prelegen\w+|wykład\w*|prelekcj\w+|opowiedzia\w+|przybliży\w+|mówił\w*|zajęcia prowadzi",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"uczestnicz\w+|udział|obecn\w+|reprezent\w+|przedstawiciel\w*|wystąpi\w+|poinformowa\w+|zaprezentowa\w+",
    re.IGNORECASE,
)
_ORDER = (
    "project_operator",
    "prospective",
    "leader",
    "secretariat",
    "signatory",
    "host",
    "member",
    "funder",
    "guest",
    "participant",
    "other",
)
_BULLET = re.compile(r"\s*(?:[•·▪*–—-]|\d{1,2}[.)]|[a-z]\))\s*")
_ROW_OF_A_LIST = 230


def role(document: Document, body: Body) -> tuple[str, str]:
    """Return the role and the word that tells it."""
    told = [_told(document, mention) for mention in body.mentions]
    return min(told, key=lambda row: _ORDER.index(row[0]))


def _told(document: Document, mention: Mention) -> tuple[str, str]:
    if is_operator(document, mention.start, mention.end):
        return "project_operator", "projekt"
    sentence = document.sentences.around(mention.start)
    before = document.text[sentence.start : mention.start]
    whole = document.text[sentence.start : sentence.end]
    prospective = _PROSPECTIVE.search(whole)
    if prospective:
        return "prospective", prospective.group()
    for name, pattern in _SENTENCES:
        found = pattern.search(before)
        if found:
            return name, found.group().strip()
    hosted = _HOSTED.search(before)
    if hosted and _HAPPENS.search(whole):
        return "host", hosted.group().strip()
    return _by_words(before, whole, intro_of_list(document, mention.start))


def _by_words(before: str, whole: str, intro: str) -> tuple[str, str]:
    """Return the role told by the sentence or by the line that opens the list."""
    asked = re.search(r"z inicjatywy(?: \w+){0,2}\s*$", before)
    for text in (intro, whole):
        for name, pattern in (
            ("signatory", _SIGNED),
            ("member", _MEMBERS),
            ("guest", _GUESTS),
            ("participant", _TOOK_PART),
        ):
            found = pattern.search(text)
            if found and not asked:
                return name, found.group()
    return "other", ""


def intro_of_list(document: Document, place: int) -> str:
    """Return the line ending with a colon that opens the list in which a place stands, or nothing."""
    start = document.text.rfind("\n", 0, place) + 1
    end = document.text.find("\n", place)
    own = document.text[start : end if end >= 0 else len(document.text)]
    if len(own) > _ROW_OF_A_LIST:
        return ""
    for line in reversed(document.text[max(0, start - 6000) : start].rstrip("\n").split("\n")[-60:]):
        line = line.strip()
        if line.endswith((":", "pomiędzy")):
            return line
        if len(line) > _ROW_OF_A_LIST or (line.endswith(".") and not _BULLET.match(line)):
            return ""
    return ""
