"""An agenda in plain text: a line an item, a dash deepens, minutes follow a bar."""

import re
from dataclasses import dataclass

from spoiwo.meetings.states import ItemKind

_LINE = re.compile(r"^(?P<dash>[-–•]?)\s*(?P<title>.*?)(?:\s*\|\s*(?P<minutes>\d{1,3})\s*(?:min\.?)?)?\s*$")
_LONGEST = 300
# What a typed title says of its kind. These are words of the data, which is Polish.
_KINDS = (
    (ItemKind.OPENING, re.compile(r"^(otwarcie|powitanie)", re.IGNORECASE)),
    (ItemKind.QUORUM, re.compile(r"kworum", re.IGNORECASE)),
    (ItemKind.AGENDA, re.compile(r"przyjęcie porządku", re.IGNORECASE)),
    (ItemKind.ELECTION, re.compile(r"^wyb[oó]r", re.IGNORECASE)),
    (ItemKind.VOTE, re.compile(r"^(głosowanie|podjęcie uchwał|przyjęcie)", re.IGNORECASE)),
    (ItemKind.DISCUSSION, re.compile(r"^(dyskusja|omówienie)", re.IGNORECASE)),
    (ItemKind.BREAK, re.compile(r"^przerwa", re.IGNORECASE)),
    (ItemKind.OTHER, re.compile(r"^(sprawy różne|wolne wnioski|zamknięcie)", re.IGNORECASE)),
)
_USUAL = (
    ("Otwarcie posiedzenia", ItemKind.OPENING),
    ("Stwierdzenie kworum", ItemKind.QUORUM),
    ("Przyjęcie porządku obrad", ItemKind.AGENDA),
    ("Sprawy różne", ItemKind.OTHER),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an agenda."""

    title: str
    kind: ItemKind
    minutes: int | None = None
    depth: int = 0


def read_agenda(text: str) -> list[Line]:
    """Read typed lines; the first line is never a part, and parts have no parts."""
    lines: list[Line] = []
    for raw in text.splitlines():
        match = _LINE.match(raw.strip())
        if match is None or not match["title"]:
            continue
        depth = 1 if match["dash"] and lines else 0
        minutes = int(match["minutes"]) if match["minutes"] else None
        lines.append(Line(match["title"][:_LONGEST], kind_of(match["title"]), minutes, depth))
    return lines


def kind_of(title: str) -> ItemKind:
    """Return what the title says of the kind of the item; information when it says nothing."""
    return next((kind for kind, words in _KINDS if words.search(title)), ItemKind.INFORMATION)


def usual_items() -> list[Line]:
    """Return the items every session has (domain.md 9); approval of minutes appears by itself."""
    return [Line(title, kind) for title, kind in _USUAL]
