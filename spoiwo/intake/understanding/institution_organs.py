"""Legal persons for whom an organ is named."""

from spoiwo.intake.understanding.institution_mentions import Mention
from spoiwo.intake.understanding.offices import ORGANS, office_lemma
from spoiwo.intake.understanding.person_names import starts_person
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.territories import territorial_adjective
from spoiwo.intake.understanding.text import Document


def organs(document: Document) -> list[Mention]:
    """Return the legal persons for whom an organ is named: "Starosta Leski" acts for its powiat."""
    tokens, found = document.tokens, []
    for place, token in enumerate(tokens.all):
        office = office_lemma(token)
        level = ORGANS.get(office or "")
        if level is None or not token.is_capital or office in ("wicestarosta", "wicemarszałek"):
            continue
        legal = _legal_person(document, place, level)
        if legal:
            name, after = legal
            found.append(
                Mention(
                    token.start,
                    tokens[after - 1].end,
                    name,
                    "JST",
                    by="organ",
                    named_end=tokens[after - 1].end,
                )
            )
    return found


def _legal_person(document: Document, place: int, level: str) -> tuple[str, int] | None:
    tokens = document.tokens
    ahead = place + 1
    if tokens.word(ahead).lower() in ("województwa", "powiatu", "gminy", "miasta"):
        ahead += 1
        if tokens.word(ahead) == "i" and tokens.word(ahead + 1).lower() in ("gminy", "miasta"):
            ahead += 2
    following = tokens.get(ahead)
    if following is None or not following.is_word:
        return None
    adjective = territorial_adjective(following.text)
    if level in ("powiat", "województwo"):
        written = f"{adjective}e" if adjective and level == "województwo" else adjective
        if written and document.gazetteer.named(level, written):
            noun = "Powiat" if level == "powiat" else "Województwo"
            return f"{noun} {written.capitalize()}", ahead + 1
        return None
    if starts_person(tokens, ahead):
        return None
    found = place_at(tokens, ahead, document.gazetteer)
    return (f"Gmina {found.name}", found.after) if found else None
