"""The whole of a file: its bytes, the room its page leaves for text."""

from io import BytesIO
from itertools import count

from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

_EMU_A_TWIP = 635
_CELL_MARGINS = 216  # twips, both sides as Word sets them


def saved(word: WordDocument) -> bytes:
    """Return the bytes of the file."""
    _number_drawings(word)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _number_drawings(word: WordDocument) -> None:
    """Give every drawing a number of its own: Word may call a file damaged where two share one.

    The library numbers a picture before it stands in the file, so that each would be the first.
    """
    numbers = count(1)
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for drawing in part.element.iter(qn("wp:docPr")):
                drawing.set("id", str(next(numbers)))


def text_width(section: Section) -> int:
    """Return the width of the text in twips; that of A4 with usual margins when the page does not say."""
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return 9298
    return (page - left - right) // _EMU_A_TWIP


def width_at(place: BaseOxmlElement, word: WordDocument) -> int:
    """Return the width of the text where an element stands: of its cell, else of its section, in twips."""
    for cell in place.iterancestors(qn("w:tc")):
        wide = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        if wide is not None and wide.get(qn("w:type")) == "dxa":
            return max(int(float(wide.get(qn("w:w")))) - _CELL_MARGINS, _CELL_MARGINS)
    for block in place.iterancestors():
        if block.getparent() is word.element.body:
            return text_width(_section_of(block, word))
    return text_width(_section_of(place, word))


def _section_of(block: BaseOxmlElement, word: WordDocument) -> Section:
    """Return the section of a block of the body: that whose settings come next."""
    for sibling in (block, *block.itersiblings()):
        settings = (
            sibling if sibling.tag == qn("w:sectPr") else sibling.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        )
        if settings is not None:
            return Section(settings, word.part)
    return word.sections[0]
