"""Putting a phrase of any case into the nominative: its head and what agrees with it, nothing else.

"Powiatowego Urzędu Pracy w Kutnie" becomes "Powiatowy Urząd Pracy w Kutnie"; genitives, names behind
the head and quoted words stay as they were.
"""

import re
from functools import lru_cache

from spoiwo.common.polish.morphology import Case, Reading
from spoiwo.intake.understanding.words import agreeing, put, understood

_SPLIT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)")


@lru_cache(maxsize=8192)
def nominative(phrase: str, head: str | None = None) -> str:
    """Return the phrase with its head in the nominative singular or plural, as it stood.

    ``head`` is the lemma of the head noun where it is known; otherwise the first noun that the words
    in front agree with.
    """
    pieces = _SPLIT.split(phrase)
    best = _best(pieces, head)
    if best is None:
        return phrase
    place, reading, number = best
    gender = min(reading.genders)
    cases = reading.cases
    pieces[place] = put(reading, pieces[place], number, gender)
    for other in _agreeing_places(pieces, place):
        adjective = agreeing(pieces[other], number, frozenset((gender,)), cases)
        if adjective is None:
            if other > place:
                break
            continue
        pieces[other] = put(adjective, pieces[other], number, gender)
    return "".join(pieces)


def _best(pieces: list[str], head: str | None) -> tuple[int, Reading, str] | None:
    """Return the place of the head with the reading its neighbours agree with best."""
    for place in range(1, len(pieces), 2):
        options = [
            reading
            for word in dict.fromkeys((pieces[place].lower(), pieces[place]))
            for reading in understood(word)
            if reading.is_noun and not reading.rare and (head is None or reading.name.lower() == head)
        ]
        if not options or (head is None and _is_adjective_here(pieces, place)):
            continue
        scored = [
            (_agreement(pieces, place, reading, number), -index, reading, number)
            for index, reading in enumerate(options)
            for number in sorted(reading.numbers, reverse=True)
        ]
        _, _, reading, number = max(scored, key=lambda row: row[:2])
        return place, reading, number
    return None


def _is_adjective_here(pieces: list[str], place: int) -> bool:
    """Say whether what may be a noun is an adjective in front of one ("Głównego specjalistę")."""
    if place + 2 >= len(pieces):
        return False
    return any(
        agreeing(pieces[place], number, reading.genders, reading.cases) is not None
        for reading in understood(pieces[place + 2].lower())
        if reading.is_noun
        for number in reading.numbers
    )


def _agreement(pieces: list[str], place: int, reading: Reading, number: str) -> int:
    near = [
        other
        for other, sign in ((place - 2, place - 1), (place + 2, place + 1))
        if 0 < other < len(pieces) and not pieces[sign].strip()
    ]
    points = sum(
        2 for other in near if agreeing(pieces[other], number, reading.genders, reading.cases) is not None
    )
    return points + (Case.MIANOWNIK not in reading.cases) * 0 + (number == "sg")


def _agreeing_places(pieces: list[str], place: int) -> list[int]:
    before = [other for other in range(place - 2, 0, -2) if pieces[other + 1].strip() == ""]
    after = [
        other for other in range(place + 2, len(pieces), 2) if pieces[other - 1].strip() == ""
    ][:2]  # fmt: skip
    if len(after) == 2 and pieces[after[1]] == "i" and place + 6 < len(pieces):
        # "integracji zawodowej i społecznej": what "i" joins agrees alike.
        after = [after[0], place + 6]
    return [*before, *after]
