"""Numbers in a text, in digits or in words of any case: "trzech", "4 312", "7 tys.", "1,5 mln"."""

import re
from bisect import bisect_right
from decimal import Decimal
from functools import cache

from spoiwo.common.polish.morphology import analyser
from spoiwo.common.polish.numerals import number_words
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import Token

_GREAT = re.compile(
    r"(?P<number>\d{1,3}(?:[ .]\d{3})*(?:,\d{1,2})?) ?"
    r"(?:(?P<thousand>tys(?:\.|(?=\s))|tysi\w+)|mln\.?|milion\w*)"
)


def number_at(document: Document, place: int) -> tuple[int, int] | None:
    """Return the number at a token and the token behind it."""
    token = document.tokens[place]
    if token.text[0].isdigit():
        return _in_digits(document, token, place)
    if not token.is_word:
        return None
    total, after = 0, place
    while (part := number_word(document.tokens.word(after).lower())) is not None:
        if total and not (part < 10 or (part < total and total % 100 == 0)):
            break
        total, after = total + part, after + 1
    return (total, after) if after > place else None


def _in_digits(document: Document, token: Token, place: int) -> tuple[int, int] | None:
    if _is_in_a_date(document, token):
        return None
    great = _GREAT.match(document.text, token.start)
    if great:
        times = 1_000 if great["thousand"] else 1_000_000
        value = Decimal(re.sub(r"[ .]", "", great["number"]).replace(",", ".")) * times
        return int(value), document.tokens.at(great.end())
    digits = re.sub(r"\D", "", token.text)
    tail = document.text[token.end : token.end + 2]
    if len(digits) > 9 or re.match(r"[.,:/%-]\d|[.)]|%|-\w", tail):
        return None
    return int(digits), place + 1


def _is_in_a_date(document: Document, token: Token) -> bool:
    number = bisect_right(document.dates, token.start, key=lambda day: day.start) - 1
    return number >= 0 and token.start < document.dates[number].end


@cache
def _words() -> dict[str, int]:
    """Number words from one to 999 in all cases, from their lemmas."""
    lemmas = {}
    for value in (*range(2, 20), *range(20, 100, 10), *range(100, 1000, 100)):
        lemmas[number_words(value)] = value
    forms = dict(lemmas)
    for lemma, value in lemmas.items():
        forms.update(
            {row[0].lower(): value for row in analyser().generate(lemma) if row[2].startswith("num")}
        )
    forms.update({number_words(n, "personal"): n for n in (*range(2, 20), *range(20, 100, 10))})
    forms.update(dwie=2, dwoje=2, dwojga=2, troje=3, trojga=3, czworo=4, tuzin=12)
    return forms


def number_word(word: str) -> int | None:
    """Return the value of one number word in any case, or None."""
    return _words().get(word)
