"""Persons in lists: offices matched by order, and an office said once for several."""

import re
from collections.abc import Sequence

from spoiwo.intake.understanding.institutions import Body
from spoiwo.intake.understanding.offices import office_lemma
from spoiwo.intake.understanding.persons_named import Named
from spoiwo.intake.understanding.text import Document

_LIST = re.compile(r"(?P<office>[^\W\d_]+): (?P<of>[^:.;\n]{3,160}): ")


def match_by_order(document: Document, found: Sequence[Named]) -> None:
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


def share_offices(document: Document, found: Sequence[Named]) -> None:
    """Give "trenerzy fundacji X: A oraz B" to both."""
    ends = {document.tokens[n.after - 1].end: p for p in found for n in p.names}
    for person in found:
        first = person.names[0]
        start = document.tokens[first.first].start
        link = re.search(r"(?:,| i| oraz)\s$", document.text[max(0, start - 8) : start])
        previous = ends.get(start - len(link.group())) if link else None
        if previous is not None and previous.shares and not person.position:
            person.position, person.body, person.shares = previous.position, previous.body, True


def _row(document: Document, found: Sequence[Named], start: int) -> list[Named]:
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


_IN_TURN = re.compile(r"\b[Ww] ich imieniu\b|\bodpowiednio\b")


def match_with_bodies(document: Document, found: list[Named], known: list[Body]) -> None:
    """Read "PUP w Pile i Fundacja „Most”. W ich imieniu podpisali: …", as many persons as institutions."""
    named = sorted((m.start, i) for i, body in enumerate(known) for m in body.mentions if m.by != "organ")
    starts = sorted((document.tokens[n.first].start, i) for i, p in enumerate(found) for n in p.names)
    for cue in _IN_TURN.finditer(document.text):
        number = document.sentences.number(cue.start())
        here = document.sentences.all[number]
        is_before = cue.group() != "odpowiednio" and number
        begin = document.sentences.all[number - 1].start if is_before else here.start
        bodies = list(dict.fromkeys(i for place, i in named if begin <= place < cue.start()))
        people = list(dict.fromkeys(i for place, i in starts if cue.end() <= place < here.end))
        if len(bodies) < 2 or len(bodies) != len(people):
            continue
        for body, person in zip(bodies, people, strict=True):
            found[person].body = found[person].body or known[body]
