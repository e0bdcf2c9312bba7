"""What an event is called, and of what a partnership was founded: from the words beside its date. Pure."""

import re

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
    r"\b[Pp]osiedze(?:nie|nia|niu|niem) (?P<whose>[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+(?: [A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){1,6})"
)
_FOUNDED = re.compile(r"powsta|utwor|zawiąz|powoła|założ|zainicj|działa|istni|funkcjon", re.IGNORECASE)


def title_of(words: str) -> str:
    """Return "Spotkanie robocze" or "Posiedzenie Rady …" of a sentence, whatever its case; empty without.

    A session of the partnership's own council is called as all of them.
    """
    body = _OF_A_BODY.search(words)
    if body:
        return "" if "rogramow" in body["whose"] else f"Posiedzenie {body['whose']}"
    for noun, pattern in _BEHIND:
        found = pattern.search(words)
        if found:
            return f"{noun.capitalize()} {found['adjective'].lower()}e"
    return ""


def is_founding(kind: str, date: str, words: str) -> bool:
    """Say whether an event known by its year alone is that something came to be."""
    return kind == "other" and len(date) == len("2016") and bool(_FOUNDED.match(words))
