"""The words of an agreement: paragraphs read from plain text, their hash, and the text on a day.

Pure functions over frozen values: the base text is never altered, a day's text is computed anew.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput

# What stands before the first § has no number; amendments call it by this word.
PREAMBLE = "preambuła"
HASH_FORM = "spoiwo-text/1"
_START = re.compile(r"^\s*§\s*(\d+)([a-z]{0,2})(?=[\s.:–-]|$)[.:]?\s*[–-]?\s*(.*)$")
# "§ 3 ust. 2 stosuje się…" at the head of a line is a reference, not a new paragraph.
_REFERENCE = re.compile(r"^(ust|pkt|lit|zd|oraz|i|niniejsz|powyż|stosuje)\b", re.IGNORECASE)
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Provision:
    """One paragraph: its mark ("§ 3"), its heading and its words."""

    mark: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment does to one paragraph: new wording, a new paragraph, or (empty) a repeal."""

    mark: str
    old: str
    new: str
    heading: str = ""

    @property
    def kind(self) -> str:
        """Return ``added``, ``removed`` or ``changed``, as the comparison on the page names it."""
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"


@dataclass(frozen=True, slots=True)
class Amending:
    """An adopted amendment as the consolidated text needs it."""

    number: str
    adopted_on: date
    effective_from: date
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph of the consolidated text, and by which amendments it was changed."""

    mark: str
    heading: str
    body: str
    amended_by: tuple[str, ...] = field(default=())
    is_repealed: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """An annex as the hash needs it; a file counts by its own SHA-256."""

    number: int
    title: str
    body: str
    file_sha256: str = ""


def parse(text: str) -> tuple[Provision, ...]:
    """Read paragraphs from plain text: a line "§ 3 Heading" begins one, the lines below are its words.

    Raises BadInput when a mark stands twice.
    """
    found: list[tuple[str, str, list[str]]] = [(PREAMBLE, "", [])]
    for line in tidy(text).split("\n"):
        start = _start_of(line)
        if start:
            mark, rest = start
            heading = rest if len(rest) <= _LONGEST_HEADING and not rest.endswith((";", ",")) else ""
            found.append((mark, heading, [] if heading else [rest]))
        else:
            found[-1][2].append(line)
    provisions = [Provision(mark, heading, "\n".join(lines).strip()) for mark, heading, lines in found]
    if not provisions[0].body:
        provisions = provisions[1:]
    _require_single_marks(provisions)
    return tuple(provisions)


def _start_of(line: str) -> tuple[str, str] | None:
    match = _START.match(line)
    if not match or _REFERENCE.match(match[3]):
        return None
    return f"§ {match[1]}{match[2]}", match[3].strip()


def _require_single_marks(provisions: Sequence[Provision]) -> None:
    seen: set[str] = set()
    for provision in provisions:
        if provision.mark in seen:
            raise BadInput(_("“%(mark)s” stands twice in the text.") % {"mark": provision.mark}, "text")
        seen.add(provision.mark)


def render(provisions: Iterable[Provision]) -> str:
    """Write paragraphs as the plain text ``parse`` reads."""
    parts = []
    for one in provisions:
        head = "" if one.mark == PREAMBLE else f"{one.mark} {one.heading}".rstrip()
        parts.append("\n".join(part for part in [head, one.body] if part))
    return "\n\n".join(parts)


def tidy(text: str) -> str:
    """Return the text with one kind of line end, composed letters and no stray spaces."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in composed.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def normal_mark(text: str) -> str:
    """Return a mark as it is stored: "§3." becomes "§ 3"; raises BadInput when it is no mark."""
    if text.strip().casefold() == PREAMBLE:
        return PREAMBLE
    match = re.fullmatch(r"\s*§?\s*(\d+)([a-z]{0,2})\.?\s*", text)
    if not match:
        raise BadInput(
            _("“%(text)s” is not a mark of a paragraph; write for example § 3.") % {"text": text}, "mark"
        )
    return f"§ {match[1]}{match[2]}"


def mark_key(mark: str) -> tuple[int, str]:
    """Return the key that puts § 3a between § 3 and § 4, and the preamble first."""
    match = re.fullmatch(r"§ (\d+)([a-z]*)", mark)
    return (int(match[1]), match[2]) if match else (0, "")


def number_key(number: str) -> tuple[tuple[int, int | str], ...]:
    """Return the key that puts amendment 2 before amendment 10."""
    parts = re.findall(r"\d+|\D+", number)
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts)


def canonical(title: str, provisions: Iterable[Provision], annexes: Iterable[Attached] = ()) -> str:
    """Return the one text whose hash is taken: the same words always give the same text."""
    parts = [HASH_FORM, tidy(title), tidy(render(provisions))]
    parts.extend(
        "\n".join([f"#{annex.number} {tidy(annex.title)}", tidy(annex.body), annex.file_sha256])
        for annex in sorted(annexes, key=lambda one: one.number)
    )
    return "\n\n".join(parts)


def sha256(text: str) -> str:
    """Return the SHA-256 of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def consolidate(base: Iterable[Provision], amendments: Iterable[Amending], day: date) -> tuple[Clause, ...]:
    """Return the text in force on the day: the base and the amendments effective by then.

    They apply by the day they take effect, then by adoption, then by number, so the order in which
    they were recorded changes nothing.
    """
    clauses = [Clause(one.mark, one.heading, one.body) for one in base]
    effective = [one for one in amendments if one.effective_from <= day]
    for amending in sorted(effective, key=lambda a: (a.effective_from, a.adopted_on, number_key(a.number))):
        for change in amending.changes:
            _apply(clauses, change, amending.number)
    return tuple(clauses)


def _apply(clauses: list[Clause], change: Change, number: str) -> None:
    for index, clause in enumerate(clauses):
        if clause.mark == change.mark:
            clauses[index] = replace(
                clause,
                heading=change.heading or clause.heading,
                body=change.new,
                amended_by=(*clause.amended_by, number),
                is_repealed=not change.new,
            )
            return
    if change.new:
        place = sum(1 for clause in clauses if mark_key(clause.mark) < mark_key(change.mark))
        clauses.insert(place, Clause(change.mark, change.heading, change.new, (number,)))
