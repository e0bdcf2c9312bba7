"""What sort of document it is, told by its heading and by what most of it speaks of."""

import re

from spoiwo.intake.understanding.text import Document

_HEADINGS = (
    ("agreement",
        r"^\W*(?:POROZUMIENIE|Porozumienie|UMOWA|Umowa|DEKLARACJA|Deklaracja|ANEKS|LIST INTENCYJNY"
        r"|List intencyjny"
        r"|Aneks)\b(?![^\n]*(?:podpis|zosta))"),
    ("meeting",
        r"^\W*(?:protokół|notatka|sprawozdanie z (?:posiedzenia|spotkania|obrad)"
        r"|relacja ze? spotkania)"),
    ("report",
        r"^\W*(?:sprawozdani\w+|raport|informacja o działalności|podsumowanie (?:roku|działań"
        r"|działalności))"),
    ("other", r"^\W*wizyta studyjna\b|\bkalendarium\b|^\W*kronika\b"),
)  # fmt: skip
_WEIGHTS = (
    ("agreement", 4, r"§ ?\d"),
    ("signing", 4,
        r"zostało podpisane|podpisan[oyae]\b|podpisali|podpisał[ayo]?\b|podpisani[eua]\b|sygnowan"
        r"|złożyli (?:swoje )?podpisy|został\w* zawart\w+|[Zz]awiązan[oae]\b|[Zz]awiązało"
        r"|porozumieniu zawartemu|\b[Zz]awarto\b|parafowa\w+|widnieją podpisy|podpis\w* złoży\w+"
        r"|[Ii]nauguracj\w+ [Pp]artnerstwa"),
    ("meeting", 3,
        r"\b[Ss]potkani(?:e|u|a)\b(?! informacyjn| robocz)|[Pp]osiedzeni[eua]\b|obrad|\bnarad\w+"
        r"|walne\w* zebrani\w+|[Ww]izyt\w+|wyjazd\w+|uczestnicz\w+ w spotkaniu"),
    ("conference", 3,
        r"[Kk]onferencj\w+|prelegen\w+|panel\w* dyskusyjn\w+|\b[Ff]orum\b(?! wymiany| wzajemnej)"),
    ("report", 4,
        r"[Zz]organizowano|[Oo]pracowano|[Zz]realizowano|[Uu]zyskane efekty|w roku sprawozdawczym"
        r"|[Pp]rzeprowadzono|[Zz]amieszczono|[Uu]czestniczono|[Uu]tworzono"),
    ("profile", 4,
        r"to platforma|zrzesza\b|działa od|[Mm]isj[aą]|[Cc]ele partnerstwa|[Zz]asady partnerstwa"
        r"|skupia\b|[Kk]im jesteśmy|^O nas\b|obecnie liczy|[Tt]ypy partnerstwa|można przystąpić"
        r"|[Nn]asze cele"),
)  # fmt: skip
_TITLE = 160


def kind(document: Document) -> tuple[str, str, bool]:
    """Return the kind, the words that told it, and whether the heading says so."""
    text = document.text.strip()
    for line in text.split("\n")[:3]:
        for name, pattern in _HEADINGS:
            found = re.search(pattern, line, re.IGNORECASE if name != "agreement" else 0)
            if found:
                return name, found.group().strip(), True
    points = {name: _points(text, weight, pattern) for name, weight, pattern in _WEIGHTS}
    if len(re.findall(_WEIGHTS[4][2], text)) < 3:
        points["report"] = 0
    if not re.search(r"§ ?\d", text):
        points["agreement"] = 0
    best = max(points, key=lambda name: points[name])
    words = next((m.group() for name, _, p in _WEIGHTS if name == best for m in re.finditer(p, text)), "")
    return (best, words, False) if points[best] >= 6 else ("other", "", False)


def _points(text: str, weight: int, pattern: str) -> int:
    """Weigh what a text speaks of: the first lines count most, then the lead, then the rest."""
    hits = [match.start() for match in re.finditer(pattern, text, re.MULTILINE)]
    early = sum(2 if place < _TITLE else 1 for place in hits if place < 500)
    return min(len(hits), 5) * weight + min(early, 4) * weight
