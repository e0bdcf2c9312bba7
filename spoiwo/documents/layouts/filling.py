"""A paper made by filling an office's own DOCX."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from io import BytesIO

import docx
from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from spoiwo.common.exceptions import WrongState
from spoiwo.common.polish import bind, long_date
from spoiwo.common.printable import clean
from spoiwo.documents.kinds import Value, Values, same_name
from spoiwo.documents.layouts.places import BRACES, FIELD, Line, lines, parts
from spoiwo.documents.model import Document, Facts, Sign
from spoiwo.documents.prepared import place_and_day, prepared, prepared_blocks
from spoiwo.documents.word.base import empty_paper
from spoiwo.documents.word.blocks import Writer
from spoiwo.documents.word.lists import Numbering
from spoiwo.documents.word.pages import saved, width_at
from spoiwo.documents.word.properties import tell
from spoiwo.documents.word.styles import style_ids
from spoiwo.documents.word.xml import Element

_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_MUST_HOLD_A_PARAGRAPH = {qn(f"w:{tag}") for tag in ("tc", "txbxContent", "hdr", "ftr")}


class TemplateBroken(WrongState):
    """The template has a field nobody fills; it was fit when it came, the fields have changed since."""


def filled(document: Document, template: bytes, fields: Values) -> bytes:
    """Return the document as DOCX in the template's layout.

    ``fields`` are those of the document's kind; the common ones come from the document itself. Comments
    of the template are left out. Raises TemplateBroken rather than print a field nobody fills.
    """
    document = prepared(document)
    word = docx.Document(BytesIO(template))
    values = _values(document, fields)
    found = list(lines(word))
    _refuse_unknown(found, values)
    styles = style_ids(word, empty_paper(document.language))
    numbering = Numbering(word)
    for line in found:
        _fill(line, values, Writer(styles, numbering, width_at(line.element, word), line.part))
    _drop_comments(word)
    _drop_attached(word)
    _drop_properties(word)
    tell(word, document)
    word.core_properties.language = document.language
    return saved(word)


def _values(document: Document, fields: Values) -> dict[str, Value]:
    given = {**_common(document), **fields}
    return {same_name(name): _ready(value) for name, value in given.items()}


def _common(document: Document) -> dict[str, Value]:
    """Return what the common fields stand for."""
    return {
        "tytuł": document.title,
        "numer": document.number,
        "data": bind(long_date(document.day)) if document.day else "",
        "miejsce": document.place,
        "miejsce i data": place_and_day(document),
        "partnerstwo": document.partnership,
        "organ": document.body,
        "nagłówek": " · ".join(part for part in (document.partnership, document.body) if part),
        "stopka": document.footer,
        "dane": (Facts(document.facts),) if document.facts else (),
        "znaki": document.signs,
        "treść": document.blocks,
    }


def _ready(value: Value) -> Value:
    if isinstance(value, str):
        return bind(clean(value))
    signs = tuple(one for one in value if isinstance(one, Sign))
    return signs or prepared_blocks(one for one in value if not isinstance(one, Sign))


def _refuse_unknown(found: list[Line], values: Mapping[str, Value]) -> None:
    for line in found:
        for match in line.fields():
            value = values.get(same_name(match.group(1)))
            if value is None or (not isinstance(value, str) and not line.stands_alone(match)):
                raise TemplateBroken(_broken(match.group()))
        if BRACES.search(FIELD.sub("", line.text)):
            raise TemplateBroken(_broken(line.text.strip()[:40]))


def _broken(field: str) -> str:
    return _(
        "The template of the office cannot be filled: “%(field)s”. Bring a corrected one, or return to the"
        " default layout; nothing was printed."
    ) % {"field": field}


def _fill(line: Line, values: Mapping[str, Value], writer: Writer) -> None:
    matches = line.fields()
    first = values[same_name(matches[0].group(1))]
    if isinstance(first, str) and (first or not line.stands_alone(matches[0])):
        said = [(match, str(values[same_name(match.group(1))])) for match in matches]
        line.replace(said)
        return
    _put(line, _elements(first, line, writer))


def _elements(value: Value, line: Line, writer: Writer) -> list[Element]:
    if isinstance(value, str):
        return []
    signs = [one for one in value if isinstance(one, Sign)]
    if signs:
        return writer.signs(signs)
    dressed = replace(writer, plain=_looks(line.element), letters=_letters(line))
    return dressed.blocks(one for one in value if not isinstance(one, Sign))


def _looks(paragraph: Element) -> Element | None:
    """Return the settings of the field's paragraph, which plain paragraphs take over."""
    settings = paragraph.find(qn("w:pPr"))
    if settings is None:
        return None
    copy: Element = deepcopy(settings)
    for tag in ("w:sectPr", "w:numPr", "w:rPr", "w:pPrChange"):
        for node in copy.findall(qn(tag)):
            copy.remove(node)
    return copy


def _letters(line: Line) -> Element | None:
    """Return the looks of the field's first letter, which plain paragraphs take over."""
    siblings = (piece.node.itersiblings(qn("w:rPr"), preceding=True) for piece in line.pieces)
    found: list[Element] = [node for nodes in siblings for node in nodes]
    return found[0] if found else None


def _put(line: Line, elements: list[Element]) -> None:
    """Put elements in place of the field's paragraph."""
    paragraph = line.element
    for made in elements:
        paragraph.addprevious(made)
    home = paragraph.getparent()
    needs_one = home.tag in _MUST_HOLD_A_PARAGRAPH and home[-1] is paragraph and not elements
    settings = paragraph.find(qn("w:pPr"))
    ends_section = settings is not None and settings.find(qn("w:sectPr")) is not None
    if needs_one or ends_section:
        for node in [node for node in paragraph if node.tag != qn("w:pPr")]:
            paragraph.remove(node)
    else:
        home.remove(paragraph)


def _drop_comments(word: WordDocument) -> None:
    for part in parts(word):
        for tag in _COMMENTS:
            for node in list(part.element.iter(qn(f"w:{tag}"))):
                node.getparent().remove(node)
    _drop(word.part, "/comments")


def _drop_attached(word: WordDocument) -> None:
    for node in word.settings.element.findall(qn("w:attachedTemplate")):
        word.settings.element.remove(node)
    _drop(word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS), "/attachedTemplate")


def _drop_properties(word: WordDocument) -> None:
    """Forget what the file told of itself: bound LibreOffice’s way it would be there twice."""
    rels = word.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith("/metadata/core-properties")]:
        del rels[key]


def _drop(part: Part, ending: str) -> None:
    for key in [key for key, rel in part.rels.items() if ending in rel.reltype]:
        del part.rels[key]
