"""The frozen content of minutes: parts of a document, written as JSON and read back into the same words."""

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from spoiwo.documents import model
from spoiwo.documents.model import Block, Document

# The internal paper and what everybody may read differ only by these parts (GDPR-08).
NOT_PUBLIC = frozenset({"presence", "signatures"})
ONLY_PUBLIC = frozenset({"presence_public"})
_CLASSES = {
    one.__name__: one
    for one in vars(model).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == model.__name__
}


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
        "head": _plain(content.head),
        "parts": [
            {"key": part.key, "item": part.item_id, "blocks": [_plain(block) for block in part.blocks]}
            for part in content.parts
        ],
    }


def decoded(data: dict[str, Any]) -> Content:
    """Return the content as it was."""
    return Content(
        head=_made(data["head"]),
        parts=tuple(
            Part(row["key"], tuple(_made(block) for block in row["blocks"]), row["item"])
            for row in data["parts"]
        ),
    )


def fingerprint(data: dict[str, Any]) -> str:
    """Return the SHA-256 of the content in one canonical spelling."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {"_": type(value).__name__} | {
            field.name: _plain(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, bytes):
        # A sign of a project: kept with the words, so that a seal needs nothing from elsewhere.
        return {"_": "bytes", "base64": b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"_": "datetime", "iso": value.isoformat()}
    if isinstance(value, date):
        return {"_": "date", "iso": value.isoformat()}
    return value.value if isinstance(value, Enum) else value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(part) for part in value)
    if not isinstance(value, dict):
        return value
    name = value["_"]
    if name == "date":
        return date.fromisoformat(value["iso"])
    if name == "datetime":
        return datetime.fromisoformat(value["iso"])
    if name == "bytes":
        return b64decode(value["base64"])
    given = {key: _made(part) for key, part in value.items() if key != "_"}
    if name == "Table":
        given["align"] = tuple(model.Align(one) for one in given["align"])
    return _CLASSES[name](**given)
