"""What tells the area of a partnership that no sentence names: offices, their seats, a town in its name."""

import re
from collections import Counter

from spoiwo.intake.understanding.findings import Territory
from spoiwo.intake.understanding.gazetteer import Unit
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.text import Document
from spoiwo.intake.understanding.words import Token

_OF_A_POWIAT = frozenset(("starosta", "wicestarosta"))
_POWIAT_OFFICE = re.compile(
    r"\b(?:Powiatow\w+ (?:Urz\w+ Pracy|Centr\w+ Pomocy Rodzinie|Rad\w+ \w+(?: \w+)?)|Starostw\w+ Powiatow\w+"
    r"|PUP|PCPR|Komend\w+ Powiatow\w+ (?:Policji|Państwowej Straży Pożarnej)) we? "
)
_ENDINGS = re.compile(r"(.+(?:sk|ck|dzk))(?:iego|iemu|iej|im|ie|i|a|ą)")


def by_offices(document: Document) -> Territory | None:
    """Return the powiat most offices of the text are of: "Wicestarosta Pilski", "PUP w Pile"."""
    votes: Counter[tuple[str, str]] = Counter()
    for place, token in enumerate(document.tokens.all):
        unit = _powiat_of_organ(document, place) if token.lemmas & _OF_A_POWIAT else None
        if unit is not None:
            votes[unit.name, unit.code] += 1
    for found in _POWIAT_OFFICE.finditer(document.text):
        unit = _powiat_with_seat(document, document.tokens.at(found.end()))
        if unit is not None:
            votes[unit.name, unit.code] += 1
    if not votes:
        return None
    (name, code), _number = max(votes.items(), key=lambda row: (row[1], row[0]))
    return Territory("powiat", f"powiat {name}", code)


def _powiat_of_organ(document: Document, place: int) -> Unit | None:
    match = _ENDINGS.fullmatch(document.tokens.word(place + 1).lower())
    units = document.gazetteer.named("powiat", f"{match[1]}i") if match else []
    return units[0] if len(units) == 1 else None


def _powiat_with_seat(document: Document, place: int) -> Unit | None:
    found = place_at(document.tokens, place, document.gazetteer)
    if found is None:
        return None
    units = [
        unit
        for unit in document.gazetteer.units
        if unit.level == "powiat" and document.gazetteer.seat(unit).lower() == found.name.lower()
    ]
    return units[0] if len(units) == 1 else None


def town_in(document: Document, start: int, end: int) -> Territory | None:
    """Return the town a partnership's name ends with: "Partnerstwo na rzecz seniorów w Pile"."""
    tokens = document.tokens
    for place in range(tokens.at(start), tokens.at(end)):
        if tokens.word(place).lower() not in ("w", "we", "miasta", "miasto", "dla"):
            continue
        found = place_at(tokens, place + 1, document.gazetteer)
        if found is not None and document.gazetteer.is_place(found.name):
            units = document.gazetteer.named("gmina", found.name)
            return Territory("gmina", f"gmina {found.name}", units[0].code if len(units) == 1 else None)
    return None


def adjectives_behind(document: Document, place: int) -> list[Token]:
    """Return the adjectives of "powiatów: bytowskiego, leskiego i kutnowskiego"."""
    tokens, found = document.tokens, []
    ahead = place + 1 + (tokens.word(place + 1) == ":")
    while (token := tokens.get(ahead)) is not None:
        if token.is_word and _ENDINGS.fullmatch(token.text.lower()):
            found.append(token)
        elif token.text not in (",", "i", "oraz", "a", "także"):
            break
        ahead += 1
    return found
