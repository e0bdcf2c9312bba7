"""Aims: what follows "celem … jest", "zobowiązali się do", and rows of a list behind such words."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import understood

_INTRO = re.compile(
    r"\b[Cc]el(?:em|ami|e|ów)\b(?! szkolenia| spotkania| tego| był)[^.:\n]{0,60}?(?:\bjest\b"
    r"|\bsą\b|\bto\b|:)\s*:?"
    r"|[Zz]obowiąz\w+ się(?: m\.in\.)?[^.:\n]{0,20}? do\b"
    r"|[Zz]akres\w*[^.:\n]{0,40} obejmuje\s*:?|[Mm]a za zadanie\b"
    r"|aktywności \w+ służąc\w+\s*:|[Pp]rzyczynia\w* się do\b"
    # A heading over a list of aims.
    r"|(?:^|(?<=\n))\W{0,3}(?:[Nn]asze |[Gg]łówne |[Ss]zczegółowe )?"
    r"(?:[Cc]ele|CELE)(?: [^\W\d]+){0,3}:?(?=\n)"
)
_BULLET = re.compile(r"\s*(?:[•·▪*–—-]|\d{1,2}[.)]|[a-z]\))\s*")
_PARTS = re.compile(
    r",\s+(?!w tym\b|m\.in|jak\b|zgodnie|poprzez|np\.|tj\.|a w |w szczególności)"
    r"(?:a także |oraz |do (?=\w+a\b)|do )?|\s+oraz\s+(?:do )?|;\s*"
)
_ASIDE = re.compile(r"\b(?:tj\.|np\.|które|która|który|których|tzw\.)")
# A verb or a participle: who does or whom it concerns, not what is to be done.
_NO_AIM = re.compile(r"\w+(?:ć|ąc(?:ych|ym|ymi|y|a|e|ego|ej))\b")
_MOST, _MOST_ROWS = 10, 7


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
    if len(text[start:line_end].strip(" :")) >= 8:
        stop = re.search(r"(?<!in)(?<!tzw)(?<!tj)\.(?:\s|$)", text[start:line_end])
        return _parts(text, start, start + stop.start() if stop else line_end)
    return _rows(text, line_end + 1)


def _rows(text: str, place: int) -> list[Aim]:
    """Return the rows of a list with one kind of bullet; it ends with the first full stop."""
    found: list[Aim] = []
    sign = ""
    while place < len(text) and len(found) < _MOST_ROWS:
        end = _line_end(text, place)
        bullet = _BULLET.match(text, place, end)
        if bullet is None or (sign and bullet.group().strip()[-1:] != sign):
            break
        sign = bullet.group().strip()[-1:]
        found += _aim(text, bullet.end(), end)
        place = end + 1
        if text[:end].rstrip().endswith("."):
            break
    return found


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _parts(text: str, start: int, end: int) -> list[Aim]:
    aside = re.search(r"\b(?:tj|np)\.", text[start:end])  # examples follow, not aims
    end = start + aside.start() if aside else end
    found, place = [], start
    for cut in (*_PARTS.finditer(text, start, end), None):
        found += _aim(text, place, cut.start() if cut else end)
        place = cut.end() if cut else end
    return found


def _aim(text: str, start: int, end: int) -> list[Aim]:
    words = re.sub(r"\s+(?:oraz|i|a także)$", "", text[start:end].strip(" ,;.:"))
    words = re.sub(r"^(?:m\.in\. )?(?:do |także )?", "", words)
    aside = _ASIDE.search(words)
    words = words[: aside.start()].strip(" ,") if aside and aside.start() > 12 else words
    if not 8 <= len(words) <= 200 or not _opens_with_a_noun(words):
        return []
    if _NO_AIM.match(words):
        return []
    areas = re.match(r"[^:]{0,40}(?:obszar|zakres|kierunk|dziedzin)\w*:\s+", words)
    return [Aim(start, end, _named(words[areas.end() :] if areas else words))]


def _named(words: str) -> str:
    """Return an aim in the nominative: its first word alone where that names a deed, else its phrase.

    What follows "rozwijania" or "tworzenia" stands in the genitive and stays so.
    """
    first, space, rest = words.partition(" ")
    deed = re.fullmatch(r"(\w+[nc]i)(?:a|u|em|e)", first)
    if deed and len(first) > 5:
        return f"{deed[1]}e{space}{rest}"
    if re.match(r"\w+e \w{3,}[nc]ie\b", words):
        return words  # "wspólne promowanie idei" stands as it should
    pair = re.match(r"(\w+) i (\w+)\b", words)
    if pair and nominative(pair[1]) != pair[1] and nominative(pair[2]) != pair[2]:
        return f"{nominative(pair[1])} i {nominative(pair[2])}{words[pair.end() :]}"
    return nominative(words)


def _opens_with_a_noun(words: str) -> bool:
    """Say whether an aim begins as aims do: with what is to be done, not with a verb or a person."""
    return any(
        reading.is_noun or (reading.is_adjective and reading.pos == "adj")
        for word in words.split()[:2]
        for reading in understood(word.strip(",.").lower())
    ) or bool(re.match(r"\w+(?:nie|nia|niu|cie|cia|ciu)\b", words))
