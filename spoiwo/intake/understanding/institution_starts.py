"""Where the name of an institution begins."""

from spoiwo.intake.understanding.institution_heads import HEADS
from spoiwo.intake.understanding.words import Token, Tokens, agreeing


def head_lemma(token: Token) -> str | None:
    """Return the head an institution's name may begin with, in the singular, or None."""
    if not token.is_word or len(token.text) < 3:
        return None
    for reading in token.readings:
        if reading.is_noun and "sg" in reading.numbers and reading.name.lower() in HEADS:
            return reading.name.lower()
    return next((lemma for lemma in token.lemmas & HEADS if token.text.lower() == lemma), None)


def starts_institution(tokens: Tokens, place: int) -> bool:
    """Say whether a new institution's name begins here, adjectives first or the head itself."""
    for step in range(4):
        token = tokens.get(place + step)
        if token is None or not token.is_word or not token.is_capital:
            return False
        if head_lemma(token):
            return True
        if not any(reading.is_adjective for reading in (*token.readings,)) and not _lower_adjective(token):
            return False
    return False


def _lower_adjective(token: Token) -> bool:
    return any(agreeing(token.text, number, r.genders, r.cases) for r in token.readings for number in ("sg",))
