"""Which paragraphs of a DOCX are headings and which are items of a list, told by their styles."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from spoiwo.intake.reading.archives import local

# The stored names of built-in styles are English in every language of the program; copied texts bring others.
HEADING = re.compile(r"^(?:heading|nag[łl][óo]wek|überschrift|заголовок)\s*([1-9])$", re.I)
TITLE = re.compile(r"^(?:title|tytu[łl])$", re.I)
_LIST = re.compile(r"^(?:list (?:bullet|number)|lista (?:punktowana|numerowana))\s*([1-9]?)$", re.I)
_DEEPEST = 9


def value(node: etree._Element, name: str = "val") -> str:
    """Return an attribute of an element, whatever its namespace."""
    return next((str(told) for key, told in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


@dataclass(frozen=True, slots=True)
class Styles:
    """Levels of headings and lists by the identifiers of styles; 0 where a style is neither."""

    headings: dict[str, int]
    items: dict[str, int]

    @classmethod
    def of(cls, root: etree._Element | None) -> "Styles":
        """Return the styles of a file; a style without an answer of its own has that of its parent."""
        styles = {
            value(node, "styleId"): node
            for node in (root if root is not None else ())
            if local(node) == "style"
        }
        return cls(
            {name: _first(styles, name, _heading) for name in styles},
            {name: _first(styles, name, _item) for name in styles},
        )

    def heading(self, paragraph: etree._Element) -> int:
        """Return the level of a paragraph as a heading, 0 when it is none."""
        settings = _child(paragraph, "pPr")
        told = _outline(settings)
        if told is not None:
            return told
        name = _style_of(settings)
        return self.headings.get(name, by_name(HEADING, name))

    def item(self, paragraph: etree._Element) -> int:
        """Return the depth of a paragraph as an item of a list, 0 when it is none."""
        settings = _child(paragraph, "pPr")
        told = _numbering(settings)
        return told if told is not None else self.items.get(_style_of(settings), 0)


def _first(styles: dict[str, etree._Element], name: str, ask: Callable[[etree._Element], int | None]) -> int:
    for node in _line(styles, name):
        told = ask(node)
        if told is not None:
            return told
    return 0


def _line(styles: dict[str, etree._Element], name: str) -> Iterator[etree._Element]:
    """Yield a style and those it is based on; a circle of styles ends."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        based = _child(styles[name], "basedOn")
        name = value(based) if based is not None else ""


def _heading(style: etree._Element) -> int | None:
    named = _child(style, "name")
    name = value(named) if named is not None else ""
    if TITLE.match(name):
        return 1
    return by_name(HEADING, name) or _outline(_child(style, "pPr"))


def _item(style: etree._Element) -> int | None:
    named = _child(style, "name")
    found = _LIST.match(value(named)) if named is not None else None
    return int(found[1] or 1) if found else _numbering(_child(style, "pPr"))


def by_name(pattern: re.Pattern[str], name: str) -> int:
    """Return the number at the end of a name, 0 when the name is not of this kind."""
    found = pattern.match(name)
    return int(found[1]) if found else 0


def _outline(settings: etree._Element | None) -> int | None:
    told = _child(settings, "outlineLvl")
    level = value(told) if told is not None else ""
    if not level.isdecimal():
        return None
    return int(level) + 1 if int(level) < _DEEPEST else 0


def _numbering(settings: etree._Element | None) -> int | None:
    told = _child(settings, "numPr")
    number = _child(told, "numId")
    if number is None:
        return None
    level = _child(told, "ilvl")
    depth = value(level) if level is not None else "0"
    # Number 0 takes the numbering of the style away.
    return 0 if value(number) == "0" else min(int(depth) if depth.isdecimal() else 0, _DEEPEST) + 1


def _style_of(settings: etree._Element | None) -> str:
    told = _child(settings, "pStyle")
    return value(told) if told is not None else ""


def _child(node: etree._Element | None, name: str) -> etree._Element | None:
    return next((one for one in node if local(one) == name), None) if node is not None else None
