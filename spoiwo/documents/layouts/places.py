"""Where the fields of a DOCX stand. Word may cut one into several runs; here it is whole again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from spoiwo.documents.word.xml import Element, text_nodes

FIELD = re.compile(r"\{\{([^{}\n]{1,80})\}\}")
BRACES = re.compile(r"\{\{|\}\}")
_BROKEN = "\n"
_TEXT = qn("w:t")
_PARAGRAPH = qn("w:p")
# What was struck out with changes tracked is no text, and a text box has paragraphs of its own.
_OTHER = {qn("w:p"), qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")}
_BREAKS = {qn(f"w:{tag}") for tag in ("br", "cr", "tab", "drawing", "pict", "object", "fldChar", "sym")}


@dataclass(frozen=True, slots=True)
class Piece:
    """One text node of a paragraph and where it begins in the paragraph's text."""

    node: Element
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a part with its own text, whatever runs it is cut into."""

    element: Element
    part: StoryPart
    text: str
    pieces: tuple[Piece, ...]

    def fields(self) -> list[re.Match[str]]:
        """Return the fields in the paragraph."""
        return list(FIELD.finditer(self.text))

    def stands_alone(self, field: re.Match[str]) -> bool:
        """Tell whether nothing but this field is in the paragraph."""
        return self.text.strip() == field.group()

    def replace(self, values: list[tuple[re.Match[str], str]]) -> None:
        """Put values in place of fields, each in the looks of the field's first letter."""
        texts = {id(piece.node): piece.text for piece in self.pieces}
        # From the last to the first, so that what stands before keeps its place.
        for field, value in sorted(values, key=lambda pair: -pair[0].start()):
            for piece in self.pieces:
                begin = max(field.start() - piece.start, 0)
                end = min(field.end() - piece.start, len(piece.text))
                if begin < end:
                    is_first = piece.start <= field.start()
                    said = texts[id(piece.node)]
                    texts[id(piece.node)] = said[:begin] + (value if is_first else "") + said[end:]
        for piece in self.pieces:
            if texts[id(piece.node)] != piece.text:
                _rewrite(piece.node, texts[id(piece.node)])


def lines(word: WordDocument) -> Iterator[Line]:
    """Yield the paragraphs of the body, its tables and boxes, of headers and footers."""
    for part in parts(word):
        for element in part.element.iter(_PARAGRAPH):
            pieces: list[Piece] = []
            text = _collect(element, pieces, "")
            if "{{" in text or "}}" in text:
                yield Line(element, part, text, tuple(pieces))


def parts(word: WordDocument) -> list[StoryPart]:
    """Return the parts in which fields may stand: the body, headers, footers."""
    edges = [
        part
        for part in word.part.package.iter_parts()
        if part.content_type in (CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER)
        and isinstance(part, StoryPart)
    ]
    return [word.part, *edges]


def _collect(node: Element, pieces: list[Piece], text: str) -> str:
    """Add the text nodes below a node to ``pieces`` and return the text so far."""
    for child in node:
        if child.tag == _TEXT:
            pieces.append(Piece(child, len(text), child.text or ""))
            text += child.text or ""
        elif child.tag in _BREAKS:
            text += _BROKEN
        elif child.tag not in _OTHER:
            text = _collect(child, pieces, text)
    return text


def _rewrite(node: Element, text: str) -> None:
    """Put text with its line feeds in place of a text node."""
    for made in reversed(text_nodes(text)):
        node.addnext(made)
    node.getparent().remove(node)
