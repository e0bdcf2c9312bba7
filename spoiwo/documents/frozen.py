"""A document and what belongs to it as JSON: written once, fingerprinted, read back into the same words."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from spoiwo.documents import model

Classes = Mapping[str, type]
_BLOCKS: Classes = {
    one.__name__: one
    for one in vars(model).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == model.__name__
}


def fingerprint(data: dict[str, Any]) -> str:
    """Return the SHA-256 of data in one canonical spelling: UTF-8, keys in order, no spaces."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def as_data(value: Any) -> Any:
    """Return a tree of dataclasses, texts, numbers, days and bytes as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"_": type(value).__name__} | {
            field.name: as_data(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, tuple | list):
        return [as_data(part) for part in value]
    if isinstance(value, bytes):
        # A sign of a project: kept with the words, so that a seal needs nothing from elsewhere.
        return {"_": "bytes", "base64": b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"_": "datetime", "iso": value.isoformat()}
    if isinstance(value, date):
        return {"_": "date", "iso": value.isoformat()}
    return value.value if isinstance(value, Enum) else value


def from_data(value: Any, others: Classes | None = None) -> Any:
    """Return what ``as_data`` was given; ``others`` names dataclasses that are no blocks of a document."""
    if isinstance(value, list):
        return tuple(from_data(part, others) for part in value)
    if not isinstance(value, dict):
        return value
    name = value["_"]
    if name == "date":
        return date.fromisoformat(value["iso"])
    if name == "datetime":
        return datetime.fromisoformat(value["iso"])
    if name == "bytes":
        return b64decode(value["base64"])
    given = {key: from_data(part, others) for key, part in value.items() if key != "_"}
    if name == "Table":
        given["align"] = tuple(model.Align(one) for one in given["align"])
    return {**_BLOCKS, **(others or {})}[name](**given)
