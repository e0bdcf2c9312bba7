"""Reading files of the bank: every shape it hands out, and what pretends to be one."""

import json

import pytest
from django.utils import translation

from spoiwo.indicators.adapters import read_file
from spoiwo.indicators.cells import Cell, Read, Unreadable, number_of
from spoiwo.indicators.states import Absence, Span
from tests.indicators.bank import MAZOWIECKIE, ZWOLEN_COUNTY, by_unit, by_variable, wide, written


def taken(read: Read) -> list[tuple[str, str, int, str]]:
    return [(cell.series, cell.code, cell.year, cell.number or cell.absence) for cell in read.cells]


def left_out(read: Read) -> dict[str, int]:
    return {reason: row.count for reason, row in read.left_out.items()}


def test_an_answer_by_variable_is_read() -> None:
    read = read_file(written(by_variable({ZWOLEN_COUNTY: {2022: 11.5, 2023: 10}})))

    assert taken(read) == [("60270", ZWOLEN_COUNTY, 2022, "11.5"), ("60270", ZWOLEN_COUNTY, 2023, "10")]
    assert read.cells[0].updated == "2025-05-30"


def test_an_answer_by_unit_is_read_for_each_of_its_variables() -> None:
    read = read_file(written(by_unit(MAZOWIECKIE, {60270: {2023: 4.5}, 33507: {2023: 9000}})))

    assert taken(read) == [("60270", MAZOWIECKIE, 2023, "4.5"), ("33507", MAZOWIECKIE, 2023, "9000")]


def test_pages_saved_as_a_list_are_read_together() -> None:
    pages = [by_variable({ZWOLEN_COUNTY: {2023: 1}}), by_variable({MAZOWIECKIE: {2023: 2}}, page=1)]

    assert len(read_file(written(pages)).cells) == 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((0, 4), Absence.SECRET),
        ((0, 91), Absence.SECRET),
        ((0, 15), Absence.UNAVAILABLE),
        ((0, 50), Absence.PENDING),
        ((0, 0), Absence.UNAVAILABLE),
        ((None, 1), Absence.UNAVAILABLE),
    ],
)
def test_a_nought_with_a_mark_of_absence_is_no_number(
    given: tuple[int | None, int], expected: Absence
) -> None:
    (cell,) = read_file(written(by_variable({ZWOLEN_COUNTY: {2023: given}}))).cells

    assert (cell.number, cell.absence) == ("", expected)


def test_a_real_nought_stays_a_nought_and_a_remark_stays_beside_its_number() -> None:
    read = read_file(written(by_variable({ZWOLEN_COUNTY: {2021: 0, 2022: (7, 3), 2023: (5, 0)}})))

    assert [(cell.number, cell.mark) for cell in read.cells] == [("0", ""), ("7", "3"), ("5", "0")]


def test_a_mark_nobody_knows_is_not_taken_for_a_number() -> None:
    read = read_file(written(by_variable({ZWOLEN_COUNTY: {2023: (5, 777)}})))

    assert (read.cells, left_out(read)) == ([], {"unknown_mark": 1})


@pytest.mark.parametrize("year", ["", "23", "20x3", "1800", None, 20230, True])
def test_a_value_without_a_year_is_left_out(year: object) -> None:
    answer = by_variable({ZWOLEN_COUNTY: {2023: 1}})
    answer["results"][0]["values"][0]["year"] = year

    assert left_out(read_file(written(answer))) == {"bad_year": 1}


@pytest.mark.parametrize(
    "number",
    [
        "1e400",
        "-1e15",
        "1e-400",
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "1e999999999999999999999",
        "9" * 5000,
        '"=1+1"',
        '"12,5"',
        "true",
        "[]",
    ],
)
def test_a_number_beyond_all_bounds_is_left_out_and_costs_nothing(number: str) -> None:
    content = written(by_variable({ZWOLEN_COUNTY: {2023: 424242}})).replace(b"424242", number.encode())

    assert left_out(read_file(content)) == {"not_a_number": 1}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b'{"results": [', "damaged or cut off"),
        (b'{"a": ' * 60_000, "nested deeper"),
        (b"[" * 200_000, "nested deeper"),
        (b'{"variableId": 1, "results": [{"values": [{"val": NaN}]}]}', "NaN"),
        (b'{"variableId": 1, "results": [{"values": [{"val": -Infinity}]}]}', "-Infinity"),
        (b'{"variableId": "\xb1", "results": []}', "UTF-8"),
        (b'{"errors": [{"errorCode": 404}]}', "not an answer"),
        (b'{"results": []}', "neither of which"),
        (b'{"variableId": 1, "results": [1]}', "no values"),
        (b'{"variableId": 1, "results": [{"id": "1", "values": ["x"]}]}', "no values"),
        (b'{"variableId": "1; DROP", "results": [{"id": "1", "values": []}]}', "number of the variable"),
        (b"[]", "empty"),
        (b"PK\x03\x04rest", "packed file"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0old", "old office"),
        (b"<!doctype html><p>429</p>", "web page"),
        (b"Kod;Nazwa;\x00", "table of text"),
        (b"a;b;c\n1;2;3\n", "“Kod” and “Nazwa”"),
        (b"Kod;Nazwa;osoba\n1436000;zwolenski;3\n", "names a year"),
        (b'Kod;Nazwa;"og;2020;[%]"\n1436000;"broken;3\n', "cannot be read as a line"),
        ("Kod;Nazwa;og\x9b\x81;2020".encode("latin-1"), "encoding"),
        (b"Kod;Nazwa" + b";x" * 2_001 + b"\n", "more columns"),
        (b"x" * 8_000_001, "eight megabytes"),
    ],
)
def test_what_is_no_file_of_the_bank_is_refused_with_a_reason(content: bytes, message: str) -> None:
    with translation.override("en"), pytest.raises(Unreadable) as refused:
        read_file(content)

    assert message in str(refused.value)


def test_a_table_longer_than_poland_is_refused() -> None:
    content = wide(['1436000;"zwoleński";1;2;'] * 60_001)

    with translation.override("en"), pytest.raises(Unreadable, match="more lines"):
        read_file(content)


def test_a_wide_table_is_read_with_decimal_commas_and_signs() -> None:
    rows = ['1436000;"Powiat zwoleński";11,5;1 234,50;', '1400000;"MAZOWIECKIE";-;#;', '0000000;"POLSKA";;x;']
    read = read_file(wide(rows))

    assert taken(read) == [
        ("ogolem; [%]", "1436000", 2022, "11.5"),
        ("ogolem; [%]", "1436000", 2023, "1234.5"),
        ("ogolem; [%]", "1400000", 2022, "unavailable"),
        ("ogolem; [%]", "1400000", 2023, "secret"),
        ("ogolem; [%]", "0000000", 2023, "unavailable"),
    ]
    assert left_out(read) == {"empty": 1}


def test_the_old_encoding_of_polish_is_read() -> None:
    content = wide(['1436000;"Powiat zwoleński";1;2;']).decode().encode("cp1250")

    assert read_file(content).cells[0].name == "Powiat zwoleński"


def test_columns_of_months_and_quarters_have_their_periods_and_sums_of_them_are_left_out() -> None:
    headings = '"maj;ogółem;2023;[osoba]";"II kwartał;2023;[osoba]";"styczeń-marzec;2023;[osoba]"'
    read = read_file(wide(['1436000;"zwoleński";1;2;3;'], headings=headings))

    assert [(cell.span, cell.part, cell.series) for cell in read.cells] == [
        (Span.MONTH, 5, "ogolem; [osoba]"),
        (Span.QUARTER, 2, "[osoba]"),
    ]
    assert left_out(read) == {"added_up": 1}


def test_a_long_table_is_read() -> None:
    lines = [
        '"Kod";"Nazwa";"Ogółem";"Rok";"Wartosc";"Jednostka miary";"Atrybut";',
        '"1436000";"Powiat zwoleński";"ogółem";"2023";15,75;"%";"";',
        '"1436000";"Powiat zwoleński";"ogółem";"2022";0;"%";"#";',
        '"1436000";"Powiat zwoleński";"ogółem";"2021";3;"%";"?";',
    ]
    read = read_file("\r\n".join(lines).encode())

    assert taken(read) == [
        ("ogolem; [%]", "1436000", 2023, "15.75"),
        ("ogolem; [%]", "1436000", 2022, "secret"),
    ]
    assert left_out(read) == {"unknown_mark": 1}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("=1+1", "formula"),
        ("@SUM(A1)", "formula"),
        ("+48 123", "formula"),
        ("NaN", "not_a_number"),
        ("1e400", "not_a_number"),
        ("-1e9", "not_a_number"),
        ("12 34", "not_a_number"),
        ("1.234,5", "not_a_number"),
        ("9" * 60, "not_a_number"),
        ("pięć", "not_a_number"),
    ],
)
def test_a_cell_that_is_no_number_is_left_out(typed: str, reason: str) -> None:
    read = read_file(wide([f'1436000;"zwoleński";{typed};5;']))

    assert left_out(read) == {reason: 1}
    assert [cell.number for cell in read.cells] == ["5"]


def test_a_line_whose_code_is_no_code_is_left_out() -> None:
    read = read_file(wide(["=cmd();zwoleński;1;2;"]))

    assert left_out(read) == {"bad_code": 2}


def test_numbers_keep_six_decimals() -> None:
    assert str(number_of("0.1234567")) == "0.123457"
    assert number_of("0e-999999") is None
    assert number_of("1" * 41) is None


def test_a_cell_is_kept_as_it_was_read() -> None:
    cell = Cell("60270", ZWOLEN_COUNTY, "Powiat zwoleński", 2023, number="5")

    assert Cell(**json.loads(json.dumps(cell.kept()))) == cell
