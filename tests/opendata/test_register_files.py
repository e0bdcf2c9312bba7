"""The register of a day as JSON, CSV, XLSX and ODS: one content, read back by readers of others."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

import openpyxl
import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope
from odf import opendocument
from odf.table import Table, TableCell, TableHeaderRows, TableRow
from odf.teletype import extractText

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import language_version
from spoiwo.partnerships.services import VersionDraft, translate_partnership
from spoiwo.partnerships.states import Language, Stage
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import foreign_names, mark_of
from spoiwo.registry.states import Scheme
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled
from tests.factories.partnerships import a_partnership
from tests.factories.registry import (
    a_person,
    a_representative,
    a_signatory,
    an_announced_signatory,
    an_office,
    an_organization,
)
from tests.portal.test_register_page import statements_of

SYSTEM = SystemActor("tests")
BASE = "/partnerstwa/zwolen/sygnatariusze"
ENDINGS = ("json", "csv", "xlsx", "ods")
# What a spreadsheet would run, were it not made text.
FORMULAS = ("=1+1", "+48 600", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://zlo")')
Fetch = Callable[..., bytes]


@pytest.fixture(autouse=True)
def _stand_still() -> Iterator[None]:
    with clock.frozen(date(2020, 6, 1)):
        yield


@pytest.fixture
def client() -> Client:
    """A reader of English, so that the words tested are those of the source."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def partnership(db: None) -> Partnership:
    """Members of several kinds, one suspended, one announced, a seat whose code changed, a person."""
    load_bundled(actor=SYSTEM)
    home = a_partnership("zwolen", "Powiat zwoleński")
    gmina = an_organization(
        "Gmina Odrzywół",
        "jst.gmina",
        seat=Unit.objects.get(key="142304"),
        identifiers={Scheme.NIP: "5261040828"},
        email="urzad@example.org",
        phone="48 676 00 00",
    )
    an_office(a_person("Marian", "Kmieciak"), gmina, "Burmistrz")
    with scope(partnership=home):
        a_signatory(home, gmina)
        a_signatory(home, an_organization('Łączymy; „razem”, "oddzielnie"', is_demo=True))
        a_signatory(
            home, an_organization("Maria Nowak", "inne.osoba", identifiers={Scheme.NIP: "1234563218"})
        )
        waiting = a_signatory(home, an_organization("Żuraw"))
        services.suspend_signatory(actor=SYSTEM, signatory=waiting, since=date(2016, 1, 1), ground="uchwała")
        an_announced_signatory(home, an_organization("Filia w Radomiu", "irp.wup"))
        a_representative(home, gmina, email="prywatny@example.org", phone="600 100 200")
    return home


@pytest.fixture
def fetch(partnership: Partnership, client: Client) -> Fetch:
    """Return the bytes of a file, which must be there."""

    def get(ending: str, day: str = "2018-03-23") -> bytes:
        answer = client.get(f"{BASE}.{ending}?dzien={day}")
        assert answer.status_code == 200, (ending, answer.status_code)
        return answer.content

    return get


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_rows(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def ods_rows(content: bytes) -> list[list[str]]:
    table = opendocument.load(io.BytesIO(content)).spreadsheet.getElementsByType(Table)[0]
    return [
        [cell.getAttribute("datevalue") or extractText(cell) for cell in row.getElementsByType(TableCell)]
        for row in table.getElementsByType(TableRow)
    ]


def test_the_json_has_the_documented_shape(fetch: Fetch) -> None:
    data = json.loads(fetch("json"))

    assert " ".join(data) == "schema partnership day count members suspended announced licence generated_at"
    assert data["schema"] == "spoiwo.register/1"
    assert data["partnership"]["slug"] == "zwolen"
    assert data["day"] == "2018-03-23"
    assert data["count"] == len(data["members"]) == 3
    assert [row["name"] for row in data["suspended"]] == ["Żuraw"]
    assert [row["name"] for row in data["announced"]] == ["Filia w Radomiu"]
    assert data["licence"]["url"].startswith("https://creativecommons.org/")
    assert datetime.fromisoformat(data["generated_at"]).utcoffset() is not None


def test_each_member_has_the_documented_keys(fetch: Fetch) -> None:
    gmina = json.loads(fetch("json"))["members"][0]

    assert gmina == {
        "id": gmina["id"],
        "name": "Gmina Odrzywół",
        "category": {"code": "jst.gmina", "label": "Gmina"},
        "sector": {"code": "public", "label": "Public sector"},
        "since": "2015-01-01",
        "since_precision": "day",
        "identifiers": {"regon": None, "nip": "5261040828", "krs": None},
        "seat": {"teryt": "1423042", "name": "gmina wiejska Odrzywół"},
        "demonstration": False,
        "url": f"{settings.SITE_ADDRESS}/instytucje/{gmina['id']}-gmina-odrzywol/",
        "names": {"pl": "Gmina Odrzywół"},
    }


def test_the_json_has_names_by_language_and_the_tables_stay_as_they_were(
    partnership: Partnership, fetch: Fetch
) -> None:
    table = fetch("csv")
    gmina = Organization.objects.get(name="Gmina Odrzywół")
    services.translate_organization(
        actor=SYSTEM,
        organization=gmina,
        names={Language.ENGLISH: "Odrzywół Commune", Language.UKRAINIAN: "Ґміна Оджівул"},
        mark=mark_of(foreign_names(gmina)),
    )
    translate_partnership(
        actor=SYSTEM,
        partnership=partnership,
        language=Language.ENGLISH,
        draft=VersionDraft(texts={"official_name": "Zwoleń County"}),
        mark=language_version(partnership, Language.ENGLISH).mark,
    )

    data = json.loads(fetch("json"))

    assert data["partnership"]["names"] == {"pl": partnership.official_name, "en": "Zwoleń County"}
    assert data["members"][0]["names"] == {
        "pl": "Gmina Odrzywół",
        "en": "Odrzywół Commune",
        "uk": "Ґміна Оджівул",
    }
    assert fetch("csv") == table


def test_a_name_of_before_has_no_name_in_another_language(partnership: Partnership, fetch: Fetch) -> None:
    gmina = Organization.objects.get(name="Gmina Odrzywół")
    services.translate_organization(
        actor=SYSTEM,
        organization=gmina,
        names={Language.ENGLISH: "Odrzywół Commune"},
        mark=mark_of(foreign_names(gmina)),
    )
    services.rename_organization(
        actor=SYSTEM, organization=gmina, name="Miasto Odrzywół", on=date(2019, 1, 1)
    )

    assert json.loads(fetch("json"))["members"][0]["names"] == {"pl": "Gmina Odrzywół"}
    later = [row["names"] for row in json.loads(fetch("json", "2020-01-01"))["members"]]
    assert {"pl": "Miasto Odrzywół", "en": "Odrzywół Commune"} in later


def test_the_seat_has_the_code_of_the_day(fetch: Fetch) -> None:
    later = json.loads(fetch("json", "2024-01-01"))["members"][0]

    assert later["seat"]["teryt"] == "1423043"


def test_numbers_of_a_private_person_are_not_given_out(fetch: Fetch) -> None:
    for ending in ("json", "csv"):
        assert b"1234563218" not in fetch(ending)


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_person_and_no_contact_is_in_any_file(fetch: Fetch, ending: str) -> None:
    content = fetch(ending)
    read: dict[str, Callable[[bytes], object]] = {"csv": csv_rows, "xlsx": xlsx_rows, "ods": ods_rows}
    text = str(read[ending](content)) if ending in read else content.decode()

    for private in ("Kmieciak", "example.org", "600 100 200", "600100200", "676"):
        assert private not in text


@pytest.mark.parametrize("day", ["2018-03-23", "2015-06-01", "2001-01-01"])
def test_all_files_and_the_page_say_the_same(fetch: Fetch, client: Client, day: str) -> None:
    data = json.loads(fetch("json", day))
    rows = csv_rows(fetch("csv", day))
    everyone = [*data["members"], *data["suspended"], *data["announced"]]

    page = client.get(f"{BASE}/?dzien={day}").content.decode()

    assert [row[0] for row in rows[1:]] == [row["name"] for row in everyone]
    assert [row[4] for row in rows[1:]] == [row["since"] or "" for row in everyone]
    assert [row[13] for row in rows[1:]] == [row["url"] for row in everyone]
    assert xlsx_rows(fetch("xlsx", day)) == rows == ods_rows(fetch("ods", day))
    assert f'<span class="big">{data["count"]}</span>' in page
    shown = re.findall(r'<a href="(/instytucje/\d+[^"]*)"', page)
    assert sorted(shown) == sorted(row["url"].removeprefix(settings.SITE_ADDRESS) for row in everyone)


def test_csv_opens_in_excel_by_a_double_click(fetch: Fetch) -> None:
    content = fetch("csv")

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 6
    assert csv_rows(content)[2][0] == 'Łączymy; „razem”, "oddzielnie"'
    assert csv_rows(content)[2][12] == "demonstration"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_name_becomes_a_formula(partnership: Partnership, fetch: Fetch, formula: str) -> None:
    with scope(partnership=partnership):
        renamed = a_signatory(partnership, an_organization("Zmienna")).organization
    # A service would tidy the name; what lies in the database must be harmless all the same.
    type(renamed).objects.filter(pk=renamed.pk).update(name=formula)
    renamed.names.update(name=formula)

    sheet = openpyxl.load_workbook(io.BytesIO(fetch("xlsx"))).worksheets[0]

    assert f"'{formula}" in [row[0] for row in csv_rows(fetch("csv"))]
    assert formula.strip() in [str(cell.value).strip() for cell in sheet["A"]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "d", "n"}
    assert b"table:formula" not in opendocument.load(io.BytesIO(fetch("ods"))).contentxml()


def test_the_sheet_is_frozen_printable_and_without_formulas(fetch: Fetch) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fetch("xlsx")))
    sheet = book.worksheets[0]

    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage
    assert sheet.page_setup.fitToHeight == 0, "as many pages as it takes"
    assert isinstance(sheet.cell(2, 5).value, datetime)
    assert [row[0].value for row in book.worksheets[1].iter_rows()][:3] == [
        "Partnership",
        "As of",
        "Signatories",
    ]


def test_the_open_document_has_heading_rows_and_a_language(fetch: Fetch) -> None:
    document = opendocument.load(io.BytesIO(fetch("ods")))
    table = document.spreadsheet.getElementsByType(Table)[0]

    headings = table.getElementsByType(TableHeaderRows)
    assert len(headings[0].getElementsByType(TableRow)) == 1
    assert 'fo:language="en"' in document.stylesxml()


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_unchanged_register_is_not_sent_again(
    partnership: Partnership, client: Client, ending: str
) -> None:
    address = f"{BASE}.{ending}?dzien=2018-03-23"
    mark = client.get(address).headers["ETag"]

    with clock.frozen(date(2020, 6, 9)):
        again = client.get(address, headers={"If-None-Match": mark})

    assert again.status_code == 304
    assert again.content == b""


def test_a_changed_register_is_another_file(partnership: Partnership, client: Client) -> None:
    address = f"{BASE}.json?dzien=2018-03-23"
    mark = client.get(address).headers["ETag"]
    with scope(partnership=partnership):
        a_signatory(partnership, an_organization("Nowy"))

    again = client.get(address, headers={"If-None-Match": mark})

    assert again.status_code == 200
    assert json.loads(again.content)["count"] == 4


def test_another_language_is_another_file(partnership: Partnership, client: Client) -> None:
    english = client.get(f"{BASE}.csv").headers["ETag"]

    assert Client().get(f"{BASE}.csv").headers["ETag"] != english


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_day_that_does_not_exist_is_an_error_and_never_another_day(
    partnership: Partnership, client: Client, ending: str
) -> None:
    answer = client.get(f"{BASE}.{ending}?dzien=2018-02-31")

    assert answer.status_code == 400
    assert answer.json()["dzien"] == "2018-02-31"
    assert answer.json()["error"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_not_public_is_not_there(db: None, client: Client, ending: str) -> None:
    a_partnership("zwolen", stage=Stage.PREPARATION)

    assert client.get(f"{BASE}.{ending}").status_code == 404
    assert client.get(f"/partnerstwa/nie-ma/sygnatariusze.{ending}").status_code == 404


def test_files_are_named_by_partnership_and_day_and_open_to_all(
    partnership: Partnership, client: Client
) -> None:
    answer = client.get(f"{BASE}.xlsx?dzien=31.12.2016")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="zwolen-2016-12-31.xlsx"'
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{BASE}.json").headers["Content-Disposition"].startswith("inline")


def test_the_number_of_queries_does_not_grow(partnership: Partnership, client: Client) -> None:
    few = statements_of(client, f"{BASE}.json")
    with scope(partnership=partnership):
        for number in range(15):
            a_signatory(partnership, an_organization(f"Instytucja {number}"))

    assert statements_of(client, f"{BASE}.json") == few


def test_the_page_of_open_data_names_shape_terms_and_files(partnership: Partnership, client: Client) -> None:
    page = client.get("/otwarte-dane/").content.decode()

    for words in ("spoiwo.register/1", "CC0 1.0", f'href="{BASE}.json"', f'href="{BASE}.ods"', "semicolons"):
        assert words in page
