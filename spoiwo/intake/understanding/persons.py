"""Persons with their offices and institutions, from appositions, dashes, colons and matched lists."""

import re
from functools import lru_cache

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding import person_lists, person_offices
from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.person_names import PersonName, person_at
from spoiwo.intake.understanding.person_offices import Bodies
from spoiwo.intake.understanding.persons_named import Named
from spoiwo.intake.understanding.text import Document

__all__ = ["Named", "find"]

_NOT_A_PERSON = re.compile(
    r"(?:\b[Ii]m\.|\bimienia|\bul\.|\bulicy|\bal\.|\bpl\.|\bplac\w*|\bos\.|\bśw\.|\bpatron\w*"
    r"|\bpomnik\w*)\s*(?:[\w.]+\s)?$"
)
_BRINGS = re.compile(r"[–—-]|reprezent|kierowan|w osobie|w imieniu|^\s+ze?\s", re.IGNORECASE)
_REPRESENTED = re.compile(r"[^;\n]{0,120}?reprezent\w+ przez\b", re.IGNORECASE)


def find(document: Document, known: list[Body]) -> list[Named]:
    """Return the persons of a text in the order of their first mention."""
    bodies = Bodies(known)
    found: list[Named] = []
    by_surname: dict[str, list[Named]] = {}
    previous: PersonName | None = None
    place = 0
    while place < len(document.tokens):
        name = person_at(document.tokens, place)
        if name is None or not _is_meant(document, name, bodies):
            place += 1
            continue
        alike = by_surname.setdefault(_folded(name.surname), [])
        person = next((p for p in alike if any(_same(name, other) for other in p.names)), None)
        if person is None:
            person = Named()
            found.append(person)
            alike.append(person)
        person.names.append(name)
        led = _describe(document, person, name, bodies, previous)
        previous = None if led else name
        place = name.after
    person_lists.match_by_order(document, found)
    person_lists.share_offices(document, found)
    return found


def _is_meant(document: Document, name: PersonName, bodies: Bodies) -> bool:
    start = document.tokens[name.first].start
    if _NOT_A_PERSON.search(document.text[max(0, start - 24) : start]):
        return False
    return bodies.at(start) is None


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return fold(name)


def _same(a: PersonName, b: PersonName) -> bool:
    """Say whether two names are of one person: "Hanna" and "Hana" with one surname are."""
    if _folded(a.surname) != _folded(b.surname) or (a.gender != b.gender and a.gender and b.gender):
        return False
    x, y = (re.sub(r"(.)\1", r"\1", _folded(n.given)) for n in (a, b))
    return x == y or (len(a.given) == 1 and y.startswith(x)) or (len(b.given) == 1 and x.startswith(y))


def _describe(
    document: Document, person: Named, name: PersonName, bodies: Bodies, previous: PersonName | None
) -> bool:
    """Read the office beside a name, in front of it first; say whether one stood in front."""
    led = person_offices.in_front(document, name, bodies, previous)
    if led is not None and led.is_plural:
        # "Przywitał radnych: panią Annę Lis Skarbnik Powiatu": her own office comes behind.
        own = person_offices.behind(document, name, bodies)
        led = None if own is not None and own.position else led
    for office in (
        led,
        None if led else person_offices.duty_in_front(document, name),
        None if led and led.position else person_offices.behind(document, name, bodies),
        None if led else person_offices.below(document, name, bodies),
    ):
        if office is not None:
            person.position = person.position or office.position
            person.body = person.body or office.body
            person.shares = person.shares or office.is_plural
    person.body = (
        person.body or _body_in_brackets(document, name, bodies) or _body_beside(document, name, bodies)
    )
    return led is not None


def _body_in_brackets(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    found = re.compile(r"\s*[(–—]\s*").match(document.text, document.tokens[name.after - 1].end)
    return bodies.at(found.end()) if found else None


def _body_beside(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    """Return whom a person speaks for: "Gmina X – wójt Y", "GOPS reprezentowany przez Y", "Y z PUP w Z"."""
    start, end = document.tokens[name.first].start, document.tokens[name.after - 1].end
    behind = re.compile(r"\s+(?:z|ze)\s+|\s*,? reprezentując\w*\s+").match(document.text, end)
    if behind and (body := bodies.at(behind.end())):
        return body
    earlier = bodies.before(start)
    if earlier is None:
        return None
    mention_start, mention_end, body = earlier
    between = document.text[mention_end:start]
    if len(between) < 220 and _REPRESENTED.match(between) and "\n" not in between:
        return body
    in_name_of = document.text[max(0, mention_start - 10) : mention_start].lower().endswith("imieniu ")
    if len(between) > 90 or re.search(r"[;\n]|\.\s|,[^,]*,", between):
        return None
    if not person_offices.person_free(document, mention_end, start):
        return None
    return body if in_name_of or _BRINGS.search(between) else None
