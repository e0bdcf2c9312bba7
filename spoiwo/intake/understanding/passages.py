"""Passages behind words that open them: the rest of a sentence, its parts, or the rows of a list below."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.text import Document

BULLET = re.compile(r"\s*(?:[•·▪*–—-]|\d{1,2}[.)]|[a-z]\))\s*")
_MOST_ROWS = 30
_SHORTEST, _LONGEST = 8, 400


@dataclass(frozen=True, slots=True)
class Passage:
    """Words at a place of the working copy."""

    start: int
    end: int
    text: str


def sentence_at(document: Document, place: int) -> Passage | None:
    """Return the sentence around a place, without a bullet."""
    around = document.sentences.around(place)
    return passage(document, around.start, around.end)


def behind(document: Document, place: int) -> list[Passage]:
    """Return the rows of the list below where the line ends, else the rest of the sentence."""
    text = document.text
    line_end = _line_end(text, place)
    if not text[place:line_end].strip(" :–-"):
        return rows(document, line_end + 1)
    end = min(line_end, document.sentences.around(place).end)
    found = passage(document, place, end)
    return [found] if found else []


def rows(document: Document, place: int) -> list[Passage]:
    """Return the rows of a list with one kind of bullet that begins at a place."""
    text, sign = document.text, ""
    found: list[Passage] = []
    while place < len(text) and len(found) < _MOST_ROWS:
        end = _line_end(text, place)
        bullet = BULLET.match(text, place, end)
        if bullet is None or (sign and bullet.group().strip()[-1:] != sign):
            break
        sign = bullet.group().strip()[-1:]
        row = passage(document, bullet.end(), end)
        found += [row] if row else []
        place = end + 1
    return found


def passage(document: Document, start: int, end: int) -> Passage | None:
    """Return the words of a range, trimmed; None when they are too few or too many to be one thing."""
    words = document.text[start:end]
    lead = re.match(r"[\s:•·▪*–—,-]*", words)
    start += lead.end() if lead else 0
    told = document.text[start:end].rstrip(" \n.;,:")
    if not _SHORTEST <= len(told) <= _LONGEST:
        return None
    return Passage(start, start + len(told), told)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
