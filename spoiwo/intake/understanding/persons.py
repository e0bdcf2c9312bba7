"""Persons with their offices and institutions, from appositions, dashes, colons and matched lists."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from spoiwo.common.polish.folding import fold
from spoiwo.intake.understanding.institutions import Body, Mention
from spoiwo.intake.understanding.nominative import nominative
from spoiwo.intake.understanding.offices import TITLES, office_lemma
from spoiwo.intake.understanding.person_names import PersonName, person_at
from spoiwo.intake.understanding.text import Document

_NOT_A_PERSON = re.compile(
    r"(?:\b[Ii]m\.|\bimienia|\bul\.|\bulicy|\bal\.|\bpl\.|\bplac\w*|\bos\.|\bśw\.|\bpatron\w*"
    r"|\bpomnik\w*)\s*(?:[\w.]+\s)?$"
)
_LIST = re.compile(r"(?P<office>[^\W\d_]+): (?P<of>[^:.;\n]{3,160}): ")
_SMALL = frozenset(("w", "we", "i", "oraz", "ds", "do", "na", "spraw", "rzecz"))
_TITLES_OF_ALL_CASES = TITLES | {"pana", "panią", "panem", "panu"}


class Bodies:
    """The mentions of institutions by their place, for quick questions."""

    def __init__(self, bodies: list[Body]) -> None:
        rows = sorted(((m.start, m.end, i) for i, body in enumerate(bodies) for m in body.mentions))
        self._rows = [(start, end, bodies[i]) for start, end, i in rows]
        self._starts = [row[0] for row in rows]

    def at(self, place: int) -> Body | None:
        """Return the institution named at a place of the working copy."""
        number = bisect_right(self._starts, place) - 1
        return self._rows[number][2] if number >= 0 and place < self._rows[number][1] else None

    def before(self, place: int) -> tuple[int, int, Body] | None:
        """Return the last mention that ends before a place."""
        number = bisect_right(self._starts, place) - 1
        while number >= 0 and self._rows[number][1] > place:
            number -= 1
        return self._rows[number] if number >= 0 else None


@dataclass(frozen=True, slots=True)
class Office:
    """An office beside a name, in the nominative, with the institution in which it is held."""

    position: str
    body: Body | None
    is_plural: bool


@dataclass(slots=True)
class Named:
    """One person with every place of the name; token numbers in ``names``."""

    names: list[PersonName] = field(default_factory=list)
    position: str = ""
    body: Body | None = None
    is_listed: bool = False
    shares: bool = False

    @property
    def name(self) -> str:
        """The name in the nominative, as the text itself writes it where it does."""
        return max(self.names, key=lambda name: (name.is_nominative, name.is_known)).name


def find(document: Document, known: list[Body]) -> list[Named]:
    """Return the persons of a text in the order of their first mention."""
    bodies = Bodies(known)
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
    _share_offices(document, found)
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


def _describe(document: Document, person: Named, name: PersonName, bodies: Bodies) -> None:
    """Read the office beside a name: in front of it first, else behind a dash, comma or bracket."""
    for read in (_before, _duty_before, _behind):
        found = read(document, name, bodies)
        if found is not None:
            person.position = person.position or found.position
            person.body = person.body or found.body
            person.shares = person.shares or found.is_plural
        if person.position:
            break
    person.body = (
        person.body or _body_in_brackets(document, name, bodies) or _body_beside(document, name, bodies)
    )


def _before(document: Document, name: PersonName, bodies: Bodies) -> Office | None:
    """Read "dyrektor PUP w Pile Jan Nowak", "Starosta – Anna Lis", also from the line above."""
    tokens = document.tokens
    place = name.first - 1
    while place >= 0 and _is_between(document, place):
        place -= 1
    if place < 0:
        return None
    head, body = _office_before(document, place, bodies)
    if head is None:
        return None
    start = head
    while start > 0 and _belongs_in_front(document, start - 1):
        start -= 1
    end = min(_office_end(document, head, bodies)[0], tokens[name.first].start)
    return _office(document, start, head, end, body)


def _is_between(document: Document, place: int) -> bool:
    """Say whether a sign or title only stands between an office and a name."""
    token = document.tokens[place]
    if token.text == ".":
        return document.tokens[place - 1].text.lower() in TITLES
    if token.text == "\n":
        line = document.text[max(0, token.start - 90) : token.start].rsplit("\n", 1)[-1].strip()
        first = document.tokens.get(document.tokens.at(token.start - len(line)))
        return (
            len(line) < 70
            and not line.endswith((".", ",", ";"))
            and first is not None
            and office_lemma(first) is not None
        )
    return token.text in (",", ":", "–", "—", "-") or token.text.lower() in _TITLES_OF_ALL_CASES


def _office_before(document: Document, place: int, bodies: Bodies) -> tuple[int | None, Body | None]:
    """Return the head of the office that ends in front of a name, and the institution in it."""
    tokens, body, head = document.tokens, None, None
    for back in range(place, max(-1, place - 24), -1):
        token = tokens[back]
        inside = _body_at(bodies, token.start)
        if inside is not None:
            if (body is not None and inside is not body) or head is not None:
                break
            body = inside
        elif token.text in (",", "(", ")", "-"):
            if head is not None or back == place:
                break
        elif not token.is_word or _ends_a_person(document, back):
            break
        elif office_lemma(token):
            head = back
        elif head is not None or (not token.readings and token.text.lower() not in _SMALL):
            break
    return head, body


def _ends_a_person(document: Document, place: int) -> bool:
    """Say whether a word is the surname of a person named before."""
    return any(
        (found := person_at(document.tokens, place - back)) is not None and found.after == place + 1
        for back in (1, 2)
        if place >= back
    )


def _belongs_in_front(document: Document, place: int) -> bool:
    token = document.tokens[place]
    return token.is_word and (
        office_lemma(token) is not None or bool(token.lemmas & {"główny", "starszy", "młodszy"})
    )


_DUTIES = (
    (re.compile(r"[Ss]ekretariat(?P<of>[^.:\n]{0,40}?) prowadzi\w*\s*:?\s*$"), "sekretariat"),
    (re.compile(r"[Pp]rotok(?:ół|ołował\w?|ół sporządził\w?)\s*:?\s*$"), "protokolant"),
)  # fmt: skip


def _duty_before(document: Document, name: PersonName, _bodies: Bodies) -> Office | None:
    """Read "Protokołowała: Anna Lis", "Sekretariat partnerstwa prowadzi: Jan Nowak"."""
    start = document.tokens[name.first].start
    for pattern, position in _DUTIES:
        found = pattern.search(document.text[max(0, start - 80) : start])
        if found:
            return Office(f"{position}{found.groupdict().get('of') or ''}", None, False)
    return None


def _behind(document: Document, name: PersonName, bodies: Bodies) -> Office | None:
    """Read "Jan Nowak – dyrektor …", "Jan Nowak (przewodniczący)", not the office of the next person."""
    end = document.tokens[name.after - 1].end
    separator = re.compile(r"\s*(?:[–—,(-]|,? (?:pełniąc\w+ funkcję|będąc\w+))\s*").match(document.text, end)
    if separator is None:
        return None
    place = document.tokens.at(separator.end())
    body = _body_at(bodies, separator.end())
    if body is not None and "," not in separator.group():
        bracket = re.compile(r"[^()\n]{3,90}\(").match(document.text, separator.end())
        inner = _office_at(document, document.tokens.at(bracket.end()), bodies) if bracket else None
        return Office(inner.position if inner else "", body, False)
    return _office_at(document, place, bodies)


def _office_at(document: Document, place: int, bodies: Bodies) -> Office | None:
    """Return the office that begins at a token, unless another person's name follows it."""
    tokens = document.tokens
    ahead = range(place, min(place + 3, len(tokens)))
    head = next((p for p in ahead if tokens[p].is_word and office_lemma(tokens[p])), None)
    if head is None or any(not tokens[p].is_word for p in range(place, head)) or person_at(tokens, place):
        return None
    end, body = _office_end(document, head, bodies)
    after = tokens.at(
        max([end, *(m.end for m in (body.mentions if body else []) if m.start >= end and m.start - end < 3)])
    )
    while tokens.word(after) in (":", "–", "—") or tokens.word(after).lower() in _TITLES_OF_ALL_CASES:
        after += 1
    if person_at(tokens, after):
        return None
    return _office(document, place, head, end, body)


def _office_end(document: Document, head: int, bodies: Bodies) -> tuple[int, Body | None]:
    """Return where an office ends and the institution that ends it."""
    tokens = document.tokens
    end = tokens[head].end
    for place in range(head + 1, min(head + 16, len(tokens))):
        token = tokens[place]
        body = _body_at(bodies, token.start)
        if body is not None:
            return end, body
        if not token.is_word or person_at(tokens, place):
            break
        if (
            not token.readings and token.text.lower() not in _SMALL
        ) or token.text.lower() in _TITLES_OF_ALL_CASES:
            break
        end = token.end
    return end, None


def _office(document: Document, start: int, head: int, end: int, body: Body | None) -> Office:
    """Return an office in the nominative singular."""
    tokens = document.tokens
    words = document.text[tokens[start].start : end]
    words = re.sub(r"\s+(?:w|i|we|do|z|oraz|na|przez)$", "", words.strip(" ,:–-()"))
    noun = tokens[head]
    numbers = {number for r in noun.readings if r.is_noun for number in r.numbers}
    is_plural = numbers == {"pl"}
    if is_plural and start == head:
        words = re.sub(rf"^{re.escape(noun.text)}", office_lemma(noun) or noun.text, words)
    return Office(nominative(words), body, is_plural)


def _body_at(bodies: Bodies, place: int) -> Body | None:
    return bodies.at(place)


def _body_in_brackets(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    found = re.compile(r"\s*[(–—]\s*").match(document.text, document.tokens[name.after - 1].end)
    return _body_at(bodies, found.end()) if found else None


_BRINGS = re.compile(r"[–—-]|reprezent|kierowan|w osobie|w imieniu", re.IGNORECASE)


def _body_beside(document: Document, name: PersonName, bodies: Bodies) -> Body | None:
    """Return whom a person speaks for: "Gmina X – wójt Y", "GOPS reprezentowany przez Y", "Y z PUP w Z"."""
    start, end = document.tokens[name.first].start, document.tokens[name.after - 1].end
    behind = re.compile(r"\s+(?:z|ze)\s+|\s*,? reprezentując\w*\s+").match(document.text, end)
    if behind and (body := _body_at(bodies, behind.end())):
        return body
    earlier = bodies.before(start)
    if earlier is None:
        return None
    mention_start, mention_end, body = earlier
    between = document.text[mention_end:start]
    in_name_of = document.text[max(0, mention_start - 10) : mention_start].lower().endswith("imieniu ")
    if (
        len(between) > 90
        or re.search(r"[;\n]|\.\s|,[^,]*,", between)
        or _names_between(document, mention_end, name)
    ):
        return None
    return body if in_name_of or _BRINGS.search(between) else None


def _names_between(document: Document, start: int, name: PersonName) -> bool:
    return any(person_at(document.tokens, p) for p in range(document.tokens.at(start), name.first))


def _share_offices(document: Document, found: list[Named]) -> None:
    """Give "trenerzy fundacji X: A oraz B" to both."""
    ends = {document.tokens[n.after - 1].end: p for p in found for n in p.names}
    for person in found:
        first = person.names[0]
        start = document.tokens[first.first].start
        link = re.search(r"(?:,| i| oraz)\s$", document.text[max(0, start - 8) : start])
        previous = ends.get(start - len(link.group())) if link else None
        if previous is not None and previous.shares and not person.position:
            person.position, person.body, person.shares = previous.position, previous.body, True


def _match_lists(document: Document, found: list[Named]) -> None:
    """Match "Wójtowie: A, B i C: P1, P2 i P3" by order; only when both lists are equally long."""
    place = 0
    while (match := _LIST.search(document.text, place)) is not None:
        place = match.start("of")
        office = office_lemma(document.tokens[document.tokens.at(match.start("office"))])
        names = _row(document, found, match.end())
        of = [part.strip() for part in re.split(r",| i | oraz ", match["of"]) if part.strip()]
        if office and len(names) == len(of):
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
