"""The register of recommendations as CSV and XLSX."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.states import Answer
from tests.cast import Cast, ClientOf
from tests.factories.recommendations import an_adopted, answered, listed, passed_on, underway
from tests.factories.registry import an_organization

PAGE = "/pulpit/powiat-zwolenski/rekomendacje/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.officer)


def rows_of(client: Client, query: str = "") -> list[dict[str, str]]:
    content = client.get(f"{PAGE}plik/csv/{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(content, newline=""), delimiter=";"))


def test_the_table_has_each_recommendation_with_its_counts(home: Partnership, officer: Client) -> None:
    found, _response = underway(home, title="=HYPERLINK(1)")

    [row] = rows_of(officer)

    # Polish whatever the reader's language; the headings stand in this order.
    values = list(row.values())
    assert values[0] == f"Rekomendacja nr 1/{found.year}"
    assert values[1] == "'=HYPERLINK(1)"
    assert values[8:] == ["1", "1", "0", "0"]


def test_the_workbook_says_who_answered_what_and_names_no_person(home: Partnership, officer: Client) -> None:
    found = an_adopted(home)
    response = listed(
        found, an_organization("Gmina Zwoleń"), email="tajny@example.org", person_name="Jan Kos"
    )
    passed_on(found)
    answered(response, Answer.DECLINED, "=1+1 brak środków")

    book = load_workbook(BytesIO(officer.get(f"{PAGE}plik/xlsx/").content))

    assert len(book.sheetnames) == 2
    cells = [cell for row in book.worksheets[1].iter_rows(min_row=2) for cell in row]
    said = [cell.value for cell in cells]
    assert {"Gmina Zwoleń", "=1+1 brak środków"} <= set(said)
    assert not any("tajny@" in str(value) or "Jan Kos" in str(value) for value in said)
    assert {cell.data_type for cell in cells} <= {"s", "d", "n"}


def test_the_file_is_narrowed_as_the_page_is(home: Partnership, officer: Client) -> None:
    an_adopted(home, title="Szkolenie")
    an_adopted(home, title="Forum")

    page = officer.get(f"{PAGE}?q=Forum&strona=1").content.decode()

    assert f"{PAGE}plik/csv/?q=Forum" in page
    assert len(rows_of(officer, "?q=Forum")) == 1
    assert len(rows_of(officer)) == 2
    assert officer.get(f"{PAGE}plik/exe/").status_code == 404


def test_more_rows_ask_no_more_of_the_database(home: Partnership, officer: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            officer.get(f"{PAGE}plik/xlsx/")
        return len(caught)

    underway(home)
    few = asked()
    for _number in range(3):
        underway(home)

    assert asked() == few
