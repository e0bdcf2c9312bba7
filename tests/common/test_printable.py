"""Words as a file can hold them: what is not seen and breaks or turns goes, everything that is seen stays."""

import io

import openpyxl
import pytest

from spoiwo.common.printable import clean
from spoiwo.common.sheets import Sheet, csv_table, workbook

HOSTILE = (
    "=cmd|' /C calc'!A0 <b>&amp;]]> {{ 7*7 }} {% raw %} _x0041_ A\u202eB\u2066C\x01\x08\ufffe é \U0001f468"
)
SEEN = "=cmd|' /C calc'!A0 <b>&amp;]]> {{ 7*7 }} {% raw %} _x0041_ ABC é \U0001f468"


def test_only_what_is_not_seen_goes() -> None:
    assert clean(HOSTILE) == SEEN
    assert clean("pierwszy\r\ndrugi\u2028trzeci") == "pierwszy\ndrugi\ntrzeci"


def test_a_workbook_shows_hostile_words_as_words() -> None:
    made = workbook("Tabela", [Sheet("Dane", ["Nazwa"], [[HOSTILE]])])

    cell = openpyxl.load_workbook(io.BytesIO(made))["Dane"]["A2"]
    assert (cell.value, cell.data_type) == (SEEN, "s")


@pytest.mark.parametrize(("length", "ends"), [(32_767, "a"), (32_768, "…"), (100_000, "…")])
def test_a_cell_that_is_too_long_for_excel_is_cut_and_not_lost(length: int, ends: str) -> None:
    made = workbook("Tabela", [Sheet("Dane", ["Nazwa"], [["a" * length]])])

    value = openpyxl.load_workbook(io.BytesIO(made))["Dane"]["A2"].value
    assert isinstance(value, str)
    assert (len(value), value[-1]) == (32_767, ends)


def test_a_formula_behind_an_unseen_sign_is_no_formula_in_csv() -> None:
    table = csv_table(["Nazwa"], [["\u202e=1+1"], ["\x01@SUM(A1)"], ["zwykłe"]]).decode("utf-8-sig")

    assert table.splitlines() == ["Nazwa", "'=1+1", "'@SUM(A1)", "zwykłe"]
