"""The text of a document as it stands, in blocks, with marks where something was found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spoiwo.sources.models import Finding, SourceDocument


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that bear the same marks; ``numbers`` are those of the findings, empty for plain words.

    ``anchors`` are findings whose first place begins here: their rows lead to it.
    """

    text: str
    numbers: tuple[int, ...] = ()
    group: str = ""
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A block of the document: "heading", "paragraph", "item" or "row"; the page where a PDF has one."""

    kind: str
    level: int
    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: int
    group: str
    is_first: bool


def laid_out(document: SourceDocument, findings: Iterable[Finding]) -> list[LaidOut]:
    """Return the main text in order, every character of it once, marked."""
    marks = sorted(_marks(findings), key=lambda mark: (mark.start, -mark.end, mark.number))
    blocks, inside, begun = [], list[_Mark](), 0
    for block in document.blocks:
        start, end = block["start"], block["end"]
        # Blocks and marks go the same way: a document of 500 pages is walked through once.
        while begun < len(marks) and marks[begun].start < end:
            inside.append(marks[begun])
            begun += 1
        inside = [mark for mark in inside if start < mark.end]
        pieces = tuple(_pieces(document.text, start, end, inside))
        blocks.append(LaidOut(block["kind"], block.get("level", 0), block.get("page", 0), pieces))
    return blocks


def _marks(findings: Iterable[Finding]) -> Iterator[_Mark]:
    for finding in findings:
        for place, (start, end) in enumerate(finding.spans):
            yield _Mark(start, end, finding.number, finding.group, place == 0)


def _pieces(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Piece]:
    """Cut the block wherever a mark begins or ends: marks may overlap, HTML elements may not."""
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    ordered = sorted(cuts)
    for first, last in pairwise(ordered):
        over = [mark for mark in marks if mark.start <= first and last <= mark.end]
        anchors = tuple(mark.number for mark in over if mark.is_first and max(mark.start, start) == first)
        numbers = tuple(dict.fromkeys(mark.number for mark in over))
        # The shortest mark says what the words are; a longer one only holds them.
        inner = min(over, key=lambda mark: mark.end - mark.start, default=None)
        yield Piece(text[first:last], numbers, inner.group if inner else "", anchors)


def passage_around(document: SourceDocument, finding: Finding) -> str:
    """Return the whole blocks a finding stands in, as they are in the document."""
    start = min((span[0] for span in finding.spans), default=0)
    end = max((span[1] for span in finding.spans), default=0)
    held = [block for block in document.blocks if block["start"] < end and start < block["end"]]
    passage = "\n".join(document.text[block["start"] : block["end"]] for block in held)
    return passage.strip() or finding.mention
