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
# "MOPS w Pile (koordynatorka: Anna Lis)"; "… był OWES w Pile. Gości witał jego dyrektor Jan Nowak".
_BRACKET = re.compile(r"\s*\(\w[^()\n]{0,60}")
_ITS_OWN = re.compile(
    r",? (?:którego|której|którą|które) (?:[^.;\n]|(?<=prof)\.|(?<=dr)\.){4,60}|"
    r"[^.;\n]{0,30}\. [^.;\n]{0,50}\b(?:jego|jej) (?:\w+ ){1,3}"
)
_TITLE_DOT = re.compile(r"\b(?:prof|dr|hab|mgr|inż|ks|lek|płk|kpt)\. ?")
_CHAIR = re.compile(
    r"(?:przewodnicząc\w+|sekretarz|członek|członkini|członkowie) (Rady|Konwentu|Komitetu|Zespołu)$"
)
_COUNCILS = {"rady": "rada", "konwentu": "konwent", "komitetu": "komitet", "zespołu": "zespół"}
_ADDRESS = re.compile(r"[\s,]*(?:(?:ul|al|pl|os)\.|tel|e-?mail|\S+@|\d{2}-\d{3})|\s*$")
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
    _join_chairs(found, known)
    person_lists.match_by_order(document, found)
    person_lists.match_with_bodies(document, found, known)
    person_lists.share_offices(document, found)
    return found


def _join_chairs(found: list[Named], known: list[Body]) -> None:
    """Give "przewodniczący Rady" the one council that the text names in full."""
    for person in found:
        chair = _CHAIR.search(person.position) if person.body is None else None
        if chair is None:
            continue
        head = _COUNCILS[chair[1].lower()]
        councils = [body for body in known if head in body.name.lower().split()]
        person.body = councils[0] if len(councils) == 1 else None


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
        person.body
        or _body_in_brackets(document, name, bodies)
        or _body_beside(document, name, bodies)
        or _body_of_the_address(document, name, bodies)
    )
    return led is not None


def _body_of_the_address(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    """Read the line between "Anna Lis – koordynatorka" and a street or a telephone: where she works."""
    start, end = document.tokens[name.first].start, document.tokens[name.after - 1].end
    line_end = document.text.find("\n", end)
    if line_end < 0 or start - document.text.rfind("\n", 0, start) > 13 or line_end - end > 60:
        return None
    body = bodies.at(line_end + 1)
    if body is None or document.text[end : end + 1] not in ("\n", " ", ","):
        return None
    return body if _ADDRESS.match(document.text, bodies.end_at(line_end + 1)) else None


def _body_in_brackets(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    found = re.compile(r"\s*[(–—]\s*").match(document.text, document.tokens[name.after - 1].end)
    return bodies.at(found.end()) if found else None


def _body_beside(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    """Return whom a person speaks for: "Gmina X – wójt Y", "GOPS reprezentowany przez Y", "Y z PUP w Z"."""
    start, end = document.tokens[name.first].start, document.tokens[name.after - 1].end
    behind = re.compile(r"\s+(?:z|ze)\s+|\s*(?:[,–—-] \w+(?: \w+){0,3})?,? reprezentując\w*\s+").match(
        document.text, end
    )
    if behind and (body := bodies.at(behind.end())):
        return body
    earlier = bodies.before(start)
    if earlier is None:
        return None
    mention_start, mention_end, body = earlier
    between = document.text[mention_end:start]
    if len(between) < 220 and _REPRESENTED.match(between) and "\n" not in between:
        return body
    before = document.text[max(0, mention_start - 12) : mention_start].lower()
    in_name_of = before.endswith(("imieniu ", "ramienia ", "ze strony "))
    if _BRACKET.fullmatch(between) or _ITS_OWN.fullmatch(between):
        return body if person_offices.person_free(document, mention_end, start) else None
    between = _TITLE_DOT.sub("", between)
    if len(between) > 90 or re.search(r"[;\n]|\.\s|,[^,]*,", between):
        return None
    if not person_offices.person_free(document, mention_end, start):
        return None
    return body if in_name_of or _BRINGS.search(between) else None
