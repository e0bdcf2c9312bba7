"""Photographs in papers: in every format with the words that stand for them, and frozen with the paper."""

import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import html

from spoiwo.documents.frozen import as_data, fingerprint, from_data
from spoiwo.documents.model import Document, Picture, Sign
from spoiwo.documents.render import to_docx, to_html, to_odt, to_pdf
from tests.documents import readers
from tests.documents.samples import HOSTILE, a_picture, album, hostile
from tests.documents.templates import a_template

SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
WORDS = ["Uczestnicy wokół stołu w sali", "Źdźbło – rzeźba młodych twórców"]


def of_docx(document: Document) -> list[str]:
    shapes = docx.Document(BytesIO(to_docx(document))).inline_shapes
    return [str(shape._inline.docPr.get("descr")) for shape in shapes]


def of_odt(document: Document) -> list[str]:
    content = readers.odt_part(to_odt(document), "content.xml")
    return [node.text or "" for node in content.iter(f"{SVG}desc")]


def of_html(document: Document) -> list[str]:
    return [str(image.get("alt")) for image in html.fromstring(to_html(document)).iter("img")]


ALTERNATIVES: dict[str, Callable[[Document], list[str]]] = {
    "docx": of_docx,
    "odt": of_odt,
    "html": of_html,
    "pdf": lambda document: readers.pdf_alternatives(to_pdf(document)),
}


@pytest.mark.parametrize("form", ALTERNATIVES)
def test_every_format_carries_the_words_that_stand_for_photographs(form: str) -> None:
    assert [words.replace("\u00a0", " ") for words in ALTERNATIVES[form](album())] == WORDS


@pytest.mark.parametrize("form", ALTERNATIVES)
def test_hostile_words_of_a_photograph_stay_words(form: str) -> None:
    sign, photograph = ALTERNATIVES[form](hostile())

    assert readers.words(sign) == readers.words(HOSTILE[1])
    assert readers.words(photograph) == readers.words(HOSTILE[0])


def test_every_format_holds_the_very_bytes_of_a_photograph() -> None:
    content = a_picture()

    for written in (to_docx(album()), to_odt(album())):
        with ZipFile(BytesIO(written)) as archive:
            assert content in [archive.read(name) for name in archive.namelist()]
    [shown, _other] = html.fromstring(to_html(album())).iter("img")
    assert b64decode(str(shown.get("src")).partition(",")[2]) == content


@pytest.mark.parametrize(
    "template", [None, a_template("{{znaki}}", "{{treść}}")], ids=["own", "of an office"]
)
def test_every_picture_of_a_word_file_has_a_number_of_its_own(template: bytes | None) -> None:
    signed = replace(album(), signs=(Sign(a_picture(), "Unia"), Sign(a_picture(), "Polska")))

    word = docx.Document(BytesIO(to_docx(signed, template)))

    numbers = [drawing.get("id") for drawing in word.element.body.iter(qn("wp:docPr"))]
    assert len(numbers) == 4
    assert len(set(numbers)) == 4


def test_a_photograph_reads_back_from_the_frozen_paper() -> None:
    data = as_data(album())

    assert from_data(data) == album()
    assert fingerprint(as_data(from_data(data))) == fingerprint(data)


def test_the_same_photographs_give_the_same_pdf() -> None:
    assert to_pdf(album()) == to_pdf(album())


def test_a_photograph_beside_a_sign_no_font_has_is_printed() -> None:
    document = replace(album(), blocks=(Picture(a_picture(), "Żółw", "Dziękujemy 漢"),))

    written = to_pdf(document)

    assert "Dziękujemy �" in readers.pdf_text(written)
    assert readers.pdf_alternatives(written) == ["Żółw"]


def test_a_photograph_stands_in_the_layout_of_an_office_no_wider_than_its_place() -> None:
    def narrow(word: WordDocument) -> None:
        section = word.sections[0]
        section.page_width, section.left_margin, section.right_margin = Mm(100), Mm(20), Mm(20)

    written = to_docx(album(), a_template("{{treść}}", change=narrow))

    shapes = docx.Document(BytesIO(written)).inline_shapes
    assert [str(shape._inline.docPr.get("descr")).replace("\u00a0", " ") for shape in shapes] == WORDS
    assert all(round(shape.width.mm) == 60 for shape in shapes)
    assert "Warsztaty w Zwoleniu" in re.sub("\u00a0", " ", readers.word_text(written))
