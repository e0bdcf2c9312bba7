"""Tables for spreadsheets, read back by programs that are not ours; no text in them is run as a formula."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from spoiwo.common.exceptions import NotFound
from spoiwo.common.sheets import Sheet, csv_table, workbook
from spoiwo.documents.web import sheets_download

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


def _table(*cells: str | int | date | Decimal | None) -> Sheet:
    return Sheet("Rejestr", ["Numer"] * len(cells), [list(cells)])


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_a_formula_is_text(text: str) -> None:
    lines = csv.reader(
        StringIO(csv_table(_table(text).headings, _table(text).rows).decode("utf-8-sig"), newline=""),
        delimiter=";",
    )
    # A line ends in one way in every file.
    assert list(lines)[1] == ["'" + text.replace("\r", "\n")]

    cell = load_workbook(BytesIO(workbook("Rejestr", [_table(text)]))).worksheets[0]["A2"]
    assert cell.data_type == "s"


def test_a_heading_is_no_formula_either() -> None:
    table = Sheet("Rejestr", ["=1+1"], [["a"]])

    assert csv_table(table.headings, table.rows).decode("utf-8-sig").startswith("'=1+1")
    assert load_workbook(BytesIO(workbook("Rejestr", [table]))).worksheets[0]["A1"].data_type == "s"


def test_numbers_and_days_stay_what_they_are() -> None:
    table = _table(-3, Decimal("-2.50"), date(2016, 11, 18), None, "")

    [row] = load_workbook(BytesIO(workbook("Rejestr", [table]))).worksheets[0].iter_rows(min_row=2)
    assert [cell.value for cell in row[:2]] == [-3, -2.5]
    assert row[2].data_type == "d"
    said = csv_table(table.headings, table.rows).decode("utf-8-sig")
    assert said.splitlines()[1] == "-3;-2,50;2016-11-18;;"


def test_names_of_sheets_are_cut_and_freed_of_what_excel_refuses() -> None:
    book = load_workbook(BytesIO(workbook("R", [Sheet("Rok [2016]: a/b" + "x" * 40, ["A"], [])])))

    assert book.sheetnames == ["Rok 2016 ab" + "x" * 20]


def test_a_name_of_a_sheet_is_cut_between_words() -> None:
    book = load_workbook(BytesIO(workbook("R", [Sheet("16. Dotrzymanie reguł w 2015 roku", ["A"], [])])))

    assert book.sheetnames == ["16. Dotrzymanie reguł w 2015"]


def test_sheets_of_names_alike_are_told_apart_by_a_number() -> None:
    names = ["Spotkania", "spotkania", "x" * 40, "x" * 41, "'", "=1+1'"]

    book = load_workbook(BytesIO(workbook("R", [Sheet(name, ["A"], []) for name in names])))

    assert book.sheetnames == ["Spotkania", "spotkania (2)", "x" * 31, "x" * 27 + " (2)", "–", "=1+1"]


def test_a_text_longer_than_a_cell_holds_is_cut_and_says_so() -> None:
    book = load_workbook(BytesIO(workbook("R", [_table("ż" * 32_767, "ż" * 100_000)])))

    assert [len(str(cell.value)) for cell in book.worksheets[0][2]] == [32_767, 32_767]
    assert [str(cell.value)[-1] for cell in book.worksheets[0][2]] == ["ż", "…"]


def test_a_workbook_has_a_sheet_for_each_table_and_csv_the_first() -> None:
    first, second = Sheet("Pierwszy", ["A"], [["1"]]), Sheet("Drugi", ["B"], [["2"]])

    assert load_workbook(BytesIO(sheets_download([first, second], "xlsx", "x").content)).sheetnames == [
        "Pierwszy",
        "Drugi",
    ]
    answer = sheets_download([first, second], "csv", "Rejestr")
    assert answer.content.decode("utf-8-sig") == "A\r\n1\r\n"
    assert "Rejestr.csv" in answer["Content-Disposition"]
    with pytest.raises(NotFound):
        sheets_download([first], "exe", "x")
