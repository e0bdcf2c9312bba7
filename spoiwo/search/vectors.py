"""The text of a ``tsvector``: every term with the places where it stands and their weight.

It is written out here rather than by ``to_tsvector``, because all terms of one word must share one
place: only then does "ośrodek pomocy społecznej" match as a phrase.
"""

from collections import defaultdict

from spoiwo.search import words

# PostgreSQL keeps places up to 16,383; what stands further is found, but not as a phrase.
_LAST_PLACE = 16_383
# A phrase never runs from the title into the body.
_GAP = 20
# An agreement with all annexes has some 15,000 words; beyond this a file belongs to an archive.
MOST_WORDS = 60_000


def vector(*fields: tuple[str, str]) -> str:
    """Return the vector of pairs (text, weight A to D) in the syntax PostgreSQL reads."""
    places: dict[str, list[str]] = defaultdict(list)
    place = 0
    for text, weight in fields:
        for word in words.texts(text)[:MOST_WORDS]:
            place = min(place + 1, _LAST_PLACE)
            here = f"{place}{weight}"
            for term in words.terms(word):
                places[term].append(here)
        for _start, _end, number in words.numbers_with_dashes(text):
            places[words.surface(number)].append(f"{place}{weight}")
        place += _GAP
    return " ".join(f"'{term}':{','.join(at[:255])}" for term, at in sorted(places.items()))
