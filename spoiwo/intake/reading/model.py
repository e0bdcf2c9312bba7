"""What reading gives: blocks in order, what is known of the file, and what was noticed on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Self

Param = str | int


class Format(StrEnum):
    """The formats we read."""

    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    PDF = "pdf"
    PICTURE = "picture"
    HTML = "html"
    MHTML = "mhtml"
    EML = "eml"
    TEXT = "text"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Part(StrEnum):
    """Whose words a block holds: the document's own, its notes, or those of the page around it."""

    MAIN = "main"
    NOTE = "note"
    PUBLICATION = "publication"
    FURNITURE = "furniture"


class Refused(Exception):
    """The file is not read; ``code`` names the sentence in ``wording``, ``params`` fill it."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to be told beside a document that was read; said by ``wording.say``."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document, its words as they stand in the original.

    A line feed inside the words is a line that was broken, not ended. ``level`` is that of a heading (1 is
    the highest) or the depth of an item (from 1), ``cells`` those of a row, ``table`` the number of its table
    and ``page`` the page, all counted from 1; 0 where there is none. ``why`` names the furniture: "menu",
    "cookies", "gallery", "rating", "sign_up", "comments", "running", "quoted" and the like. ``is_close``:
    in a text of lines, no empty line parts it from the block before, so it may go on with its sentence.
    """

    kind: Kind
    text: str
    part: Part = Part.MAIN
    level: int = 0
    cells: tuple[str, ...] = ()
    page: int = 0
    table: int = 0
    why: str = ""
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file or the page says of itself; days and moments as ISO 8601, empty where it is silent."""

    author: str = ""
    publisher: str = ""
    published: str = ""
    changed: str = ""
    address: str = ""
    language: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it was read. ``sha256`` is that of the bytes that came, ``name`` fit to be shown."""

    format: Format
    name: str
    sha256: str
    size: int
    title: str = ""
    language: str = ""
    blocks: tuple[Block, ...] = ()
    properties: Properties = Properties()
    pages: int = 0
    is_scan: bool = False
    warnings: tuple[Warned, ...] = ()
    attachments: "tuple[ReadDocument | RefusedFile, ...]" = ()

    @property
    def main(self) -> tuple[Block, ...]:
        """The blocks of the main text."""
        return tuple(block for block in self.blocks if block.part is Part.MAIN)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """An attachment that is not read, with the reason."""

    name: str
    sha256: str
    size: int
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text as one string, and where each of its blocks begins in it."""

    text: str
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, document: ReadDocument) -> Self:
        """Return the main text: an empty line in front of a block, a line feed where it may go on."""
        starts, text = [], ""
        for block in document.main:
            text += ("\n" if block.is_close else "\n\n") if text else ""
            starts.append(len(text))
            text += block.text
        return cls(f"{text}\n" if text else "", tuple(starts), document.main)


def as_data(value: Any) -> Any:
    """Return a dataclass of this module as what JSON can hold, leaving out what is empty."""
    if isinstance(value, tuple | list):
        return [as_data(one) for one in value]
    if not hasattr(value, "__dataclass_fields__"):
        return dict(value) if isinstance(value, Mapping) else value
    named = {one.name: getattr(value, one.name) for one in fields(value)}
    return {name: as_data(one) for name, one in named.items() if one or name == "text"}


def block_of(data: Mapping[str, Any]) -> Block:
    """Return the block ``as_data`` was given."""
    told = {**data, "kind": Kind(data["kind"]), "part": Part(data["part"])}
    return Block(**{**told, "cells": tuple(data.get("cells", ()))})


def document_of(data: Mapping[str, Any]) -> ReadDocument:
    """Return the document ``as_data`` was given."""
    told = dict(data)
    told.setdefault("size", 0)
    told.setdefault("name", "")
    told["format"] = Format(data["format"])
    told["blocks"] = tuple(block_of(one) for one in data.get("blocks", ()))
    told["properties"] = Properties(**data.get("properties", {}))
    told["warnings"] = tuple(Warned(**one) for one in data.get("warnings", ()))
    told["attachments"] = tuple(_attached(one) for one in data.get("attachments", ()))
    return ReadDocument(**told)


def _attached(data: Mapping[str, Any]) -> ReadDocument | RefusedFile:
    if "format" in data:
        return document_of(data)
    return RefusedFile(**{"size": 0, "name": "", **data})
