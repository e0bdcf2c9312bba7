"""Lists of Word: every list has a numbering of its own, so each begins at 1."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from spoiwo.documents.word.xml import Element, element

_DEEPEST = 9
_BULLET = "•"
_STEP = 360  # twips


class Numbering:
    """Hands out numberings in the file's own part, which is made when it has none."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._abstract: dict[bool, int] = {}

    def begin(self, *, numbered: bool, level: int) -> int:
        """Return the id of a new numbering that begins at 1 on its level."""
        root = self._root()
        if numbered not in self._abstract:
            self._abstract[numbered] = self._describe(root, numbered)
        identity = _next(root, "w:num", "w:numId", first=1)
        made = element("num", element("abstractNumId", val=self._abstract[numbered]), numId=identity)
        if numbered:
            made.append(element("lvlOverride", element("startOverride", val=1), ilvl=level))
        # A part may end with an element that numberings must precede.
        after = root.findall(qn("w:num")) or root.findall(qn("w:abstractNum"))
        after[-1].addnext(made)
        return identity

    def _root(self) -> Element:
        part = self._word.part
        if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
            uri = PackURI("/word/numbering.xml")
            made = NumberingPart(uri, CONTENT_TYPE.WML_NUMBERING, element("numbering"), part.package)
            part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        root: Element = part.numbering_part.element
        return root

    def _describe(self, root: Element, numbered: bool) -> int:
        identity = _next(root, "w:abstractNum", "w:abstractNumId", first=0)
        levels = [_level(level, numbered) for level in range(_DEEPEST)]
        kind = element("multiLevelType", val="hybridMultilevel")
        made = element("abstractNum", kind, *levels, abstractNumId=identity)
        earlier = root.findall(qn("w:abstractNum"))
        if earlier:
            earlier[-1].addnext(made)
        else:
            pictures = root.findall(qn("w:numPicBullet"))
            root.insert(len(pictures), made)
        return identity


def _level(level: int, numbered: bool) -> Element:
    shown = f"%{level + 1}." if numbered else _BULLET
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="decimal" if numbered else "bullet"),
        element("lvlText", val=shown),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=_STEP * (level + 1), hanging=_STEP)),
        ilvl=level,
    )


def _next(root: Element, tag: str, attribute: str, *, first: int) -> int:
    taken = [int(node.get(qn(attribute))) for node in root.findall(qn(tag))]
    return max(taken, default=first - 1) + 1
