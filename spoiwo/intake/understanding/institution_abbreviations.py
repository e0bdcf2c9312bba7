"""Institutions named by an abbreviation: with a place, with an own name, or alone."""

import re
from collections.abc import Iterable

from spoiwo.common.polish.declension import locative_with_preposition
from spoiwo.intake.understanding.findings import Territory
from spoiwo.intake.understanding.institution_heads import ABBREVIATIONS, REGIONAL, kind_of
from spoiwo.intake.understanding.institution_mentions import Mention
from spoiwo.intake.understanding.offices import office_lemma
from spoiwo.intake.understanding.person_names import starts_person
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.text import Document

_ABBREVIATION_BEHIND = re.compile(
    r"\s*\((?:zwan\w+ dalej |dalej:? |w skrócie )?[„\"]?([A-ZĄĆĘŁŃÓŚŹŻ][\wĄĆĘŁŃÓŚŹŻ-]{1,11})[”\"]?\)"
)


def abbreviated(document: Document, area: Territory | None) -> Iterable[Mention]:
    """Yield the institutions named by an abbreviation we know."""
    tokens = document.tokens
    for place, token in enumerate(tokens.all):
        full = ABBREVIATIONS.get(token.text)
        if full is None:
            continue
        ahead = place + 1
        if tokens.word(ahead) in ("w", "we"):
            found = place_at(tokens, ahead + 1, document.gazetteer)
            if found:
                words = document.token_text(ahead, found.after)
                yield _short(
                    token.start, tokens[found.after - 1].end, f"{full} {words}", found.name, token.text
                )
                continue
        named = _own_name(document, ahead, token.text)
        if named:
            words = document.token_text(ahead, named)
            yield _short(token.start, tokens[named - 1].end, f"{full} {words}", "", token.text)
            continue
        yield from _bare(document, place, full, area)


def _short(start: int, end: int, name: str, place: str, abbreviation: str) -> Mention:
    return Mention(
        start, end, name, kind_of(name), place, by="abbreviation", abbreviation=abbreviation, named_end=end
    )


def _own_name(document: Document, place: int, abbreviation: str) -> int | None:
    """Return where "LGD „Razem”" or "KGW Nowa Wieś" ends."""
    tokens = document.tokens
    if tokens.word(place) in ("„", "“", '"'):
        for ahead in range(place + 1, min(place + 12, len(tokens))):
            if tokens.word(ahead) in ("”", '"', "“"):
                return ahead + 1
    if abbreviation in ("LGD", "KGW", "OSP", "UG", "UM", "UMiG", "SP", "OPS", "GOPS", "MOPS", "GOK"):
        ahead = place
        while (
            (token := tokens.get(ahead)) is not None
            and token.is_word
            and token.is_capital
            and ahead < place + 4
        ):
            if office_lemma(token) or token.text in ABBREVIATIONS or starts_person(tokens, ahead):
                break
            ahead += 1
        return ahead if ahead > place else None
    return None


def _bare(document: Document, place: int, full: str, area: Territory | None) -> Iterable[Mention]:
    """Expand an abbreviation without a place by the area, where one such body works there."""
    tokens = document.tokens
    token, before = tokens[place], tokens.get(place - 1)
    if _is_in_a_list(document, place):
        return
    led = before is not None and before.is_word and office_lemma(before) is not None
    led = led or _stands_behind_a_person(document, place)
    seat = _seat(document, area, token.text) if led or token.text in REGIONAL else ""
    name = f"{full} {locative_with_preposition(seat)}" if seat else full
    if seat or token.text in REGIONAL or led:
        yield Mention(
            token.start,
            token.end,
            name,
            kind_of(name),
            seat,
            is_specific=False,
            by="context",
            abbreviation=token.text,
            named_end=token.end,
        )
    else:
        yield Mention(
            token.start,
            token.end,
            full,
            kind_of(full),
            "",
            False,
            by="alias",
            abbreviation=token.text,
            named_end=token.end,
        )


def _stands_behind_a_person(document: Document, place: int) -> bool:
    """Say whether an abbreviation in brackets tells whose a person is: "Hanna Lis (OWES)"."""
    tokens = document.tokens
    if tokens.word(place - 1) != "(" or tokens.word(place + 1) != ")":
        return False
    return any(starts_person(tokens, place - back) for back in (3, 4))


def _is_in_a_list(document: Document, place: int) -> bool:
    tokens = document.tokens
    near = {tokens.word(other) for other in (place - 2, place + 2)} & set(ABBREVIATIONS)
    joined = {tokens.word(place - 1), tokens.word(place + 1)} & {",", "i", "oraz"}
    return bool(near and joined)


def _seat(document: Document, area: Territory | None, abbreviation: str) -> str:
    """Return the seat of the area's only body of this kind, or nothing."""
    if area is None or area.code is None:
        return ""
    units = [unit for unit in document.gazetteer.units if unit.code == area.code and unit.level == area.level]
    if area.level == "powiat" and abbreviation in ("PUP", "PCPR") and units:
        return document.gazetteer.seat(units[0])
    if area.level == "województwo" and abbreviation in REGIONAL and units and "," not in units[0].seat:
        return document.gazetteer.seat(units[0])
    return ""


def abbreviation_behind(document: Document, mention: Mention) -> str:
    """Return the short name the text itself gives behind a full one: "(MOPS)"."""
    found = _ABBREVIATION_BEHIND.match(document.text, mention.end)
    return found[1] if found else ""
