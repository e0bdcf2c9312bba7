"""What a report says, as one value: every format is written from it, and it is what an approval freezes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from spoiwo.documents.frozen import as_data, from_data
from spoiwo.documents.model import Block, Document, Heading, Note, Picture, Table


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """One of the records behind a number; ``weight`` is what it adds to it, ``url`` where it opens.

    ``is_stated``: what a document states beyond the records, as one entry.
    """

    label: str
    url: str
    day: date | None = None
    detail: str = ""
    weight: int = 1
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """The same figure in an earlier period of the same length (half-open days).

    ``name`` says too whether it was filed: then the number is that of the filed report, else one counted
    from the records. None before the partnership existed, or where the filed report lacks the figure.
    """

    name: str
    since: date
    until: date
    number: int | None
    is_filed: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its rule, its number and what was counted, as they were when it was taken."""

    code: str
    chapter: int
    label: str
    rule: str
    number: int
    records: tuple[CountedRecord, ...]
    is_estimate: bool = False
    earlier: tuple[Earlier, ...] = ()

    @property
    def stated(self) -> tuple[CountedRecord, ...]:
        """What documents state of it beyond the records."""
        return tuple(one for one in self.records if one.is_stated)


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sixteen parts: sentences, narrative, lists and tables."""

    chapter: int
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The head of the paper (a document without blocks), its parts in order, and the figures."""

    head: Document
    sections: tuple[Section, ...]
    counts: tuple[Count, ...]

    def paper(self, *closing: Block) -> Document:
        """Return the whole paper; ``closing`` stands at its end."""
        blocks: list[Block] = []
        for section in self.sections:
            blocks += (Heading(1, f"{section.chapter}. {section.heading}"), *section.blocks)
        return replace(self.head, blocks=(*blocks, *closing))

    def without_pictures(self, sums: Collection[str], remark: str) -> "Content":
        """Return the same with a remark in place of the pictures of these SHA-256."""
        if not sums:
            return self

        def seen(block: Block) -> Block:
            is_hidden = isinstance(block, Picture) and sha256(block.content).hexdigest() in sums
            return Note(remark) if is_hidden else block

        parts = (replace(one, blocks=tuple(seen(block) for block in one.blocks)) for one in self.sections)
        return replace(self, sections=tuple(parts))

    def counts_of(self, chapter: int) -> tuple[Count, ...]:
        """Return the figures of one part."""
        return tuple(count for count in self.counts if count.chapter == chapter)

    def count(self, code: str) -> Count | None:
        """Return a figure by its code; None where the report was frozen without it."""
        return next((count for count in self.counts if count.code == code), None)

    def number(self, code: str) -> int:
        """Return the number of a figure, 0 where there is none."""
        found = self.count(code)
        return found.number if found else 0

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """Yield every table with the part it stands in."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    yield section, block


_OWN = {one.__name__: one for one in (CountedRecord, Earlier, Count, Section, Content)}


def encoded(content: Content) -> dict[str, Any]:
    """Return the content as JSON can hold it."""
    data: dict[str, Any] = as_data(content)
    return data


def decoded(data: dict[str, Any]) -> Content:
    """Return the content as it was."""
    found: Content = from_data(data, _OWN)
    return found
