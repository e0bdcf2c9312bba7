"""Persons with their offices and institutions, from appositions, dashes, colons and matched lists."""

import re
from dataclasses import dataclass, field

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding.institutions import Body, Mention
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.offices import TITLES, office_lemma
from spoiwo.intake.understanding.person_names import PersonName, person_at
from spoiwo.intake.understanding.text import Document

_NOT_A_PERSON = re.compile(
    r"(?:\b[Ii]m\.|\bimienia|\bul\.|\bulicy|\bal\.|\bpl\.|\bplac\w*|\bos\.|\bśw\.|\bpatron\w*|\bpomnik\w*)\s*(?:[\w.]+\s)?$"
)
_LIST = re.compile(r"(?P<office>[^\W\d_]+): (?P<of>[^:.;\n]{3,160}): ")
_LINKS = re.compile(
    r"[\s,:–—()-]*(?:(?:[Pp]an|[Pp]ani|[Pp]ana|[Pp]anią|[Pp]anem|dr|mgr|inż\.|prof\.|hab\.)\.?\s+)*"
)


@dataclass(slots=True)
class Named:
    """One person with every place of the name; token numbers in ``names``."""

    names: list[PersonName] = field(default_factory=list)
    position: str = ""
    body: Body | None = None
    is_listed: bool = False

    @property
    def name(self) -> str:
        """The name in the nominative, as the text itself writes it where it does."""
        return max(self.names, key=lambda name: (name.is_nominative, name.is_known)).name


def find(document: Document, bodies: list[Body]) -> list[Named]:
    """Return the persons of a text in the order of their first mention."""
    found: list[Named] = []
    place = 0
    while place < len(document.tokens):
        name = person_at(document.tokens, place)
        if name is None or not _is_meant(document, name, bodies):
            place += 1
            continue
        person = next((p for p in found if any(_same(name, other) for other in p.names)), None)
        if person is None:
            person = Named()
            found.append(person)
        person.names.append(name)
        _describe(document, person, name, bodies)
        place = name.after
    _match_lists(document, found)
    return found


def _is_meant(document: Document, name: PersonName, bodies: list[Body]) -> bool:
    start = document.tokens[name.first].start
    if _NOT_A_PERSON.search(document.text[max(0, start - 24) : start]):
        return False
    return not any(m.start <= start < m.end for body in bodies for m in body.mentions)


def _same(a: PersonName, b: PersonName) -> bool:
    """Say whether two names are of one person: "Marzenna" and "Marzena" with one surname are."""
    if fold(a.surname) != fold(b.surname) or (a.gender != b.gender and a.gender and b.gender):
        return False
    x, y = (re.sub(r"(.)\1", r"\1", fold(n.given)) for n in (a, b))
    return x == y or (len(a.given) == 1 and y.startswith(x)) or (len(b.given) == 1 and x.startswith(y))


def _describe(document: Document, person: Named, name: PersonName, bodies: list[Body]) -> None:
    """Read the office beside a name: behind it first when a dash or comma invites, else in front."""
    for phrase in (_behind(document, name, bodies), _before(document, name, bodies)):
        if phrase is None:
            continue
        position, body = phrase
        person.position = person.position or position
        person.body = person.body or body
        if person.position:
            return


def _behind(document: Document, name: PersonName, bodies: list[Body]) -> tuple[str, Body | None] | None:
    end = document.tokens[name.after - 1].end
    separator = re.compile(r"\s*(?:[–—,(-]|,? (?:pełniąc\w+ funkcję|będąc\w+))\s*").match(document.text, end)
    if separator is None:
        return None
    place = document.tokens.at(separator.end())
    at_institution = _body_at(bodies, separator.end())
    if at_institution and not re.match(r"\s*,", separator.group()):
        return "", at_institution
    return _office_phrase(document, place, bodies)


def _office_phrase(document: Document, place: int, bodies: list[Body]) -> tuple[str, Body | None] | None:
    tokens = document.tokens
    head = next(
        (
            p
            for p in range(place, min(place + 3, len(tokens)))
            if tokens[p].is_word and office_lemma(tokens[p])
        ),
        None,
    )
    if head is None or any(not tokens[p].is_word for p in range(place, head)):
        return None
    if person_at(tokens, head):
        return None
    end, body = _office_end(document, head, bodies)
    return _position(document.text[tokens[place].start : end]), body


def _office_end(document: Document, head: int, bodies: list[Body]) -> tuple[int, Body | None]:
    """Return where an office ends and the institution that ends it."""
    tokens = document.tokens
    end = tokens[head].end
    for place in range(head + 1, min(head + 16, len(tokens))):
        token = tokens[place]
        body = _body_at(bodies, token.start)
        if body is not None:
            return end, body
        if not token.is_word or person_at(tokens, place):
            return end, None
        if (
            not token.is_capital
            and token.text.lower() not in ("ds", "spraw", "w", "i", "do", "na", "rzecz")
            and not token.readings
        ):
            return end, None
        end = token.end
    return end, None


def _position(words: str) -> str:
    words = re.sub(r"\s+(?:w|i|we|do|z|oraz|na)$", "", words.strip(" ,:–-()"))
    return nominative(words) if words else ""


def _body_at(bodies: list[Body], place: int) -> Body | None:
    return next((body for body in bodies for m in body.mentions if m.start <= place < m.end), None)


def _before(document: Document, name: PersonName, bodies: list[Body]) -> tuple[str, Body | None] | None:
    tokens = document.tokens
    place = name.first - 1
    while place >= 0 and (tokens[place].text.lower() in TITLES | {"pana", "panią", "panem", "panu", "pani"}
                          or tokens[place].text in (",", ":", "–", "—", "-", ".", "(")):  # fmt: skip
        if tokens[place].text == "." and tokens[place - 1].text.lower() not in TITLES:
            break
        place -= 1
    if place < 0 or tokens[place].text == "\n":
        return None
    head, body = _office_before(document, place, bodies)
    if head is None:
        dashed = re.search(r"[–—-]\s*(?:[Pp]an\w*\s+)?$", document.text[: tokens[name.first].start][-12:])
        return ("", body) if body and (dashed or _represents(document, name)) else None
    start = head
    while start > 0 and _belongs_in_front(document, start - 1):
        start -= 1
    end = min(_office_end(document, head, bodies)[0], tokens[name.first].start)
    return _position(document.text[tokens[start].start : end]), body


def _office_before(document: Document, place: int, bodies: list[Body]) -> tuple[int | None, Body | None]:
    """Return the head of the office that ends in front of a name, and the institution in it."""
    tokens, body, head = document.tokens, None, None
    for back in range(place, max(-1, place - 22), -1):
        token = tokens[back]
        inside = _body_at(bodies, token.start)
        if inside is not None:
            body = body or inside
            if inside is not body:
                break
            continue
        if (not token.is_word and token.text not in ("(", ")", "-")) or person_at(tokens, back):
            # "ekspert partnerstwa, ekonomii i rynku pracy": genitives in a row are one office.
            if token.text != "," or head is not None:
                break
            continue
        if office_lemma(token):
            head = back
        elif (
            head is not None
            or (not token.readings
            and token.text.lower() not in ("w", "i", "ds", "do", "na", "oraz"))
        ):
            break
    return head, body


def _belongs_in_front(document: Document, place: int) -> bool:
    token = document.tokens[place]
    return token.is_word and (office_lemma(token) is not None or (any(r.is_adjective for r in token.readings)
                              and token.lemmas & {"główny", "starszy", "młodszy"} != frozenset()))  # fmt: skip


def _represents(document: Document, name: PersonName) -> bool:
    before = document.sentence(document.tokens[name.first].start)
    return bool(re.search(r"reprezentowa|przedstawiciel", before))


def _match_lists(document: Document, found: list[Named]) -> None:
    """Match "Wójtowie: A, B i C: P1, P2 i P3" by order; only when both lists are equally long."""
    for match in _LIST.finditer(document.text):
        token = document.tokens[document.tokens.at(match.start("office"))]
        office = office_lemma(token)
        if office is None:
            continue
        names = _row(document, found, match.end())
        of = [part.strip() for part in re.split(r",| i | oraz ", match["of"]) if part.strip()]
        if len(names) == len(of):
            for person, whose in zip(names, of, strict=True):
                person.position, person.is_listed = f"{office.capitalize()} {whose}", True


def _row(document: Document, found: list[Named], start: int) -> list[Named]:
    """Return the persons that follow each other from a place, parted by commas and "i"."""
    starts = {document.tokens[name.first].start: (person, name) for person in found for name in person.names}
    row: list[Named] = []
    place = start
    while place in starts:
        person, name = starts[place]
        row.append(person)
        link = re.compile(r"\s*(?:, | i | oraz )").match(document.text, document.tokens[name.after - 1].end)
        if link is None:
            break
        place = link.end()
    return row


def mention_of(document: Document, mention: Mention) -> str:
    """Return the exact words of the original for a mention of an institution."""
    return document.copy.mention(mention.start, mention.end)
