"""DOCX: a paper of our own layout."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.section import Section

from spoiwo.documents.model import Document
from spoiwo.documents.prepared import place_and_day, prepared
from spoiwo.documents.word.base import empty_paper
from spoiwo.documents.word.blocks import Writer
from spoiwo.documents.word.lists import Numbering
from spoiwo.documents.word.pages import saved, text_width
from spoiwo.documents.word.properties import tell
from spoiwo.documents.word.styles import Style, style_ids
from spoiwo.documents.word.xml import Element, element, field, paragraph, run


def own_layout(document: Document) -> bytes:
    """Return the document as DOCX in our own layout."""
    document = prepared(document)
    word = empty_paper(document.language)
    if document.landscape:
        _turn(word.sections[0])
    writer = Writer(style_ids(word, word), Numbering(word), text_width(word.sections[0]), word.part)
    end = word.element.body.sectPr
    for made in _head(document, writer, word) + writer.blocks(document.blocks):
        end.addprevious(made)
    _edges(word, document)
    tell(word, document)
    return saved(word)


def _turn(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _head(document: Document, writer: Writer, word: WordDocument) -> list[Element]:
    """Return what stands above the blocks: signs, whose paper it is, place and day, title, number, facts."""
    lines = (
        (Style.HEAD, " · ".join(part for part in (document.partnership, document.body) if part)),
        (Style.PLACE, place_and_day(document)),
        (Style.TITLE, document.title),
        (Style.NUMBER, document.number),
    )
    said = [writer.styled(style, text) for style, text in lines if text]
    return [*writer.signs(document.signs), *said, *writer.facts(document.facts)]


def _edges(word: WordDocument, document: Document) -> None:
    """Write the footer with the number of the page, and on later pages what paper this is."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    running = " · ".join(part for part in (document.number, document.title) if part)
    section.header.paragraphs[0].text = running
    width = text_width(section)
    for footer in (section.footer, section.first_page_footer):
        settings = element("tabs", element("tab", val="right", pos=width))
        numbers = [*field("PAGE"), run(" / "), *field("NUMPAGES")]
        style = footer.paragraphs[0].style
        made = paragraph(
            style.style_id if style is not None else None,
            run(f"{document.footer}\t"),
            *numbers,
            settings=(settings,),
        )
        old = footer.paragraphs[0]._p
        old.getparent().replace(old, made)
