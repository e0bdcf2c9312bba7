"""The empty paper every DOCX of ours begins with: A4, Polish, real styles, nothing else."""

from functools import cache
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from spoiwo.documents.word.styles import Style
from spoiwo.documents.word.xml import Element, element

_LOCALES = {"pl": "pl-PL", "uk": "uk-UA", "en": "en-GB"}
_FONT = "Calibri"
_INK, _GREY, _RULE = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x46, 0x46, 0x46), "969696"
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_WORD_2013 = "15"
_HEADINGS = {1: 14, 2: 12, 3: 11, 4: 11, 5: 11, 6: 11}


def empty_paper(language: str = "pl") -> WordDocument:
    """Return a new empty paper in the language."""
    word = docx.Document(BytesIO(_made()))
    set_language(word, language)
    return word


def set_language(word: WordDocument, language: str) -> None:
    """Say what language the words are in, for spelling and for screen readers."""
    locale = _LOCALES.get(language, language)
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    word.core_properties.language = locale


@cache
def _made() -> bytes:
    word = docx.Document()
    _drop_ballast(word)
    _page(word)
    _fonts(word)
    _plain_styles(word)
    _own_styles(word)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _drop_ballast(word: WordDocument) -> None:
    """Leave out what the library's own file brings and no paper needs; it is most of its weight."""
    for rels, unwanted in (
        (word.part.package.rels, {RELATIONSHIP_TYPE.THUMBNAIL}),
        (word.part.rels, {_EFFECTS, RELATIONSHIP_TYPE.CUSTOM_XML}),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype in unwanted]:
            del rels[key]
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {
            "TableNormal",
            "TableGrid",
        }:
            styles.remove(style)


def _page(word: WordDocument) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(23)
    page.top_margin = page.bottom_margin = Mm(23)
    page.header_distance = page.footer_distance = Mm(11)
    # Without it Word opens the file as one of an old version, and hangs tables into the margin.
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    for old in compat.findall(qn("w:compatSetting")):
        compat.remove(old)
    compat.append(
        element(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val=_WORD_2013,
        )
    )


def _fonts(word: WordDocument) -> None:
    """Take the font by its name instead of by the theme, in every style."""
    for fonts in word.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)


def _plain_styles(word: WordDocument) -> None:
    normal = _style(word, "Normal", size=11, after=6)
    normal.paragraph_format.line_spacing = 1.1
    title = _style(word, "Title", size=20, before=18, after=4, bold=True)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    number = _style(word, "Subtitle", size=13, after=10)
    number.font.italic = False
    for spacing in number.element.rPr.findall(qn("w:spacing")):
        number.element.rPr.remove(spacing)
    for level, size in _HEADINGS.items():
        made = _style(word, f"Heading {level}", size=size, before=14, after=4, bold=level < 3)
        made.font.italic = level > 2
        made.paragraph_format.keep_with_next = True
    caption = _style(word, "Caption", size=10, before=8, after=3, colour=_GREY)
    caption.font.bold = False
    caption.paragraph_format.keep_with_next = True
    _style(word, "List Paragraph", size=11, after=3).paragraph_format.left_indent = None
    for name in ("Header", "Footer"):
        edge = _style(word, name, size=9, after=0, colour=_GREY)
        for tabs in edge.element.findall(f".//{qn('w:tabs')}"):
            tabs.getparent().remove(tabs)
    for border in word.styles["Table Grid"].element.findall(f".//{qn('w:tblBorders')}/*"):
        border.set(qn("w:color"), _RULE)


def _own_styles(word: WordDocument) -> None:
    _style(word, Style.HEAD, size=10, colour=_GREY)
    place = _style(word, Style.PLACE, size=11)
    place.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    fact = _style(word, Style.FACT, size=11, after=2)
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Mm(6), Mm(-6)
    _style(word, Style.PICTURE, size=10, after=8, colour=_GREY)
    _style(word, Style.CELL, size=10, before=1, after=1)
    _style(word, Style.COLUMN, size=10, before=1, after=1, bold=True)
    note = _style(word, Style.NOTE, size=11, before=6, after=6)
    note.paragraph_format.left_indent = Mm(4)
    _bordered(note, "left", 16)
    signature = _style(word, Style.SIGNATURE, size=11, before=40, after=0)
    signature.paragraph_format.left_indent = Mm(82)
    signature.paragraph_format.keep_with_next = True
    _bordered(signature, "top", 4)
    signed = _style(word, Style.SIGNED, size=10, after=0, colour=_GREY)
    signed.paragraph_format.left_indent = Mm(82)


def _style(
    word: WordDocument,
    name: str,
    *,
    size: int,
    before: int = 0,
    after: int = 6,
    bold: bool = False,
    colour: RGBColor = _INK,
) -> ParagraphStyle:
    """Return the style set to these values, made when the file has none of that name."""
    names = {style.name for style in word.styles}
    made = word.styles[name] if name in names else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)  # every name above is of a paragraph style
    made.font.size, made.font.bold, made.font.color.rgb = Pt(size), bold, colour
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
    made.quick_style = True
    return made


def _bordered(style: ParagraphStyle, side: str, eighths: int) -> None:
    border: Element = element(side, val="single", sz=eighths, space=4, color=_RULE)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        element("pBdr", border), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc",
        "w:outlineLvl",
    )  # fmt: skip
