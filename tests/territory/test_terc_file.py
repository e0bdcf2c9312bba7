"""Reading a TERC file: each fault gets one sentence, none gets a traceback."""

import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.exceptions import BadInput
from spoiwo.territory.adapters import terc
from spoiwo.territory.adapters.terc import read_terc
from tests.territory.conftest import SMALL, terc_file


def fault(stream: io.BytesIO) -> str:
    with pytest.raises(BadInput) as caught:
        read_terc(stream, "TERC.csv")
    return str(caught.value)


def text(content: str) -> io.BytesIO:
    return io.BytesIO(content.encode())


def test_units_are_read_with_their_names_and_the_day_of_the_file() -> None:
    file = read_terc(terc_file(SMALL), "TERC.csv")

    assert file.state_on == date(2026, 1, 1)
    assert [(row.code, row.name) for row in file.rows] == [
        ("14", "mazowieckie"),
        ("1423", "przysuski"),
        ("1465", "Warszawa"),
        ("1423043", "Odrzywół"),
        ("1465011", "Warszawa"),
        ("1465028", "Bemowo"),
    ]
    assert len(file.sha256) == 64


def test_a_town_and_countryside_of_one_commune_are_no_units_of_their_own() -> None:
    file = read_terc(terc_file(SMALL), "TERC.csv")

    assert file.parts == 2
    assert file.rows_read == len(SMALL)


def test_the_order_of_rows_and_of_columns_does_not_matter() -> None:
    lines = ["STAN_NA;NAZWA;NAZWA_DOD;WOJ;POW;GMI;RODZ;UWAGI", "2026-01-01;przysuski;powiat;14;23;;;x"]
    lines.append("2026-01-01;MAZOWIECKIE;województwo;14;;;;")

    file = read_terc(text("\n".join(lines)), "TERC.csv")

    assert [row.code for row in file.rows] == ["14", "1423"]


def test_missing_columns_are_named() -> None:
    assert "RODZ, STAN_NA" in fault(text("WOJ;POW;GMI;NAZWA;NAZWA_DOD\n14;;;MAZOWIECKIE;województwo\n"))


def test_commas_for_semicolons_are_missing_columns() -> None:
    assert "WOJ" in fault(text("WOJ,POW,GMI,RODZ,NAZWA,NAZWA_DOD,STAN_NA\n14,,,,M,w,2026-01-01\n"))


def test_a_file_in_another_encoding_is_refused_before_letters_are_lost() -> None:
    content = terc_file(SMALL).getvalue().decode("utf-8-sig").encode("cp1250")

    assert "UTF-8" in fault(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04rest", "ZIP"),
        (b"<?xml version='1.0'?><teryt/>", "XML"),
        (b"", "WOJ"),
        (b"\x00\xff", "UTF-8"),
    ],
)
def test_another_kind_of_file_is_recognised(content: bytes, word: str) -> None:
    assert word in fault(io.BytesIO(content))


def test_a_file_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terc, "LARGEST", 100)

    assert "larger" in fault(io.BytesIO(b"x" * 101))


def test_headings_without_rows_are_refused() -> None:
    assert "no rows" in fault(terc_file([]))


@pytest.mark.parametrize("code", ["15", "8", "1423047", "14231"])
def test_a_wrong_code_is_named_with_its_line(code: str) -> None:
    sentence = fault(terc_file([("14", "MAZOWIECKIE", ""), (code, "coś", "")]))

    assert "3" in sentence
    assert code in sentence


def test_one_unit_twice_is_refused() -> None:
    rows = [*SMALL[:2], ("1423042", "Odrzywół", ""), ("1423043", "Odrzywół", "")]

    assert "twice" in fault(terc_file(rows))


def test_a_commune_without_its_county_is_refused() -> None:
    assert "1423" in fault(terc_file([SMALL[0], SMALL[2]]))


def test_rows_of_different_days_are_refused() -> None:
    content = terc_file(SMALL).getvalue().replace(b"2026-01-01", b"2025-01-01", 1)

    assert "different days" in fault(io.BytesIO(content))


def test_a_day_that_is_no_day_is_refused() -> None:
    assert "STAN_NA" in fault(terc_file(SMALL, state_on="01.01.2026"))


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_name_empty_or_too_long_is_refused(name: str) -> None:
    assert "name" in fault(terc_file([SMALL[0], ("1423", name, "powiat")]))


@given(st.binary(max_size=400))
def test_no_file_whatever_breaks_the_reader(content: bytes) -> None:
    header = b"WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n"
    for stream in (io.BytesIO(content), io.BytesIO(header + content)):
        with suppress(BadInput):
            read_terc(stream, "TERC.csv")
