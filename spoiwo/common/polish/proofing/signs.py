"""Spaces and signs: missing, doubled, before instead of after; one-letter words at the end of a line."""

import re
from collections.abc import Iterator

from spoiwo.common.polish.proofing.findings import Finding, Kind

_LOW, _UP = "a-ząćęłńóśźż", "A-ZĄĆĘŁŃÓŚŹŻ"
# A word of an address, an e-mail, the name of a file: its signs are not those of a sentence.
_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(
    r".*(?:://|@)|www\.|[\w.-]+\.(?:pl|eu|com|org|gov|pdf|docx?|xlsx?|jpg|png)\b", re.DOTALL
)
# Names written so by their owners.
_BRANDS = frozenset(
    {
        "ePUAP", "eDoręczenia", "mObywatel", "eSesja", "iPhone", "iPad", "YouTube", "LinkedIn", "WhatsApp",
        "PowerPoint", "LibreOffice", "OpenOffice", "GitHub", "JavaScript", "WordPress", "TikTok", "PayPal",
    }
)  # fmt: skip
_GLUED = re.compile(rf"\b[{_LOW}{_UP}]*[{_LOW}]{{2}}[{_UP}][{_LOW}]+[{_LOW}{_UP}]*")
_AFTER = re.compile(rf"[{_LOW}][.!?;:][{_UP}][{_LOW}]|[{_LOW}{_UP}][,;][{_LOW}{_UP}]")
_YEAR_R = re.compile(r"\b\d{4}r\.")
_BEFORE = re.compile(r"(?<=\w)[ \u00a0]+(?=[,;!?](?:\s|$)|\.(?:\s|$)|:(?:\s|$))")
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_SIGNS = re.compile(r",,+|;;+|(?<!\.)\.\.(?!\.)")
_ORPHAN = re.compile(r"(?<!\S)[aiouwzAIOUWZ](?=[ \u00a0]*$)", re.MULTILINE)
_RULES = (
    (_YEAR_R, Kind.NO_SPACE_BEFORE_R),
    (_AFTER, Kind.NO_SPACE_AFTER),
    (_BEFORE, Kind.SPACE_BEFORE),
    (_SPACES, Kind.DOUBLED_SPACE),
    (_SIGNS, Kind.DOUBLED_SIGN),
)
_AROUND = 14


def signs(text: str, *, binds: bool) -> Iterator[Finding]:
    """Yield wrong spaces and signs; orphans only where words are not bound by themselves (``binds``)."""
    # Letters of addresses are hidden, and every place stays where it was.
    shown = _WORD.sub(_hidden, text)
    for match in _GLUED.finditer(shown):
        if match.group() not in _BRANDS:
            yield Finding(Kind.GLUED_WORDS, match.start(), match.end(), match.group())
    for pattern, kind in _RULES:
        for match in pattern.finditer(shown):
            yield Finding(kind, match.start(), match.end(), _around(text, match.start(), match.end()))
    if not binds:
        for match in _ORPHAN.finditer(shown):
            yield Finding(Kind.ORPHAN, match.start(), match.end(), _around(text, match.start(), match.end()))


def _hidden(word: re.Match[str]) -> str:
    return "x" * len(word.group()) if _ADDRESS.match(word.group()) else word.group()


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a place, whole ones where they are short, so that it is found again by eye."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = before.partition(" ")[2] or before
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] or after
    return (before + text[start:end] + after).replace("\n", " ").strip()
