"""ODT by odfpy: an accessible open document with the same words as the other formats."""

from datetime import datetime
from io import BytesIO

from odf import dc, meta, style, text
from odf.element import Element
from odf.opendocument import OpenDocumentText

from spoiwo.common import clock
from spoiwo.documents.model import SIGNS_APART, SIGNS_RULE, Document, Sign, rows_of
from spoiwo.documents.prepared import place_and_day, prepared
from spoiwo.documents.render.odt_blocks import OdtBlocks, paragraph
from spoiwo.documents.render.odt_styles import FIRST_PAGE, add_pages, add_styles, text_width_mm


def to_odt(document: Document) -> bytes:
    """Return the document as ODT: headings, repeated rows of headings, language, title, words for signs."""
    document = prepared(document)
    odt = OpenDocumentText()
    add_styles(odt, document.language)
    width = text_width_mm(landscape=document.landscape)
    _edges(odt, document, width)
    writer = OdtBlocks(odt, width)
    head = _head(document, writer)
    writer.begin(head[0], FIRST_PAGE)
    for made in [*head, *writer.blocks(document.blocks)]:
        odt.text.addElement(made)
    _tell(odt, document)
    kept = BytesIO()
    odt.write(kept)
    return kept.getvalue()


def _head(document: Document, writer: OdtBlocks) -> list[Element]:
    lines = (
        ("Head", " · ".join(part for part in (document.partnership, document.body) if part)),
        ("Place", place_and_day(document)),
        ("Title", document.title),
        ("Subtitle", document.number),
    )
    said = [paragraph(name, words) for name, words in lines if words]
    return [*_signs(writer, document.signs), *said, *writer.facts(document.facts)]


def _signs(writer: OdtBlocks, signs: tuple[Sign, ...]) -> list[Element]:
    lines = []
    for row in rows_of(signs):
        line = text.P(stylename="Text_20_body")
        for number, sign in enumerate(row):
            if number:
                line.addText(SIGNS_APART)
            if sign.ruled:
                line.addElement(text.Span(stylename="SignsRule", text=SIGNS_RULE))
                line.addText(SIGNS_APART)
            line.addElement(writer.picture(sign))
        lines.append(line)
    return lines


def _edges(odt: OpenDocumentText, document: Document, width_mm: float) -> None:
    """Write the footer with the number of the page, and on later pages what paper this is."""
    stops = style.TabStops()
    stops.addElement(style.TabStop(position=f"{width_mm}mm", type="right"))
    shape = style.ParagraphProperties()
    shape.addElement(stops)
    line = style.Style(name="Edge", family="paragraph", parentstylename="Footer")
    line.addElement(shape)
    odt.automaticstyles.addElement(line)
    first, later = add_pages(odt, landscape=document.landscape)
    header = style.Header()
    running = " · ".join(part for part in (document.number, document.title) if part)
    header.addElement(paragraph("Header", running))
    later.addElement(header)
    for master in (first, later):
        master.addElement(_footer(document))


def _footer(document: Document) -> Element:
    footer = style.Footer()
    numbers = paragraph("Edge", document.footer)
    numbers.addElement(text.Tab())
    numbers.addElement(text.PageNumber(selectpage="current", text="1"))
    numbers.addText(" / ")
    numbers.addElement(text.PageCount(text="1"))
    footer.addElement(numbers)
    return footer


def _tell(odt: OpenDocumentText, document: Document) -> None:
    """Write what the file tells of itself."""
    author = document.author or document.partnership
    moment = _moment(document)
    told = [
        dc.Title(text=document.title),
        dc.Language(text=document.language),
        dc.Date(text=moment),
        meta.CreationDate(text=moment),
    ]
    if author:
        told += [dc.Creator(text=author), meta.InitialCreator(text=author)]
    if document.subject:
        told.append(dc.Subject(text=document.subject))
    for one in told:
        odt.meta.addElement(one)


def _moment(document: Document) -> str:
    if document.made_at is None and document.day:
        return f"{document.day:%Y-%m-%d}T12:00:00"
    moment: datetime = document.made_at or clock.now()
    return f"{moment:%Y-%m-%dT%H:%M:%S}"
