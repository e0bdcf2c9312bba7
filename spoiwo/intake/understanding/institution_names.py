"""How far the name of an institution reaches: adjectives in front, and the walk behind its head."""

from spoiwo.intake.understanding.gazetteer import Gazetteer
from spoiwo.intake.understanding.institution_heads import ADMINISTRATIVE, NEEDS_QUALITY
from spoiwo.intake.understanding.institution_starts import head_lemma
from spoiwo.intake.understanding.institution_walk import Reach, Walk
from spoiwo.intake.understanding.offices import is_office
from spoiwo.intake.understanding.words import Tokens, agreeing

__all__ = ["Reach", "head_lemma", "reach"]

# Parts of an institution, which have adjectives of their own.
_PARTS = frozenset(("wydział", "departament", "instytut", "oddział", "biuro", "referat", "dział", "katedra"))


def reach(tokens: Tokens, head: int, lemma: str, gazetteer: Gazetteer) -> Reach | None:
    """Return how far the name around a head goes, or None when it is a common word here."""
    first = _adjectives_before(tokens, head, lemma)
    if not tokens[first].is_capital:
        return None
    found = Reach(first, head, head + 1, head + 1)
    Walk(tokens, gazetteer, found, lemma).run()
    return found if _is_name(tokens, found, lemma) else None


def _adjectives_before(tokens: Tokens, head: int, lemma: str) -> int:
    first = head
    noun = next((r for r in tokens[head].readings if r.is_noun and r.name.lower() == lemma), None)
    while noun is not None and first > 0:
        before = tokens[first - 1]
        cases = frozenset().union(*(r.cases for r in tokens[head].readings if r.name.lower() == lemma))
        if not before.is_word or not before.is_capital:
            break
        if agreeing(before.text, "sg", noun.genders, cases) is None:
            break
        first -= 1
    return head if _belong_in_front(tokens, first) else first


def _belong_in_front(tokens: Tokens, first: int) -> bool:
    """Say whether adjectives belong to the noun before: "Wydział Prawny Uniwersytetu", not to the head."""
    before, adjective = tokens.get(first - 1), tokens[first]
    if before is None or not before.is_word or not before.is_capital or is_office(before):
        return False
    return any(
        r.is_noun and "sg" in r.numbers and agreeing(adjective.text, "sg", r.genders, r.cases) is not None
        for r in before.readings
        if r.name.lower() in _PARTS
    )


def _is_name(tokens: Tokens, found: Reach, lemma: str) -> bool:
    if lemma in NEEDS_QUALITY and not found.is_quoted:
        near = range(found.first, min(found.head + 2, found.after))
        stems = {tokens[place].text.lower()[:5] for place in near if place != found.head}
        if not any(quality[:5] in stems for quality in NEEDS_QUALITY[lemma]):
            return False
        if lemma == "rada" and "społe" in stems and tokens.word(found.head + 1).lower()[:6] == "partne":
            return False
    if lemma in ADMINISTRATIVE:
        return (
            tokens[found.head].is_capital and found.after > found.head + 1 and _is_legal_person(tokens, found)
        )
    return found.after - found.first > 1


def _is_legal_person(tokens: Tokens, found: Reach) -> bool:
    """Tell "Powiat Pilski" from "Powiat pilski leży": a small adjective only in a row of a list."""
    if tokens[found.head + 1].is_capital:
        return True
    behind = tokens.word(found.after)
    return behind in (",", ";", "\n", "–", "") or tokens.word(found.first - 1) in (",", "•", "–", "-", ")")
