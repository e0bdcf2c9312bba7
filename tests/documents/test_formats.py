"""One source, four formats: the same words and numbers, read back by programs that are not ours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from spoiwo.documents.model import Document, Heading, Paragraph
from spoiwo.documents.render import to_docx, to_html, to_odt, to_pdf
from tests.documents import readers
from tests.documents.samples import HOSTILE, album, hostile, minutes

Reading = Callable[[Document], str]
READINGS: dict[str, Reading] = {
    "docx": lambda document: readers.word_text(to_docx(document)),
    "odt": lambda document: readers.odt_text(to_odt(document)),
    "pdf": lambda document: readers.pdf_text(to_pdf(document)),
    "html": lambda document: readers.html_text(to_html(document)),
}
OFFICE: dict[str, Callable[[Document], bytes]] = {"docx": to_docx, "odt": to_odt}


@pytest.mark.parametrize("document", [minutes(), album()], ids=["minutes", "album"])
@pytest.mark.parametrize("form", READINGS)
def test_every_format_says_the_same_in_the_same_order(form: str, document: Document) -> None:
    readers.assert_says(READINGS[form](document), document)


@pytest.mark.parametrize("form", READINGS)
def test_what_people_wrote_is_printed_as_it_stands_in_every_format(form: str) -> None:
    document = hostile()

    text = READINGS[form](document)

    readers.assert_says(text, document)
    whole = " ".join(text.replace("\u00ad\n", "").split())
    for literal in ("{{ config }}", '#panic("x")', "$x^2$", "<script>alert(1)</script>", "&amp;", "=1+1"):
        assert literal in whole


@pytest.mark.parametrize("form", OFFICE)
@pytest.mark.parametrize("document", [minutes(69), hostile(), album()], ids=["minutes", "hostile", "album"])
def test_libreoffice_opens_the_file_and_prints_every_word(
    form: str, document: Document, tmp_path: Path
) -> None:
    printed = readers.office_pdf(OFFICE[form](document), form, tmp_path)

    readers.assert_says(readers.pdf_text(printed), document)


def test_a_file_of_ours_carries_no_sign_that_xml_forbids() -> None:
    document = replace(minutes(), title=HOSTILE[3], blocks=(Paragraph("a\x00b\x0bc"),))

    assert "a\x00" not in readers.word_text(to_docx(document))
    assert "abc" in readers.word_text(to_docx(document))
    assert "abc" in readers.odt_text(to_odt(document))
    assert "abc" in readers.html_text(to_html(document))


def test_a_sign_no_font_has_is_shown_as_missing_in_pdf_and_kept_in_the_other_formats() -> None:
    document = replace(minutes(), blocks=(Paragraph("Dziękujemy 🙂 漢 ☑ \ue000!"),))

    printed = readers.pdf_text(to_pdf(document))

    assert "Dziękujemy 🙂 � ☑ �!" in " ".join(printed.split())
    assert "Dziękujemy 🙂 漢 ☑ \ue000!" in readers.word_text(to_docx(document)).replace("\u00a0", " ")


def test_what_belongs_together_is_held_on_one_line_in_every_format() -> None:
    document = replace(minutes(), blocks=(Paragraph("Zebranie w Zwoleniu 14 maja 2015 r."),))

    for form in ("docx", "odt", "html"):
        assert "w\u00a0Zwoleniu 14\u00a0maja\u00a02015\u00a0r." in READINGS[form](document)


def test_a_line_feed_within_a_text_begins_a_new_line() -> None:
    document = replace(minutes(), blocks=(Paragraph("pierwsza\r\ndruga"),))

    for form in ("docx", "odt", "pdf"):
        assert "pierwsza\ndruga" in READINGS[form](document)
    assert "pierwsza<br>druga" in to_html(document)


def test_a_heading_too_deep_for_its_place_is_raised_in_every_format() -> None:
    document = replace(minutes(), blocks=(Heading(3, "Głęboko"), Heading(5, "Głębiej"), Heading(1, "Wysoko")))

    word = readers.word(to_docx(document))
    shown = [each.style.name for each in word.paragraphs if each.style and "Heading" in str(each.style.name)]
    assert shown == ["Heading 1", "Heading 2", "Heading 1"]
    assert "<h2>Głęboko</h2><h3>Głębiej</h3><h2>Wysoko</h2>" in to_html(document)
    assert to_pdf(document).startswith(b"%PDF-")  # PDF/UA refuses a skipped level


def test_html_leaves_room_for_the_headings_of_the_page() -> None:
    written = to_html(minutes(), title_level=2)

    assert "<h2>Protokół posiedzenia plenarnego</h2>" in written
    assert "<h3>Otwarcie</h3>" in written
    assert 'lang="pl"' in written


def test_the_same_document_gives_the_same_pdf() -> None:
    assert to_pdf(minutes()) == to_pdf(minutes())
