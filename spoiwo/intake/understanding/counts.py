"""Numbers with what they count, in digits or in words of any case: "trzech spotkaniach z kadrą"."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.count_rows import in_rows
from spoiwo.intake.understanding.counted_words import MEASURES, PEOPLE_AND_DEEDS
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.numbers_read import number_at
from spoiwo.intake.understanding.text import Document

_ABOUT = re.compile(
    r"(?:\b(?:blisko|około|ok\.|ponad|prawie|niemal|niespełna|przeszło|powyżej|co najmniej"
    r"|przynajmniej|kilka)\s+)$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:razy? (?:w|do) roku|rocznie|co najmniej|przynajmniej|maksymalnie|nie więcej niż|do)\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:§|\bust\.|\bart\.|\bpkt|\bnr|\bpoz\.|\bgodz\.|\bul\.|\btel\.?|\bod|[Kk]adencj\w+"
    r"|\bstr\.|\d[.,:/]|\bNIP:?|\bREGON:?|\bKRS:?)\s*$")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts, at a place of the working copy."""

    start: int
    end: int
    value: int
    what: str
    lemma: str
    is_estimate: bool
    is_rate: bool
    is_word: bool
    is_row: bool = False

    @property
    def is_usual(self) -> bool:
        """Say whether partnerships usually count such things."""
        return self.lemma in PEOPLE_AND_DEEDS


def find(document: Document) -> list[Counted]:
    """Return the counts of a text in order; one thing with one number is told once."""
    found: list[Counted] = []
    place = 0
    while place < len(document.tokens):
        number = number_at(document, place)
        if number is None:
            place += 1
            continue
        value, after = number
        row, place = _of_so_many(document, place, after, value)
        if row and not any(_repeats(row, other) for other in found):
            found.append(row)
    return _with_rows(document, found)


def _of_so_many(document: Document, place: int, after: int, value: int) -> tuple[Counted | None, int]:
    """Read "9 na 13 członków" as nine members: the second number tells only out of how many."""
    if document.tokens.word(after) in ("na", "z", "ze", "spośród"):
        other = number_at(document, after + 1)
        if other is not None and other[0] >= value and _counted_noun(document, other[1]):
            row = _row(document, place, other[1], value)
            return row, other[1]
    return _row(document, place, after, value), after


def _with_rows(document: Document, found: list[Counted]) -> list[Counted]:
    """Add what rows of tables and lists count, and put all in the order of the text."""
    rows = [
        Counted(r.start, r.end, r.value, r.what, r.lemma, False, False, True, is_row=True)
        for r in in_rows(document)
    ]
    fresh = [row for row in rows if not any(_overlaps(row, other) for other in found)]
    told = {(row.value, row.lemma) for row in found}
    fresh = [row for row in fresh if (row.value, row.lemma) not in told]
    return sorted([*found, *fresh], key=lambda row: row.start)


def _overlaps(row: Counted, other: Counted) -> bool:
    return row.start < other.end and other.start < row.end


def _repeats(row: Counted, other: Counted) -> bool:
    return (row.value, row.lemma) == (other.value, other.lemma)


def _row(document: Document, first: int, after: int, value: int) -> Counted | None:
    tokens = document.tokens
    start = tokens[first].start
    before = document.text[max(0, start - 22) : start]
    is_word = tokens[first].is_word
    if value < 2 or _NOT_BEFORE.search(before) or (1900 <= value <= 2100 and not is_word):
        return None
    head = _counted_noun(document, after)
    if head is None:
        return None
    place, lemma = head
    if is_word and lemma not in PEOPLE_AND_DEEDS:
        return None
    end = _end(document, place)
    about = _ABOUT.search(before)
    words = document.text[tokens[after].start : end]
    return Counted(start - (len(about.group()) if about else 0), end, value, _named(words), lemma,
                   about is not None, bool(_RATE.search(before)), is_word)  # fmt: skip


def _counted_noun(document: Document, place: int) -> tuple[int, str] | None:
    """Return the plural noun that a number counts, past adjectives in front of it."""
    for ahead in range(place, place + 4):
        token = document.tokens.get(ahead)
        if token is None or not token.is_word or document.tokens[ahead - 1].text == "\n":
            return None
        nouns = [r for r in token.readings if r.is_noun and "pl" in r.numbers and not r.rare]
        usual = sorted(
            r.name.lower()
            for r in token.readings
            if r.is_noun and "pl" in r.numbers and r.name.lower() in PEOPLE_AND_DEEDS
        )
        if usual:
            return ahead, usual[0]
        if token.lemmas & MEASURES:
            return None
        if any(r.is_adjective and "pl" in r.numbers for r in token.readings):
            continue
        if nouns and not token.is_capital:
            return ahead, nouns[0].name.lower()
        return None
    return None


def _end(document: Document, noun: int) -> int:
    """Return where the counted thing ends: adjectives and genitives behind the noun belong to it."""
    tokens = document.tokens
    end = tokens[noun].end
    for place in range(noun + 1, noun + 4):
        token = tokens.get(place)
        if token is None or not token.is_word:
            break
        if not any(r.is_adjective or (r.is_noun and "gen" in r.cases) for r in token.readings):
            break
        end = token.end
    return end


def _named(words: str) -> str:
    return nominative(re.sub(r"^następując\w+ ", "", words))
