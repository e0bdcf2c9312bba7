"""The frozen content of minutes: parts of a document, written as JSON and read back into the same words."""

from dataclasses import dataclass, replace
from typing import Any

from spoiwo.documents.frozen import as_data, from_data
from spoiwo.documents.model import Block, Document

# The internal paper and what everybody may read differ only by these parts (GDPR-08).
NOT_PUBLIC = frozenset({"presence", "signatures"})
ONLY_PUBLIC = frozenset({"presence_public"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of minutes: of an item of the agenda (by its number in the database), or a named one."""

    key: str
    blocks: tuple[Block, ...]
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The head of the paper (a document without blocks) and its parts in order."""

    head: Document
    parts: tuple[Part, ...]

    def paper(self, *, is_public: bool = False) -> Document:
        """Return the whole paper; in public without names of guests and without lines to be signed."""
        hidden = NOT_PUBLIC if is_public else ONLY_PUBLIC
        blocks = tuple(block for part in self.parts if part.key not in hidden for block in part.blocks)
        return replace(self.head, blocks=blocks)

    def part_of(self, item_id: int) -> Part | None:
        """Return the part of an item."""
        return next((part for part in self.parts if part.item_id == item_id), None)


def encoded(content: Content) -> dict[str, Any]:
    """Return the content as JSON can hold it."""
    return {
        "head": as_data(content.head),
        "parts": [
            {"key": part.key, "item": part.item_id, "blocks": [as_data(block) for block in part.blocks]}
            for part in content.parts
        ],
    }


def decoded(data: dict[str, Any]) -> Content:
    """Return the content as it was."""
    return Content(
        head=from_data(data["head"]),
        parts=tuple(
            Part(row["key"], tuple(from_data(block) for block in row["blocks"]), row["item"])
            for row in data["parts"]
        ),
    )
