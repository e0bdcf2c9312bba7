"""Blocks as paragraphs, lists and tables of an open document."""

from collections.abc import Iterable
from functools import cached_property

from docx.image.image import Image
from odf import draw, style, svg, table, text
from odf.element import Element
from odf.opendocument import OpenDocumentText

from spoiwo.documents.charts import as_picture
from spoiwo.documents.model import (
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
    Span,
    Table,
    Text,
    spans,
)
from spoiwo.documents.prepared import shares

_RULE = "0.5pt solid #969696"
_PARAGRAPHS = (text.P().qname, text.H(outlinelevel=1).qname)
_SIDES = {Align.LEFT: "start", Align.CENTRE: "center", Align.RIGHT: "end"}


def paragraph(style_name: str, said: Text) -> Element:
    """Return a paragraph of a style with its text and emphasis."""
    made = text.P(stylename=style_name)
    add_text(made, said)
    return made


def add_text(node: Element, said: Text) -> None:
    """Put text into a node, with its line feeds and emphasis."""
    for span in spans(said):
        _add_span(node, span)


def _add_span(node: Element, span: Span) -> None:
    looks = (("Strong", span.strong), ("Emphasis", span.emphasis), ("BlackedOut", isinstance(span, Bar)))
    for name, wanted in looks:
        if wanted:
            inner = text.Span(stylename=name)
            node.addElement(inner)
            node = inner
    for place, line in enumerate(span.text.split("\n")):
        if place:
            node.addElement(text.LineBreak())
        _add_line(node, line)


def _add_line(node: Element, line: str) -> None:
    """Add a line; spaces in a row and tabs have elements of their own, or they would become one space."""
    for nth, piece in enumerate(line.split("\t")):
        if nth:
            node.addElement(text.Tab())
        words = piece.split(" ")
        for place, word in enumerate(words):
            if place and not words[place - 1] and place > 1:
                node.addElement(text.S())
            elif place:
                node.addText(" ")
            node.addText(word)


class OdtBlocks:
    """Writes prepared blocks for one file, adding the automatic styles they need to it."""

    def __init__(self, odt: OpenDocumentText, width_mm: float) -> None:
        self._odt = odt
        self._width = width_mm
        self._made = 0
        self._heights: dict[float, Element] = {}
        self._sided: dict[tuple[str, Align], Element] = {}

    def blocks(self, blocks: Iterable[Block]) -> list[Element]:
        """Return blocks as elements; what follows a page break begins a page."""
        made: list[Element] = []
        turn = False
        for block in blocks:
            if isinstance(block, PageBreak):
                turn = bool(made)
                continue
            elements = self._block(block)
            if turn and elements:
                elements = self._on_new_page(elements)
                turn = False
            made += elements
        return made

    def facts(self, facts: Iterable[Fact]) -> list[Element]:
        """Return named values, each in a line."""
        return [
            paragraph("Fact", (Span(f"{fact.label}: ", strong=True), *spans(fact.value))) for fact in facts
        ]

    def picture(self, one: Sign | Picture) -> Element:
        """Return a picture that stands in a line, with its words."""
        self._made += 1
        known = Image.from_blob(one.content)
        height = one.width_mm * known.px_height / known.px_width
        frame = draw.Frame(
            name=f"Obraz{self._made}",
            anchortype="as-char",
            width=f"{one.width_mm}mm",
            height=f"{height:.2f}mm",
        )
        address = self._odt.addPictureFromString(one.content, known.content_type)
        frame.addElement(draw.Image(href=address, type="simple", show="embed", actuate="onLoad"))
        frame.addElement(svg.Title(text=one.words))
        frame.addElement(svg.Desc(text=one.words))
        return frame

    def begin(self, first: Element, master: str) -> None:
        """Let the first paragraph begin the pages of a master."""
        self._restyle(first, masterpagename=master)

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Heading():
                made = text.H(outlinelevel=block.level, stylename=f"Heading_20_{block.level}")
                add_text(made, block.text)
                return [made]
            case Paragraph():
                return [paragraph("Text_20_body", block.text)]
            case Note():
                return [paragraph("Note", block.text)]
            case BulletList() | NumberedList():
                return [self._entries(block)]
            case Table():
                return self._table(block)
            case Facts():
                return self.facts(block.items)
            case Signatures():
                return [made for line in block.lines for made in _signature(line)]
            case Picture():
                return self._photograph(block)
            case Chart():
                return self._photograph(as_picture(block))
            case PageBreak():
                return []  # what follows says it

    def _photograph(self, block: Picture) -> list[Element]:
        line = text.P(stylename="Text_20_body")
        line.addElement(self.picture(block))
        return [line, *([paragraph("Picture_20_Caption", block.caption)] if block.caption else [])]

    def _entries(self, entries: BulletList | NumberedList) -> Element:
        made = text.List(stylename="Numbers" if isinstance(entries, NumberedList) else "Bullets")
        for item in entries.items:
            said, nested = (item.text, item.nested) if isinstance(item, Item) else (item, None)
            entry = text.ListItem()
            entry.addElement(paragraph("List_20_Contents", said))
            if nested:
                entry.addElement(self._entries(nested))
            made.addElement(entry)
        return made

    def _table(self, block: Table) -> list[Element]:
        self._made += 1
        made = table.Table(name=f"Tabela{self._made}", stylename=self._grid)
        for share in shares(block):
            made.addElement(table.TableColumn(stylename=self._column(share)))
        headings = table.TableHeaderRows()
        headings.addElement(self._row(block, block.headings, headings=True))
        made.addElement(headings)
        for row in block.rows:
            made.addElement(self._row(block, row, headings=False))
        caption = [paragraph("Caption", block.caption)] if block.caption else []
        # A line after it keeps two tables apart.
        return [*caption, made, text.P(stylename="Table_20_Contents")]

    def _row(self, block: Table, row: Iterable[Text], *, headings: bool) -> Element:
        made = table.TableRow(stylename=self._height(0 if headings else block.row_mm))
        for place, said in enumerate(row):
            heads = headings or (block.heads_rows and not place)
            name = "Table_20_Heading" if heads else "Table_20_Contents"
            side = block.align[place] if block.align else Align.LEFT
            cell = table.TableCell(stylename=self._cell, valuetype="string")
            cell.addElement(paragraph(self._aligned(name, side), said))
            made.addElement(cell)
        return made

    def _on_new_page(self, elements: list[Element]) -> list[Element]:
        first = elements[0]
        if first.qname not in _PARAGRAPHS:
            first = text.P(stylename="Table_20_Contents")
            elements = [first, *elements]
        made = self._restyle(first)
        made.addElement(style.ParagraphProperties(breakbefore="page"))
        return elements

    def _restyle(self, node: Element, **more: str) -> Element:
        """Give a paragraph a style of its own, resting on the one it has, and return that."""
        self._made += 1
        rests_on = node.getAttribute("stylename")
        made = self._automatic("paragraph", f"Own{self._made}", parentstylename=rests_on, **more)
        node.setAttribute("stylename", made)
        return made

    @cached_property
    def _grid(self) -> Element:
        made = self._automatic("table", "Grid")
        made.addElement(
            style.TableProperties(
                width=f"{self._width}mm",
                align="margins",
                bordermodel="collapsing",
                maybreakbetweenrows="true",
            )
        )
        return made

    @cached_property
    def _cell(self) -> Element:
        made = self._automatic("table-cell", "Cell")
        made.addElement(style.TableCellProperties(border=_RULE, padding="1mm"))
        return made

    def _column(self, share: float) -> Element:
        self._made += 1
        made = self._automatic("table-column", f"Column{self._made}")
        made.addElement(style.TableColumnProperties(columnwidth=f"{self._width * share:.2f}mm"))
        return made

    def _height(self, least_mm: float) -> Element:
        if least_mm not in self._heights:
            made = self._automatic("table-row", f"Row{len(self._heights)}")
            least = {"minrowheight": f"{least_mm}mm"} if least_mm else {}
            made.addElement(style.TableRowProperties(keeptogether="always", **least))
            self._heights[least_mm] = made
        return self._heights[least_mm]

    def _aligned(self, name: str, side: Align) -> Element | str:
        if side is Align.LEFT:
            return name
        if (name, side) not in self._sided:
            made = self._automatic("paragraph", f"Sided{len(self._sided)}", parentstylename=name)
            made.addElement(style.ParagraphProperties(textalign=_SIDES[side]))
            self._sided[name, side] = made
        return self._sided[name, side]

    def _automatic(self, family: str, name: str, **more: str) -> Element:
        made = style.Style(name=name, family=family, **more)
        self._odt.automaticstyles.addElement(made)
        return made


def _signature(line: SignatureLine) -> list[Element]:
    first, *others = [said for said in (line.name, line.office, line.institution) if said] or [""]
    return [paragraph("Signature", first), *(paragraph("Signed", said) for said in others)]
