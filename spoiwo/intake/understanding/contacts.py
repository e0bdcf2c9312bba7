"""Addresses, telephones, e-mail and pages, and whose they are; a person's own are marked as such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding.findings import ContactKind
from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.persons_named import Named
from spoiwo.intake.understanding.text import Document

_PATTERNS = (
    (
        ContactKind.EMAIL,
        re.compile(r"(?<![\w.+-])(?P<value>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4})"),
    ),
    (
        ContactKind.PHONE,
        re.compile(
            r"(?i:\b(?:tel(?:efon\w*|\.)?(?: kom\.?)?|kom\.|fax|faks)(?:/fax)?)\s*[:.]{0,2}\s*"
            r"(?P<value>\+?\(?\d[\d ()/-]{6,18}\d(?: ?wew\.? ?\d{1,4})?)"
        ),
    ),
    (
        ContactKind.ADDRESS,
        re.compile(
            r"(?P<value>(?:(?:ul\.|ulic[ay]|al\.|aleja|pl\.|plac|os\.|[Rr]ynek)\s?[^,;\n@]{0,40}?\d{1,4}[a-zA-Z]?"
            r"(?:/\d{1,4})?,? )?\d{2}-\d{3} [A-ZĄĆĘŁŃÓŚŹŻ][\w-]+(?: [A-ZĄĆĘŁŃÓŚŹŻ][\w-]+)?)"
            r"|(?P<street>(?:ul\.|al\.|pl\.|os\.) ?[A-ZĄĆĘŁŃÓŚŹŻ\d][^,;\n@()]{1,40}? \d{1,4}[a-zA-Z]?"
            r"(?:/\d{1,4})?)(?![\d-])"
        ),
    ),
    (ContactKind.WEBSITE, re.compile(r"(?P<value>(?:https?://|www\.)[^\s,;<>()]{4,120}[^\s,;<>().])")),
)
_OFFICE = re.compile(
    r"^(?:sekretariat|biuro|kontakt|info|urzad|ug|um|umig|gmina|powiat|starostwo|pup|wup|ops|gops|mops|mgops|pcpr"
    r"|rops|owes|lgd|kancelaria|poczta|office|fundacja|stowarzyszenie|partnerstwo|projekt|redakcja|rzecznik"
    r"|iod|rekrutacja|zgloszenia)\d*\b",
    re.IGNORECASE,
)
# Numbers of mobile telephones in Poland.
_MOBILE = re.compile(r"(?:\+?48)?(?:45|5[0137]|6[069]|7[2389]|88)\d{7}")
_NEAR = 140


@dataclass(frozen=True, slots=True)
class Reached:
    """A way to reach somebody at a place of the working copy."""

    start: int
    end: int
    kind: ContactKind
    value: str
    whose: str
    is_personal: bool
    is_office: bool


def find(document: Document, bodies: Sequence[Body], people: Sequence[Named]) -> list[Reached]:
    """Return how the text says somebody is reached, each once, in order."""
    found: dict[tuple[ContactKind, str], Reached] = {}
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(document.text):
            name = "value" if match["value"] else "street"
            row = _reached(document, kind, match.start(name), match.end(name), bodies, people)
            found.setdefault((kind, row.value.lower()), row)
    return sorted(found.values(), key=lambda row: row.start)


def _reached(
    document: Document,
    kind: ContactKind,
    start: int,
    end: int,
    bodies: Sequence[Body],
    people: Sequence[Named],
) -> Reached:
    value = re.sub(r"\s+", " ", document.text[start:end]).strip(" .,")
    person = _person_near(document, start, people) if kind in (ContactKind.EMAIL, ContactKind.PHONE) else ""
    named = kind is ContactKind.EMAIL and _bears_a_name(value, people)
    is_office = kind is ContactKind.EMAIL and bool(_OFFICE.match(value))
    mobile = kind is ContactKind.PHONE and bool(_MOBILE.fullmatch(re.sub(r"\D", "", value.split("wew")[0])))
    is_personal = (bool(person) or named or mobile) and not is_office
    whose = person if is_personal and person else _body_near(document, start, bodies)
    return Reached(start, end, kind, value, whose, is_personal, is_office)


def _bears_a_name(address: str, people: Sequence[Named]) -> bool:
    """Say whether an e-mail address holds somebody's name: "a.lis@…" looks like one by itself."""
    local = fold(address.partition("@")[0])
    surnames = {fold(name.surname) for person in people for name in person.names if len(name.surname) > 2}
    return any(surname in local for surname in surnames) or bool(
        re.fullmatch(r"[a-z]{1,12}\.[a-z-]{3,}", local)
    )


def _person_near(document: Document, start: int, people: Sequence[Named]) -> str:
    """Return who is named last before, on the same line or the two above."""
    top = document.text.rfind("\n", 0, document.text.rfind("\n", 0, start))
    top = max(top, start - _NEAR)
    near = [
        (document.tokens[name.first].start, person.name)
        for person in people
        for name in person.names
        if top <= document.tokens[name.first].start < start
    ]
    return max(near)[1] if near else ""


def _body_near(document: Document, start: int, bodies: Sequence[Body]) -> str:
    """Return the institution named last before, within a few lines."""
    near = [
        (mention.start, body.name)
        for body in bodies
        for mention in body.mentions
        if start - 2 * _NEAR <= mention.start < start and mention.by != "organ"
    ]
    return max(near)[1] if near else ""
