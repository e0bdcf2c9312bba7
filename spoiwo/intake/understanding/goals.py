"""Aims: what follows "celem … jest", "zobowiązali się do", bullets behind such words."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.text import Document

_INTRO = re.compile(
    r"(?:(?:[Gg]łówn\w+|[Nn]adrzędn\w+|[Ss]trategiczn\w+|[Oo]góln\w+)?\s*\b[Cc]el(?:em|ami|e)\b(?! szkolenia| spotkania)[^.:\n]{0,60}?(?:\bjest\b|\bsą\b|:)"
    r"|[Zz]obowiąz\w+ się[^.:\n]{0,20}? do\b|[Zz]akres\w*[^.:\n]{0,40} obejmuje|[Mm]a za zadanie|służąc\w+ |[Pp]rzyczynia\w* się do)\s*:?"
)  # fmt: skip
_BULLET = re.compile(r"\s*(?:[•·▪*–—-]|\d{1,2}[.)]|[a-z]\))\s*")
_PARTS = re.compile(r",\s+(?:a także |oraz |do )?|\s+oraz\s+(?:do )?|;\s*")
_MOST = 12


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim at a place of the working copy."""

    start: int
    end: int
    text: str


def find(document: Document) -> list[Aim]:
    """Return the aims a text states, each once."""
    found: dict[str, Aim] = {}
    for intro in _INTRO.finditer(document.text):
        for aim in _behind(document.text, intro.end()):
            found.setdefault(aim.text.lower(), aim)
    return list(found.values())[:_MOST]


def _behind(text: str, start: int) -> list[Aim]:
    line_end = _line_end(text, start)
    rest = text[start:line_end].strip(" :")
    if len(rest) >= 8:
        stop = re.search(r"\.(?:\s|$)", text[start:line_end])
        return _parts(text, start, start + stop.start() if stop else line_end)
    found, place = [], line_end + 1
    while place < len(text):
        end = _line_end(text, place)
        bullet = _BULLET.match(text, place, end)
        if bullet is None:
            break
        found += _aim(text, bullet.end(), end)
        place = end + 1
    return found


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _parts(text: str, start: int, end: int) -> list[Aim]:
    found, place = [], start
    for cut in (*_PARTS.finditer(text, start, end), None):
        found += _aim(text, place, cut.start() if cut else end)
        place = cut.end() if cut else end
    return found


def _aim(text: str, start: int, end: int) -> list[Aim]:
    words = re.sub(r"\s+(?:oraz|i|a także)$", "", text[start:end].strip(" ,;.:"))
    words = re.sub(r"^(?:m\.in\. )?(?:do |także )?", "", words)
    if not 8 <= len(words) <= 260:
        return []
    return [Aim(start, end, nominative(words))]
