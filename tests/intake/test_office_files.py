"""Workbooks as offices keep them: dates of old Macs, hidden rows, titles, merged headings, formulas."""

import io
import re
import zipfile
from datetime import date
from typing import cast

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from spoiwo.intake.adapters import Unreadable, read_table
from spoiwo.intake.models import ImportRow
from spoiwo.intake.selectors import views_of
from spoiwo.intake.states import Verdict
from spoiwo.intake.wording import Finding, say
from tests.intake.lists import Bring, a_csv, an_ods, codes_of, row_of, saved

SIGNED = date(2015, 5, 14)


def a_book(*rows: list[object]) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook with these rows in its one sheet."""
    book = openpyxl.Workbook()
    sheet = cast(Worksheet, book.active)
    for row in rows:
        sheet.append(row)
    return book, sheet


def said_of(row: ImportRow) -> list[Finding]:
    """Return everything the preview says of a row."""
    return views_of(row.batch, [row])[0].findings


def said_codes(row: ImportRow) -> set[str]:
    return {finding.code for finding in said_of(row)}


def test_days_of_a_workbook_counted_from_1904_are_right(bring: Bring) -> None:
    """As a cell formatted as a day, and as the bare number a formatting lost leaves behind."""
    days_since_1904 = (SIGNED - date(1904, 1, 1)).days
    book, _sheet = a_book(
        ["Nazwa", "Data przystąpienia"],
        ["Fundacja Merkury", SIGNED],
        ["Fundacja Wenus", days_since_1904],
    )
    book.epoch = CALENDAR_MAC_1904

    batch = bring(saved(book), "lista.xlsx")

    assert batch.is_1904
    assert [row.values["since"] for row in batch.rows.all()] == ["2015-05-14", "2015-05-14"]
    assert "day_from_serial" in said_codes(row_of(batch, 3))


def test_a_bare_number_of_an_ordinary_workbook_is_counted_from_1900(bring: Bring) -> None:
    book, _sheet = a_book(["Nazwa", "Od"], ["Fundacja Merkury", (SIGNED - date(1899, 12, 30)).days])

    batch = bring(saved(book), "lista.xlsx")

    assert not batch.is_1904
    assert row_of(batch, 2).values["since"] == "2015-05-14"


def test_zeros_a_spreadsheet_dropped_come_back_and_the_verdict_says_so(bring: Bring) -> None:
    book, _sheet = a_book(
        ["Nazwa", "REGON", "KRS", "Kod pocztowy", "Od"], ["Fundacja Merkury", 331501, 12345, 5170, 2015]
    )

    batch = bring(saved(book), "lista.xlsx")

    row = row_of(batch, 2)
    assert (row.values["regon"], row.values["krs"], row.values["postal_code"]) == (
        "000331501",
        "0000012345",
        "05-170",
    )
    assert row.verdict == Verdict.NEW
    restored = [finding.sentence for finding in said_of(row) if finding.code == "zeros_restored"]
    assert any("000331501" in sentence for sentence in restored)


@pytest.mark.parametrize(
    ("text", "since", "precision"),
    [
        ("14 maja 2015 r.", "2015-05-14", "day"),
        ("14.05.2015", "2015-05-14", "day"),
        ("14.05.2015 r.", "2015-05-14", "day"),
        ("od dnia 14 maja 2015 roku", "2015-05-14", "day"),
        ("14.V.2015", "2015-05-14", "day"),
        ("14 V 2015 r.", "2015-05-14", "day"),
        ("14.05.15", "2015-05-14", "day"),
        ("14.05.98", "1998-05-14", "day"),
        ("maj 2015", "2015-05-01", "month"),
        ("05.2015", "2015-05-01", "month"),
        ("2015 r.", "2015-01-01", "year"),
    ],
)
def test_days_written_the_polish_ways_are_read(bring: Bring, text: str, since: str, precision: str) -> None:
    row = row_of(bring.rows(["Fundacja Merkury", text]), 2)

    assert (row.values["since"], row.values["precision"]) == (since, precision)


def test_a_year_of_two_digits_is_taken_with_a_word_about_it(bring: Bring) -> None:
    assert "day_short_year" in said_codes(row_of(bring.rows(["Fundacja Merkury", "14.05.15"]), 2))


def test_what_is_no_day_stays_an_error(bring: Bring) -> None:
    for text in ("31.02.2015", "wkrótce", "13.2015", "14.XIII.2015"):
        assert row_of(bring.rows(["Fundacja Merkury", text]), 2).verdict == Verdict.ERROR


def test_titles_empty_rows_and_merged_headings_do_not_hide_the_list(bring: Bring) -> None:
    book, sheet = a_book(
        [],
        ["Lista sygnatariuszy Partnerstwa powiatu zwoleńskiego, stan na 14.05.2015"],
        [],
        ["Lp.", "Instytucja", None, "Data przystąpienia"],
        [None, "Nazwa", "REGON", None],
        [1, "Fundacja Merkury", 123456785, SIGNED],
    )
    for span in ("A2:D2", "B4:C4", "A4:A5", "D4:D5"):
        sheet.merge_cells(span)

    batch = bring(saved(book), "lista.xlsx")

    assert (batch.heading_number, batch.total) == (5, 1)
    row = row_of(batch, 6)
    assert (row.values["name"], row.values["regon"], row.values["since"]) == (
        "Fundacja Merkury",
        "123456785",
        "2015-05-14",
    )


def test_hidden_rows_and_columns_are_read_and_said(bring: Bring) -> None:
    book, sheet = a_book(
        ["Nazwa", "REGON", "Od"], ["Fundacja Merkury", 123456785, 2015], ["Fundacja Wenus", None, 2016]
    )
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[90].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["Z"].hidden = True

    batch = bring(saved(book), "lista.xlsx")

    assert (batch.hidden_rows, batch.hidden_columns) == ([3], [2])
    assert row_of(batch, 2).values["regon"] == "123456785"
    assert "row_hidden" not in codes_of(row_of(batch, 2))
    assert "row_hidden" in codes_of(row_of(batch, 3))


def _an_ods_with_hidden_parts() -> bytes:
    source = zipfile.ZipFile(io.BytesIO(an_ods([["Nazwa", "REGON"], ["Gmina A", "1"], ["Gmina B", "2"]])))
    columns = b'<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = source.read("content.xml").split(b"<table:table-row>")
    rows[0] += columns
    content = b"<table:table-row>".join(rows[:3]) + b'<table:table-row table:visibility="filter">' + rows[3]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", source.read("mimetype"))
        archive.writestr("content.xml", content)
    return target.getvalue()


def test_hidden_parts_of_an_ods_are_known_too() -> None:
    found = read_table(_an_ods_with_hidden_parts())

    assert (found.hidden_rows, found.hidden_columns) == (frozenset({3}), frozenset({2}))


def with_results(content: bytes, results: dict[str, str]) -> bytes:
    """Return the workbook with results stored beside its formulas, as spreadsheet programs save them."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for cell, result in results.items():
                    part = _with_result(part, cell, result)
            archive.writestr(name, part)
    return target.getvalue()


def _with_result(part: bytes, cell: str, result: str) -> bytes:
    pattern = rb'<c r="%s"[^>]*><f>(.*?)</f><v ?/?>(?:</v>)?</c>' % cell.encode()
    stored = rb'<c r="%s" t="str"><f>\1</f><v>%s</v></c>' % (cell.encode(), result.encode())
    made, times = re.subn(pattern, stored, part)
    assert times == 1
    return made


def test_a_formula_counts_as_its_stored_result_or_is_said(bring: Bring) -> None:
    book, _sheet = a_book(
        ["Nazwa", "Od"], ['="Fundacja"&" Merkury"', 2015], ['="Fundacja"&" Wenus"', 2015], ["=A9", 2015]
    )
    content = with_results(saved(book), {"A2": "Fundacja Merkury", "A4": "#N/A"})

    batch = bring(content, "lista.xlsx")

    assert row_of(batch, 2).values["name"] == "Fundacja Merkury"
    assert "formula" in said_codes(row_of(batch, 3))
    assert "formula_failed" in said_codes(row_of(batch, 4))
    assert [row_of(batch, number).verdict for number in (2, 3, 4)] == [
        Verdict.NEW,
        Verdict.ERROR,
        Verdict.ERROR,
    ]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_csv_of_polish_excel_is_read_in_its_encoding(start: bytes) -> None:
    encoding = "utf-8" if start else "cp1250"
    text = 'Nazwa;Siedziba;Od\r\n"Fundacja ""Źródło""; oddział";Łódź;14.05.2015\r\n'

    found = read_table(start + text.encode(encoding))

    assert found.rows[1] == ('Fundacja "Źródło"; oddział', "Łódź", "14.05.2015")


def test_thirty_thousand_rows_are_refused_with_a_sentence() -> None:
    rows = [["Nazwa"], *[["Gmina"]] * 30_000]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)

    for content in (a_csv(rows), saved(book)):
        with pytest.raises(Unreadable) as trouble:
            read_table(content)
        assert "5000" in say(trouble.value.code, trouble.value.params)
