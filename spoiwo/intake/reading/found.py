"""What a reader of one format hands over; the rest of a ``ReadDocument`` is the same for all formats."""

from collections.abc import Callable
from dataclasses import dataclass, field

from spoiwo.intake.reading.model import Block, Properties, ReadDocument, RefusedFile, Warned


@dataclass(slots=True)
class Found:
    """What was read of a file, still open to correction."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    properties: Properties = field(default_factory=Properties)
    pages: int = 0
    is_scan: bool = False
    warnings: list[Warned] = field(default_factory=list)
    attachments: list[ReadDocument | RefusedFile] = field(default_factory=list)
    # Tables and marked text tell their blocks for certain; lines of text only look like what they are.
    from_lines: bool = False


# Called with the number of a page, the number of all pages, and the blocks of that page.
Told = Callable[[int, int, list[Block]], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader is asked: the file, whom to tell of pages, how deep in other files it is."""

    content: bytes
    extension: str
    told: Told
    depth: int = 0
    name: str = ""
