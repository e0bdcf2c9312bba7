"""The styles of our papers, and how they are found in a file an office has made its own.

A style is found by its name: Word keeps the English names of its own styles in every language, while
their ids differ. The names of ours are Polish, for the officer sees them in the list of styles.
"""

from copy import deepcopy
from enum import StrEnum

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element


class Style(StrEnum):
    """Styles the writer asks for, by their names in the file."""

    TITLE = "Title"
    NUMBER = "Subtitle"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    HEADING_5 = "heading 5"
    HEADING_6 = "heading 6"
    ITEM = "List Paragraph"
    CAPTION = "caption"
    GRID = "Table Grid"
    HEAD = "Nagłówek pisma"
    PLACE = "Miejsce i data"
    FACT = "Dane pisma"
    CELL = "Tekst tabeli"
    COLUMN = "Nagłówek tabeli"
    NOTE = "Uwaga"
    SIGNATURE = "Podpis"
    SIGNED = "Podpis – dalsze wiersze"
    PICTURE = "Podpis pod obrazem"


def heading(level: int) -> Style:
    """Return the style of a heading of level 1 to 6."""
    return Style(f"heading {level}")


def style_ids(word: WordDocument, source: WordDocument) -> dict[Style, str]:
    """Return the id of every style in the file; those it lacks are brought from ``source`` first."""
    known = _by_name(word)
    missing = [style for style in Style if style.lower() not in known]
    if missing:
        ours = _by_name(source)
        for style in missing:
            _bring(word, ours[style.lower()])
        known = _by_name(word)
    return {style: str(known[style.lower()].get(qn("w:styleId"))) for style in Style}


def _by_name(word: WordDocument) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for style in word.styles.element.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            found.setdefault(str(name.get(qn("w:val"))).lower(), style)
    return found


def _bring(word: WordDocument, style: Element) -> None:
    """Add a copy of a style, resting on the default style of the file it comes into."""
    copy = deepcopy(style)
    copy.set(qn("w:styleId"), f"Spoiwo{style.get(qn('w:styleId'))}")
    for tag in ("w:link", "w:next"):
        for node in copy.findall(qn(tag)):
            copy.remove(node)
    based = copy.find(qn("w:basedOn"))
    if based is not None:
        default = _default_id(word, str(style.get(qn("w:type"))))
        if default:
            based.set(qn("w:val"), default)
        else:
            copy.remove(based)
    word.styles.element.append(copy)


def _default_id(word: WordDocument, kind: str) -> str:
    for style in word.styles.element.iterchildren(qn("w:style")):
        if style.get(qn("w:type")) == kind and style.get(qn("w:default")) in ("1", "true", "on"):
            return str(style.get(qn("w:styleId")))
    return ""
