"""Files as offices send them and as attackers make them, built here and nowhere in the product."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from functools import cache

from PIL import Image
from pypdf import PdfReader, PdfWriter

from spoiwo.documents.model import BulletList, Document, Heading, Item, PageBreak, Paragraph, Table
from spoiwo.documents.render import to_docx, to_odt, to_pdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LONG = (
    "Umowę partnerstwa podpisało 12 instytucji, a zakres współpracy obejmuje promocję ekonomii społecznej, "
    "zlecanie usług i wymianę doświadczeń między urzędami a organizacjami."
)


@cache
def a_report() -> Document:
    """A report with a heading, a paragraph, a list within a list, and a table."""
    items = BulletList(("zażółcić gęślą jaźń", Item("wesprzeć spółdzielnie", BulletList(("w Łosicach",)))))
    table = Table(
        "Sygnatariusze", ("Nazwa", "Siedziba"), (("PUP w Łosicach", "Łosice"), ("Gmina Żary", "Żary"))
    )
    blocks = (Heading(1, "Działania"), Paragraph(LONG), items, table)
    return Document("Sprawozdanie za 2019 rok", blocks, author="Anna Żak", day=date(2020, 2, 3))


def docx() -> bytes:
    """The report as DOCX."""
    return to_docx(a_report())


def odt() -> bytes:
    """The report as ODT."""
    return to_odt(a_report())


def pdf() -> bytes:
    """The report as PDF."""
    return to_pdf(a_report())


def a_long_pdf(pages: int) -> bytes:
    """A PDF of so many pages, each with its own words."""
    blocks = [
        block
        for number in range(1, pages + 1)
        for block in (Paragraph(f"{LONG} Strona numer {number * 111}."), PageBreak())
    ]
    return to_pdf(Document("Kronika", tuple(blocks[:-1]), day=date(2020, 2, 3)))


def a_locked_pdf(password: str, owner: str = "wlasciciel") -> bytes:
    """The report locked; with an empty password only its printing is."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt(password, owner, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def a_picture(kind: str = "PNG") -> bytes:
    """A white picture."""
    target = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(target, kind)
    return target.getvalue()


def a_scan(pages: int = 2) -> bytes:
    """A PDF whose pages are pictures."""
    first, *rest = (Image.new("L", (200, 280), 200 + number) for number in range(pages))
    target = io.BytesIO()
    first.save(target, "PDF", save_all=True, append_images=rest)
    return target.getvalue()


def zipped(parts: dict[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packed) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str, head: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    """A DOCX with this body and further parts by their names."""
    document = f"<?xml version='1.0'?>{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(more or {})})


def paragraph(inside: str) -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p>{inside}</w:p>"


def run(text: str) -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def a_letter(**attached: bytes) -> bytes:
    """A letter from an office with these files fastened to it, "." in names written as "__"."""
    letter = EmailMessage()
    letter["From"] = "Ewa Żółć <ewa@urzad.example>"
    letter["Subject"] = "Sprawozdanie z partnerstwa – załącznik"
    letter["Date"] = "Fri, 14 Jun 2019 09:12:00 +0200"
    letter.set_content(
        "Dzień dobry,\n\nw załączeniu przesyłam sprawozdanie za rok 2018.\n\n"
        "W dniu 13.06.2019 o 10:02, Jan Kot pisze:\n> Proszę o sprawozdanie.\n\n-- \nEwa Żółć\nStarostwo\n"
    )
    for name, content in attached.items():
        letter.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name.replace("__", ".")
        )
    return letter.as_bytes()
