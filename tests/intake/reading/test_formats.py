"""The same report says the same in every format offices use."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from spoiwo.intake.reading import office
from spoiwo.intake.reading.documents import read_here
from spoiwo.intake.reading.model import Block, Format, Kind, MainText, Part, ReadDocument
from spoiwo.intake.reading.running import PageRead, read_document
from tests.intake.lists import an_ods, an_xlsx
from tests.intake.reading import files

has_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")


def said(document: ReadDocument) -> list[str]:
    """Return the main text, broken spaces and soft hyphens aside."""
    return [
        block.text.replace("\xad\n", "").replace("\xa0", " ").replace("\n", " ") for block in document.main
    ]


def codes(document: ReadDocument) -> set[str]:
    return {warned.code for warned in document.warnings}


def by_office(content: bytes, kind: str, folder: Path) -> bytes:
    """Return a DOCX saved by LibreOffice in another format."""
    source = folder / "a.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=90)
    return (folder / f"a.{kind}").read_bytes()


def assert_is_the_report(document: ReadDocument) -> None:
    kinds = [(block.kind, block.level) for block in document.main]
    assert document.language == "pl"
    assert "Sprawozdanie za 2019 rok" in said(document)
    assert files.LONG in said(document)
    assert (Kind.HEADING, 1) in kinds
    assert (Kind.ITEM, 1) in kinds
    assert (Kind.ITEM, 2) in kinds
    rows = [
        tuple(cell.replace("\xa0", " ") for cell in block.cells) for block in document.main if block.cells
    ]
    assert rows[0] == ("Nazwa", "Siedziba")
    assert rows[1:] == [("PUP w Łosicach", "Łosice"), ("Gmina Żary", "Żary")]


@pytest.mark.parametrize(("content", "name"), [(files.docx, "a.docx"), (files.odt, "a.odt")])
def test_an_office_document_keeps_headings_lists_and_tables(content: Callable[[], bytes], name: str) -> None:
    made = content()

    document = read_here(made, name)

    assert_is_the_report(document)
    assert document.title == "Sprawozdanie za 2019 rok"
    assert document.properties.author == "Anna Żak"
    assert document.sha256 == hashlib.sha256(made).hexdigest()


@has_office
def test_rtf_says_what_the_document_said(tmp_path: Path) -> None:
    document = read_here(by_office(files.docx(), "rtf", tmp_path), "a.rtf")

    assert document.format is Format.RTF
    assert_is_the_report(document)
    assert document.title == "Sprawozdanie za 2019 rok"


@has_office
def test_an_old_word_file_is_opened_by_libreoffice_and_keeps_its_own_digest(tmp_path: Path) -> None:
    content = by_office(files.docx(), "doc", tmp_path)

    document = read_document(content, "stare.doc", convert=office.as_docx)

    assert document.format is Format.DOC
    assert document.name == "stare.doc"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert_is_the_report(document)


def test_rtf_is_read_in_the_code_page_it_tells() -> None:
    content = (
        rb"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fcharset238 Arial;}}{\info{\title Tytu\'b3}}"
        rb"{\*\generator Word;}\pard Za\'bf\'f3\'b3\'e6 g\u281?\'9cl\u261a\par{\pict 0102}"
        rb"\trowd\intbl A\cell B\cell\row\pard {\v ukryte}Koniec\'85{\footnote przypis}\par}"
    )

    document = read_here(content, "a.rtf")

    assert document.title == "Tytuł"
    assert [block.text for block in document.main] == ["Zażółć gęślą", "A\tB", "Koniec…"]
    assert [block.text for block in document.blocks if block.part is Part.NOTE] == ["przypis"]


def test_a_pdf_is_told_page_by_page_in_a_process_of_its_own() -> None:
    pages: list[PageRead] = []

    document = read_document(files.a_long_pdf(5), "kronika.pdf", told=pages.append)

    assert [page.number for page in pages] == [1, 2, 3, 4, 5]
    assert document.pages == 5
    assert {block.page for block in document.main} == {1, 2, 3, 4, 5}
    assert "555" in said(document)[-1]
    assert {block.why for block in document.blocks if block.part is Part.FURNITURE} == {"running"}


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert files.LONG in said(read_here(files.a_locked_pdf(""), "a.pdf"))


@pytest.mark.parametrize("content", [files.a_scan(), files.a_picture(), files.a_picture("TIFF")])
def test_a_scan_is_recognised_as_one(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOIWO_TESSERACT", "off")

    document = read_document(content, "skan")

    assert document.is_scan
    assert codes(document) == {"scan_unread"}
    assert document.main == ()


def test_a_scan_is_read_where_there_is_a_program_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo pol; else cat >/dev/null; echo "Uchwała Rady"; fi\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("SPOIWO_TESSERACT", str(program))

    document = read_document(files.a_scan(2), "skan.pdf")

    assert document.is_scan
    assert said(document) == ["Uchwała Rady", "Uchwała Rady"]
    assert [block.page for block in document.main] == [1, 2]
    assert codes(document) == {"recognised"}


@pytest.mark.parametrize("make", [an_xlsx, an_ods])
def test_a_list_is_read_row_by_row(make: Callable[[list[list[str]]], bytes]) -> None:
    rows = [["Lista sygnatariuszy"], ["Nazwa", "Data przystąpienia"], ["Gmina Żary", "28.03.2018"]]

    document = read_here(make(rows), "lista.xlsx")

    assert [block.cells for block in document.main][1:] == [tuple(rows[1]), tuple(rows[2])]
    assert document.main[0].kind is Kind.PARAGRAPH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
def test_the_encoding_of_a_text_is_guessed(encoding: str) -> None:
    text = "Partnerstwo zażółcone\n\nGęślą jaźń, a śliwki są źle ścięte. Ćma łka."

    document = read_here(text.encode(encoding), "a.txt")

    assert said(document) == ["Partnerstwo zażółcone", "Gęślą jaźń, a śliwki są źle ścięte. Ćma łka."]
    assert document.title == "Partnerstwo zażółcone"


def test_wrapped_lines_make_a_paragraph_and_names_under_each_other_do_not() -> None:
    wrapped = "\n".join(["Spotkanie sygnatariuszy odbyło się w siedzibie jednego z nich, we wtorek w",
                         "Zielonej Górze, gdzie omówiono plany na rok następny oraz sprawy różne i",
                         "Wolne wnioski zgłoszone przez uczestników w trakcie dyskusji o planie na",
                         "przyszłość."])  # fmt: skip
    names = "Powiatowy Urząd Pracy w Łosicach\nGmina Platerów\nStowarzyszenie „Razem dla Sarnak”"

    assert len(read_here(wrapped.encode(), "a.txt").main) == 1
    assert len(read_here(f"Porozumienie podpisali:\n{names}".encode(), "b.txt").main) == 4


def test_the_main_text_knows_where_its_blocks_begin() -> None:
    document = read_here(files.docx(), "a.docx")

    main = MainText.of(document)

    for start, block in zip(main.starts, main.blocks, strict=True):
        assert main.text[start : start + len(block.text)] == block.text


def test_a_document_crosses_the_processes_unchanged() -> None:
    content = files.a_letter(raport__docx=files.docx(), skan__docx=files.a_picture())

    assert read_document(content, "list.eml") == read_here(content, "list.eml")
    assert isinstance(read_here(content, "list.eml").blocks[0], Block)


def test_lines_pasted_into_word_one_by_one_are_one_paragraph_again() -> None:
    body = (
        files.paragraph(files.run("Wzory dał Ośrodek Wsparcia przy   "))
        + files.paragraph(files.run("Fundacji  "))
        + files.paragraph(files.run("Dobry Grunt z Pleszewa."))
        + files.paragraph(files.run("Obecni:  "))
        + files.paragraph(files.run("Jan Lis"))
    )

    assert said(read_here(files.word(body), "a.docx")) == [
        "Wzory dał Ośrodek Wsparcia przy Fundacji Dobry Grunt z Pleszewa.",
        "Obecni:",
        "Jan Lis",
    ]
