"""What an event is called, and of what a partnership was founded: from the words beside its date. Pure."""

import re

from spoiwo.intake.understanding.nominative import nominative

# Neuter nouns, whose adjective ends in -e; what follows is their adjective in any case and number.
_HEADS = (
    ("spotkanie", r"spotka(?:nie|nia|niu|niem|ń)"), ("posiedzenie", r"posiedze(?:nie|nia|niu|niem|ń)"),
    ("zebranie", r"zebra(?:nie|nia|niu|niem|ń)"), ("zgromadzenie", r"zgromadze(?:nie|nia|niu|niem|ń)"),
)  # fmt: skip
_ADJECTIVE = r"(?P<adjective>[a-ząćęłńóśźż-]{4,}?)(?:ych|ymi|ym|ego|emu|e)"
_BEHIND = tuple(
    (noun, re.compile(rf"\b{forms} {_ADJECTIVE}\b(?!\w)", re.IGNORECASE)) for noun, forms in _HEADS
)
# Behind "posiedzenie" a body stands in the genitive and stays so.
_OF_A_BODY = re.compile(
    r"(?:\b(?P<extra>[Nn]adzwyczajn\w+) )?"
    r"\b[Pp]osiedze(?:nie|nia|niu|niem) (?P<whose>[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+"
    # Who held an office there is not of its name.
    r"(?: (?!Pani?\b|Starost|Wice|Burmistrz|W[óo]jt|Prez[ey]|Marszał|Dyrektor|Przewodnicząc)"
    r"[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){1,6})"
)
_FOUNDED = re.compile(r"powsta|utwor|zawiąz|powoła|założ|zainicj|działa|istni|funkcjon", re.IGNORECASE)


def title_of(words: str) -> str:
    """Return "Spotkanie robocze" or "Posiedzenie Rady …" of a sentence, whatever its case; empty without.

    A session of the partnership's own council is called as all of them.
    """
    body = _OF_A_BODY.search(words)
    if body:
        session = "Nadzwyczajne posiedzenie" if body["extra"] else "Posiedzenie"
        return "" if "rogramow" in body["whose"] else f"{session} {body['whose']}"
    for noun, pattern in _BEHIND:
        found = pattern.search(words)
        if found:
            return f"{noun.capitalize()} {found['adjective'].lower()}e"
    return ""


def body_of(title: str) -> str:
    """Return the body of another institution a title names, in the nominative; empty without."""
    body = _OF_A_BODY.search(title)
    return nominative(body["whose"]) if body and "rogramow" not in body["whose"] else ""


def is_founding(kind: str, date: str, words: str) -> bool:
    """Say whether an event known by its year alone is that something came to be."""
    return kind == "other" and len(date) == len("2016") and bool(_FOUNDED.match(words))
