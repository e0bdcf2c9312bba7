"""Real files as offices make them: blacked out well, and blacked out badly in every usual way."""

from functools import cache
from io import BytesIO

import docx
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from odf import dc, office, text
from odf.opendocument import OpenDocumentText
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text as TextNote
from pypdf.generic import DecodedStreamObject, NameObject

NAME, PESEL = "Janina Kwiatkowska", "44051401359"
_HEAD = '#set document(title: "Skarga", author: "Sekretariat")\n#set page(width: 12cm, height: 8cm)\n'


def pdf(*pages: str, head: str = _HEAD) -> bytes:
    """Return a PDF with these pages, written as typst."""
    made = typst.compile((head + "\n#pagebreak()\n".join(pages)).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


# Once: a PDF made a second later has another date in it.
@cache
def open_pdf() -> bytes:
    """Return the original: page 1 says nothing of anybody, page 2 names somebody."""
    return pdf("Skarga na bezczynność", f"Skarżąca {NAME}, PESEL {PESEL}, mówi o sprawie.")


def well_blacked_out() -> bytes:
    """Return a copy from which the words are gone."""
    box = "#box(fill: black, width: 4cm, height: 1em)"
    return pdf("Skarga na bezczynność", f"Skarżąca {box}, mówi o sprawie.")


def under_a_box() -> bytes:
    """Return the usual mistake: a black rectangle drawn over words that are still there."""
    box = "#place(top + left, rect(fill: black, width: 100%, height: 3cm))"
    return pdf("Skarga na bezczynność", f"Skarżąca {NAME}, PESEL {PESEL}, mówi o sprawie. {box}")


def named_in_properties() -> bytes:
    """Return a well blacked-out copy that names somebody in its title."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(well_blacked_out())))
    writer.add_metadata({"/Subject": f"Skarga: {NAME}"})
    return _written(writer)


def with_a_note() -> bytes:
    """Return a well blacked-out copy with a note on page 2."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(well_blacked_out())))
    writer.add_annotation(1, TextNote(rect=(50, 50, 80, 80), text=f"ukryć {NAME}", open=False))
    return _written(writer)


def with_the_original_attached() -> bytes:
    """Return a well blacked-out copy that carries the original inside."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(well_blacked_out())))
    writer.add_attachment("oryginal.txt", f"{NAME}".encode())
    return _written(writer)


def saved_over() -> bytes:
    """Return the original with a new page 2 added behind it, as programs save changes quickly."""
    writer = PdfWriter(BytesIO(open_pdf()), incremental=True)
    empty = DecodedStreamObject()
    empty.set_data(b"")
    writer.pages[1][NameObject("/Contents")] = writer._add_object(empty)
    return _written(writer)


def locked() -> bytes:
    """Return a copy nobody opens without a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(well_blacked_out())))
    writer.encrypt("haslo", algorithm="RC4-128")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def scan() -> bytes:
    """Return a page that is a picture: no word of it can be read by a program."""
    picture = BytesIO()
    Image.new("RGB", (4, 4), "white").save(picture, "PNG")
    return pdf(f'#image(bytes({tuple(picture.getvalue())}), width: 5cm, alt: "Skan")')


def word(*, deleted: str = "", comment: str = "", said: str = "Skarżąca, mówi o sprawie.") -> bytes:
    """Return a DOCX, with a sentence deleted while changes were tracked, or a comment."""
    paper = docx.Document()
    paper.core_properties.author = ""
    paragraph = paper.add_paragraph()
    run = paragraph.add_run(said)
    if deleted:
        change, gone, words = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "Sekretariat")
        words.text = deleted
        gone.append(words)
        change.append(gone)
        paragraph._p.append(change)
    if comment:
        paper.add_comment(run, text=comment, author="Sekretariat", initials="S")
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def open_document(*, remark: str = "", said: str = "Skarżąca, mówi o sprawie.") -> bytes:
    """Return an ODT, with a remark in the margin."""
    paper = OpenDocumentText()
    paragraph = text.P(text=said)
    if remark:
        note = office.Annotation()
        note.addElement(dc.Creator(text="Sekretariat"))
        note.addElement(text.P(text=remark))
        paragraph.addElement(note)
    paper.text.addElement(paragraph)
    made = BytesIO()
    paper.write(made)
    return made.getvalue()
