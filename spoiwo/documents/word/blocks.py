"""Blocks as paragraphs and tables of Word, in the styles of the file they go into."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Mm, RGBColor
from docx.text.font import Font
from docx.text.parfmt import ParagraphFormat

from spoiwo.documents.charts import as_picture
from spoiwo.documents.model import (
    SIGNS_APART,
    SIGNS_RULE,
    SIGNS_RULE_POINTS,
    Align,
    Bar,
    Block,
    BulletList,
    Chart,
    Fact,
    Facts,
    Heading,
    Item,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Sign,
    SignatureLine,
    Signatures,
    Table,
    Text,
    rows_of,
    spans,
)
from spoiwo.documents.prepared import shares
from spoiwo.documents.word.lists import Numbering
from spoiwo.documents.word.styles import Style, heading
from spoiwo.documents.word.xml import TWIPS_A_MM, Element, element, paragraph, run, runs, text_nodes


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks for one file: its style ids, its numberings, the width of its text in twips, its part.

    Plain paragraphs take over the settings and the looks of letters of the field they stand for.
    """

    ids: dict[Style, str]
    numbering: Numbering
    width: int
    part: StoryPart
    plain: Element | None = None
    letters: Element | None = None

    def styled(self, style: Style, text: Text) -> Element:
        """Return a paragraph of a style."""
        return paragraph(self.ids[style], *runs(text))

    def blocks(self, blocks: Iterable[Block]) -> list[Element]:
        """Return prepared blocks as elements."""
        made: list[Element] = []
        turn = False
        for block in blocks:
            if isinstance(block, PageBreak):
                turn = bool(made)
                continue
            elements = self._block(block)
            if turn and elements:
                elements = _on_new_page(elements)
                turn = False
            made += elements
        return made

    def facts(self, facts: Iterable[Fact]) -> list[Element]:
        """Return named values, each in a line."""
        return [
            paragraph(self.ids[Style.FACT], run(f"{fact.label}: ", strong=True), *runs(fact.value))
            for fact in facts
        ]

    def signs(self, signs: Iterable[Sign]) -> list[Element]:
        """Return the signs, each with the words that stand for it: a paragraph for each of their lines."""
        return [paragraph(None, *_spread(row, self.part)) for row in rows_of(tuple(signs))]

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Heading():
                return [self.styled(heading(block.level), block.text)]
            case Paragraph():
                return [self._paragraph(block)]
            case Note():
                return [self.styled(Style.NOTE, block.text)]
            case BulletList() | NumberedList():
                return self._entries(block, 0)
            case Table():
                return self._table(block)
            case Facts():
                return self.facts(block.items)
            case Signatures():
                return [made for line in block.lines for made in self._signature(line)]
            case Picture():
                return self._photograph(block)
            case Chart():
                return self._photograph(as_picture(block))
            case PageBreak():
                return []  # what follows says it

    def _paragraph(self, block: Paragraph) -> Element:
        made = paragraph(None)
        if self.plain is not None:
            made.append(deepcopy(self.plain))
        for span in spans(block.text):
            said = run(span.text)
            if self.letters is not None:
                said.insert(0, deepcopy(self.letters))
            looks = Font(said)
            looks.bold = span.strong or looks.bold
            looks.italic = span.emphasis or looks.italic
            if isinstance(span, Bar):
                looks.highlight_color, looks.color.rgb = WD_COLOR_INDEX.BLACK, RGBColor(255, 255, 255)
            made.append(said)
        return made

    def _photograph(self, block: Picture) -> list[Element]:
        # In a narrow field of a template the picture is as wide as there is room.
        shown = _picture(block, self.part, min(block.width_mm, self.width / TWIPS_A_MM))
        kept = (element("keepNext"),) if block.caption else ()
        caption = [self.styled(Style.PICTURE, block.caption)] if block.caption else []
        return [paragraph(None, shown, settings=kept), *caption]

    def _entries(self, entries: BulletList | NumberedList, level: int) -> list[Element]:
        deep = min(level, 8)
        numbered = isinstance(entries, NumberedList)
        identity = self.numbering.begin(numbered=numbered, level=deep)
        made: list[Element] = []
        for item in entries.items:
            text, nested = (item.text, item.nested) if isinstance(item, Item) else (item, None)
            made.append(paragraph(self.ids[Style.ITEM], *runs(text), settings=(_mark(deep, identity),)))
            if nested:
                made += self._entries(nested, level + 1)
        return made

    def _signature(self, line: SignatureLine) -> list[Element]:
        first, *others = [said for said in (line.name, line.office, line.institution) if said] or [""]
        return [self.styled(Style.SIGNATURE, first), *(self.styled(Style.SIGNED, said) for said in others)]

    def _table(self, table: Table) -> list[Element]:
        widths = [round(share * self.width) for share in shares(table)]
        # Two tables with nothing between them would become one.
        after = paragraph(self.ids[Style.CELL])
        caption = [self.styled(Style.CAPTION, table.caption)] if table.caption else []
        grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
        rows = [self._row(table, row, widths) for row in table.rows]
        made = element("tbl", self._properties(table), grid, self._headings(table, widths), *rows)
        return [*caption, made, after]

    def _properties(self, table: Table) -> Element:
        look = element(
            "tblLook",
            val="04A0" if table.heads_rows else "0420",
            firstRow=1,
            lastRow=0,
            firstColumn=int(table.heads_rows),
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        )
        described = (element("tblCaption", val=table.caption),) if table.caption else ()
        return element(
            "tblPr",
            element("tblStyle", val=self.ids[Style.GRID]),
            element("tblW", w=self.width, type="dxa"),
            element("tblLayout", type="fixed"),
            look,
            *described,
        )

    def _headings(self, table: Table, widths: list[int]) -> Element:
        cells = [
            self._cell(said, widths[place], _align(table, place), Style.COLUMN, heads=True)
            for place, said in enumerate(table.headings)
        ]
        return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)

    def _row(self, table: Table, row: tuple[Text, ...], widths: list[int]) -> Element:
        settings = [element("cantSplit")]
        if table.row_mm:
            settings.append(element("trHeight", val=round(table.row_mm * TWIPS_A_MM), hRule="atLeast"))
        cells = [
            self._cell(
                said,
                widths[place],
                _align(table, place),
                Style.COLUMN if table.heads_rows and not place else Style.CELL,
            )
            for place, said in enumerate(row)
        ]
        return element("tr", element("trPr", *settings), *cells)

    def _cell(self, said: Text, width: int, align: Align, style: Style, *, heads: bool = False) -> Element:
        aligned = () if align is Align.LEFT else (element("jc", val=str(align)),)
        # Headings of columns never stay alone at the foot of a page.
        kept = (element("keepNext"),) if heads else ()
        return element(
            "tc",
            element("tcPr", element("tcW", w=width, type="dxa")),
            paragraph(self.ids[style], *runs(said), settings=kept + aligned),
        )


def _align(table: Table, place: int) -> Align:
    return table.align[place] if table.align else Align.LEFT


def _on_new_page(elements: list[Element]) -> list[Element]:
    """Let the first paragraph begin a page: a break of its own would leave an empty line there."""
    first = elements[0]
    if first.tag != qn("w:p"):
        return [paragraph(None, settings=(element("pageBreakBefore"),)), *elements]
    ParagraphFormat(first).page_break_before = True
    return elements


def _mark(level: int, identity: int) -> Element:
    return element("numPr", element("ilvl", val=level), element("numId", val=identity))


def _spread(row: list[Sign], part: StoryPart) -> list[Element]:
    """Return the pictures of a line with what stands between two of them."""
    made: list[Element] = []
    for place, sign in enumerate(row):
        made += [run(SIGNS_APART)] if place else []
        made += [_rule(), run(SIGNS_APART)] if sign.ruled else []
        made.append(_picture(sign, part, sign.width_mm))
    return made


def _rule() -> Element:
    """Return an upright rule as high as the signs: a letter, for a drawing would ask for words."""
    size = SIGNS_RULE_POINTS * 2
    return element("r", element("rPr", element("sz", val=size)), *text_nodes(SIGNS_RULE))


def _picture(one: Sign | Picture, part: StoryPart, width_mm: float) -> Element:
    inline = part.new_pic_inline(BytesIO(one.content), width=Mm(width_mm))
    inline.docPr.set("descr", one.words)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    return element("r", element("drawing", inline))
