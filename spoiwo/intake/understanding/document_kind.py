"""What sort of document it is, told by its heading and by what most of it speaks of."""

import re

from spoiwo.intake.understanding.text import Document

_HEADINGS = (
    ("agreement", r"^\W*(?:POROZUMIENIE|Porozumienie|UMOWA|Umowa|DEKLARACJA|Deklaracja|ANEKS|Aneks)\b(?![^\n]*(?:podpisan|zosta))"),
    ("meeting", r"^\W*(?:protokół|notatka|sprawozdanie z (?:posiedzenia|spotkania|obrad)|relacja ze? spotkania)"),
    ("report", r"^\W*(?:sprawozdani\w+|raport|informacja o działalności|podsumowanie (?:roku|działań|działalności))"),
)  # fmt: skip
_WEIGHTS = (
    ("agreement", 3, r"§ ?\d|[Ss]trony (?:ustalają|porozumienia|postanawiają)|zwan\w+ dalej"),
    ("signing", 3, r"podpisan[oyae]\b|podpisali|podpisał[ay]?\b|podpisani[eua]|sygnowan|złożyli (?:swoje )?podpisy"),
    ("meeting", 2, r"\b[Ss]potkani(?:e|u|a)\b|posiedzeni[eua]\b|obrad|porząd\w+ obrad|uczestniczył"),
    ("conference", 3, r"[Kk]onferencj\w+|prelegen\w+|panel\w* dyskusyjn\w+|[Ww]ystąpieni\w+|\b[Ff]orum\b"),
    ("report", 2, r"[Zz]organizowano|[Oo]pracowano|[Zz]realizowano|[Uu]zyskane efekty|w roku sprawozdawczym|[Pp]rzeprowadzono|[Zz]amieszczono|ogółem"),
    ("profile", 2, r"to platforma|zrzesza\b|działa od|[Mm]isj[aą]|[Cc]ele partnerstwa|[Zz]asady partnerstwa|skupia\b|[Kk]im jesteśmy|[Oo] nas\b|obecnie liczy|[Tt]ypy partnerstwa|można przystąpić"),
)  # fmt: skip


def kind(document: Document) -> tuple[str, str, bool]:
    """Return the kind, the words that told it, and whether the heading says so."""
    text = document.text.strip()
    for line in text.split("\n")[:4]:
        for name, pattern in _HEADINGS:
            found = re.search(pattern, line, re.IGNORECASE if name != "agreement" else 0)
            if found:
                return name, found.group().strip(), True
    lead = text[:700]
    points: dict[str, float] = {}
    words: dict[str, str] = {}
    for name, weight, pattern in _WEIGHTS:
        hits = [match.group() for match in re.finditer(pattern, text)]
        early = len(re.findall(pattern, lead))
        points[name] = min(len(hits), 8) * weight + min(early, 3) * weight
        words[name] = hits[0] if hits else ""
    best = max(points, key=lambda name: points[name])
    return (best, words[best], False) if points[best] >= 4 else ("other", "", False)
