"""Reading files of all kinds, honest and hostile."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoiwo.intake.adapters import MOST_COLUMNS, MOST_ROWS, Unreadable, read_table, template_file
from spoiwo.intake.columns import Field, guess_mapping, heading_row
from spoiwo.intake.wording import say
from spoiwo.intake.wording_of_files import FILES
from tests.intake.lists import a_csv, add_sheet, an_ods, an_xlsx, saved

A_MOMENT = datetime(2019, 1, 2, 3, 4)  # noqa: DTZ001  # spreadsheets know no time zones
ROWS = [["Nazwa", "REGON", "Data"], ["Stowarzyszenie „Źdźbło” – Żółć", "012345678", "28 marca 2018"]]
TEXT = [tuple(row) for row in ROWS]


def code_of(content: bytes) -> str:
    """Return why the file cannot be read."""
    with pytest.raises(Unreadable) as trouble:
        read_table(content)
    return trouble.value.code


@pytest.mark.parametrize("make", [an_xlsx, an_ods, a_csv])
def test_every_format_gives_the_same_rows(make: object) -> None:
    assert list(read_table(make(ROWS)).rows) == TEXT  # type: ignore[operator]  # one of three functions


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859-2"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_encoding_and_the_delimiter_of_a_csv_are_guessed(encoding: str, delimiter: str) -> None:
    rows = [["Nazwa", "Kod"], ["Łódzkie Źródło, Święto Ąę; śćżź", "1"], ["Żabia Wola", "2"]]

    assert list(read_table(a_csv(rows, encoding, delimiter)).rows) == [tuple(row) for row in rows]


def test_an_excel_csv_that_names_its_delimiter_is_believed() -> None:
    table = read_table(b'sep=|\r\nNazwa|Od\r\n"Fundacja A|B"|2019\r\n')

    assert table.rows[1] == ("Fundacja A|B", "2019")
    assert table.numbers == (2, 3)


def test_zeros_kept_with_a_formula_stay() -> None:
    assert read_table(b'Nazwa;REGON\nFundacja;="000331501"\n').rows[1] == ("Fundacja", "000331501")


def test_quoted_line_ends_stay_in_their_cell() -> None:
    assert read_table(b'Nazwa;Od\n"Fundacja\nMerkury";2019\n').rows[1] == ("Fundacja\nMerkury", "2019")


def test_days_and_numbers_of_a_spreadsheet_read_as_the_screen_shows_them() -> None:
    rows: list[list[object]] = [
        ["Nazwa", "Od", "Do", "REGON"],
        ["Gmina", date(2018, 3, 28), A_MOMENT, 123456785.0],
    ]

    assert read_table(an_xlsx(rows)).rows[1] == ("Gmina", "28.03.2018", "02.01.2019 03:04", "123456785")


def test_a_formula_is_text_and_is_never_computed() -> None:
    rows = [["Nazwa", "Od"], ['=HYPERLINK("http://example.org","Gmina")', "2019"]]

    assert read_table(an_xlsx(rows)).rows[1][0].startswith("=HYPERLINK(")


def test_a_cell_merged_downwards_holds_for_all_its_rows() -> None:
    book = openpyxl.Workbook()
    rows: list[list[object]] = [
        ["Rodzaj", "Nazwa"],
        ["gmina", "Gmina A"],
        [None, "Gmina B"],
        [None, "Gmina C"],
        ["PUP", "PUP D"],
    ]
    add_sheet(book, "Lista", rows).merge_cells("A2:A4")

    assert [row[0] for row in read_table(saved(book)).rows] == ["Rodzaj", "gmina", "gmina", "gmina", "PUP"]


def test_the_sheet_with_the_list_is_found_among_others() -> None:
    book = openpyxl.Workbook(write_only=True)
    add_sheet(book, "Okładka", [["Partnerstwo"]])
    add_sheet(book, "Lista", [["Nazwa", "REGON"], ["Gmina A", "123456785"]])

    table = read_table(saved(book))

    assert (table.sheet, table.other_sheets) == ("Lista", ("Okładka",))


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_file() -> None:
    rows: list[list[object]] = [[], ["Nazwa", "Od"], [], [None, None], ["Gmina A", "2019"]]

    assert read_table(an_xlsx(rows)).numbers == (2, 5)


def test_the_template_can_be_filled_in_and_brought_back() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_file()))
    book["Sygnatariusze"].append(["Gmina Odrzywół"])

    table = read_table(saved(book))

    place = heading_row(table.rows)
    assert place == 0
    mapping = guess_mapping(table.rows[place], [])
    assert "" not in mapping
    assert {Field.NAME, Field.SINCE, Field.PERSON_PHONE} <= set(mapping)
    assert book.sheetnames == ["Sygnatariusze", "Objaśnienia"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\r\n  \n", "empty_file"),
        (b";;;\n;;\n", "empty"),
        (b"%PDF-1.7 \x00", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("Nazwa;Od".encode("utf-16"), "utf16"),
        (b"<html><table><tr><td>Nazwa</td></tr></table>", "html"),
        (b"Nazwa\x00\x01\x02", "not_a_table"),
        (b"PK\x03\x04 not an archive", "damaged"),
    ],
)
def test_what_is_no_list_is_named(content: bytes, code: str) -> None:
    assert code_of(content) == code


def _archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return target.getvalue()


def test_other_archives_are_named() -> None:
    assert code_of(_archive(word__document_DOT_xml=b"<a/>")) == "document"
    assert code_of(_archive(notes_DOT_txt=b"x")) == "archive"
    assert code_of(_archive(xl__workbook_DOT_bin=b"x")) == "binary_excel"


def test_an_archive_that_swells_is_not_opened() -> None:
    assert code_of(_archive(xl__workbook_DOT_xml=b"0" * 70_000_000)) == "bomb"


def test_entities_are_never_expanded() -> None:
    book = zipfile.ZipFile(io.BytesIO(an_xlsx(ROWS)))
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    parts = {name: book.read(name) for name in book.namelist()} | {"xl/worksheets/sheet1.xml": evil}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert code_of(target.getvalue()) == "declarations"


def test_a_list_that_is_too_long_or_too_wide_is_refused() -> None:
    assert code_of(a_csv([["Nazwa"], *[["Gmina"]] * (MOST_ROWS + 1)])) == "too_many_rows"
    assert code_of(a_csv([["Nazwa", *["x"] * MOST_COLUMNS]])) == "too_many_columns"
    assert code_of(an_xlsx([["Nazwa", *["x"] * MOST_COLUMNS]])) == "too_many_columns"
    assert code_of(b"Nazwa\n" + b"x" * 4_000) == "cell_too_long"
    assert code_of(b"Nazwa\n" + b"x" * 200_000) == "cell_too_long"


def test_the_longest_list_allowed_is_read() -> None:
    assert len(read_table(a_csv([["Nazwa"], *[["Gmina"]] * MOST_ROWS])).rows) == MOST_ROWS + 1


def test_a_row_repeated_a_million_times_is_counted_before_it_is_made() -> None:
    content = an_ods([["Nazwa"], ["Gmina"]])
    book = zipfile.ZipFile(io.BytesIO(content))
    swollen = book.read("content.xml").replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1000000">'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", book.read("mimetype"))
        archive.writestr("content.xml", swollen)

    assert code_of(target.getvalue()) == "too_many_rows"


def outcome_of(content: bytes) -> str:
    """Return "read", or the code of the sentence; anything else the reader does fails the test."""
    try:
        read_table(content)
    except Unreadable as trouble:
        return trouble.code if say(trouble.code, trouble.params) else ""
    return "read"


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_random_bytes_give_a_table_or_a_sentence(content: bytes) -> None:
    assert outcome_of(content)


# Control characters belong in no table.
BROKEN = ("not_a_table", "damaged")
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@given(st.lists(st.lists(CELL, max_size=4), max_size=5))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_cells_never_break_a_reader(rows: list[list[str]]) -> None:
    for make in (a_csv, an_ods):
        assert outcome_of(make([["Nazwa", "Od"], *rows])) in {"read", "cell_too_long", *BROKEN}


@given(st.binary(min_size=1, max_size=60), st.integers(0, 5_000))
@settings(max_examples=150, deadline=None)
def test_a_file_broken_anywhere_gives_a_table_or_a_sentence(noise: bytes, place: int) -> None:
    for whole in (WHOLE_XLSX, WHOLE_ODS):
        at = place % len(whole)
        broken = whole[:at] + noise + whole[at + len(noise) :]
        assert outcome_of(broken) in {"read", *FILES}


WHOLE_XLSX, WHOLE_ODS = an_xlsx(ROWS), an_ods(ROWS)
