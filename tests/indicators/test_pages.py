"""The pages of indicators: what the officer writes, what everybody reads, what is handed out as a file."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from spoiwo.indicators import services
from spoiwo.indicators.models import Indicator, Value
from spoiwo.indicators.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit
from tests.cast import Cast, ClientOf
from tests.factories.indicators import SYSTEM, a_shown_indicator, a_value, an_indicator
from tests.reading import english, read

pytestmark = pytest.mark.django_db
INNER = "/pulpit/powiat-zwolenski/wskazniki/"
PUBLIC = "/partnerstwa/powiat-zwolenski/wskazniki/"
WORDS = {
    "code": "W-7",
    "name": "Miejsca pracy w sektorze ekonomii społecznej",
    "measured_in": "miejsca pracy",
    "source": "oświadczenia sygnatariuszy",
    "direction": "more",
}


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def visitor(client_of: ClientOf) -> Client:
    return english(client_of(None))


def test_an_empty_room_says_the_next_step(home: Partnership, officer: Client) -> None:
    shown = read(officer, INNER)

    assert "No indicator yet" in shown
    assert f'href="{INNER}katalog/"' in shown


def test_an_indicator_is_written_edited_and_shown_to_everybody(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    assert officer.post(f"{INNER}nowy/", WORDS | {"name": ""}).status_code == 422
    assert officer.post(f"{INNER}nowy/", WORDS).status_code == 302
    found = Indicator.objects.get()
    page = f"{INNER}{found.pk}/"
    assert "No value yet" in read(officer, page)

    assert (
        officer.post(f"{page}edycja/", WORDS | {"meaning": "Ile osób pracuje", "version": 1}).status_code
        == 302
    )
    assert officer.post(f"{page}edycja/", WORDS | {"version": 1}).status_code == 422
    value = {"span": "year", "year": "2024", "number": "1 234,5"}
    assert officer.post(f"{page}wartosci/dodaj/", value).status_code == 302
    assert read(visitor, f"{PUBLIC}{found.pk}/", 404)
    assert read(visitor, PUBLIC, 404)
    assert officer.post(f"{page}czyn/pokaz/").status_code == 302

    assert "1 234,5" in read(visitor, f"{PUBLIC}{found.pk}/")
    assert "Miejsca pracy w sektorze" in read(visitor, PUBLIC)
    assert PUBLIC in read(visitor, "/partnerstwa/powiat-zwolenski/")
    assert "wartosci" not in read(visitor, f"{PUBLIC}{found.pk}/")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": "24"}, "year"),
        ({"year": "2031"}, "year"),
        ({"span": "quarter"}, "part"),
        ({"span": "quarter", "part": "5"}, "part"),
        ({"number": "=1+1"}, "number"),
        ({"number": "1e400"}, "number"),
        ({"number": "NaN"}, "number"),
        ({"number": ""}, "number"),
        ({"absence": "secret"}, "number"),
        ({"unit": "Nigdzie"}, "unit"),
    ],
)
def test_what_is_typed_wrong_is_said_at_its_field_and_nothing_is_lost(
    home: Partnership, officer: Client, changes: dict[str, str], field: str
) -> None:
    found = an_indicator(home)
    typed = {"span": "year", "year": "2024", "number": "5", "source": "spis z natury"}

    answer = officer.post(f"{INNER}{found.pk}/wartosci/dodaj/", typed | changes)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "spis z natury" in answer.content.decode()
    assert not Value.objects.exists()


def test_a_value_of_a_unit_is_corrected_and_withdrawn(home: Partnership, officer: Client) -> None:
    found = an_indicator(home)
    unit = Unit.objects.get(key="1436")
    typed = {
        "span": "quarter",
        "part": "2",
        "year": "2024",
        "number": "5",
        "unit": "",
        "unit_number": "1436",
    }
    answer = officer.post(f"{INNER}{found.pk}/wartosci/dodaj/", typed)
    assert answer.status_code == 302, answer.context["form"].errors
    row = Value.objects.get()
    assert (row.unit, row.valid_from.isoformat()) == (unit, "2024-04-01")
    place = f"{INNER}{found.pk}/wartosci/{row.pk}/"
    assert "quarter II of 2024" in read(officer, f"{place}popraw/")

    assert officer.post(f"{place}popraw/", {"number": "6", "ground": ""}).status_code == 422
    assert officer.post(f"{place}popraw/", {"number": "6", "ground": "pomyłka"}).status_code == 302
    assert officer.post(f"{place}popraw/", {"number": "7", "ground": "pomyłka"}).status_code == 404
    left = Value.objects.get(closed_at__isnull=True)
    assert (left.number, left.unit) == (Decimal(6), unit)
    answer = officer.post(f"{INNER}{found.pk}/wartosci/{left.pk}/wycofaj/", {"ground": "inny powiat"})
    assert answer.status_code == 302
    assert not Value.objects.filter(closed_at__isnull=True).exists()


def test_a_value_of_another_indicator_is_not_found(home: Partnership, officer: Client) -> None:
    one, other = an_indicator(home), an_indicator(home, "W-2")
    row = a_value(other, 2020, "5")

    assert read(officer, f"{INNER}{one.pk}/wartosci/{row.pk}/popraw/", 404)
    assert read(officer, f"{INNER}{one.pk}/wartosci/{row.pk}/wycofaj/", 404)


def test_the_library_is_chosen_from_by_a_click(home: Partnership, officer: Client) -> None:
    assert "to be checked" in read(officer, f"{INNER}katalog/")

    assert officer.post(f"{INNER}katalog/", {"code": "KPRES-1"}).status_code == 302
    assert officer.post(f"{INNER}katalog/", {"code": "nic"}).status_code == 404
    again = officer.post(f"{INNER}katalog/", {"code": "KPRES-1"}, follow=True)

    assert "this code already" in again.content.decode()
    assert Indicator.objects.get().to_check
    assert "chosen already" in read(officer, f"{INNER}katalog/")


def test_a_list_of_codes_is_brought_in_from_a_file(home: Partnership, officer: Client) -> None:
    content = "kod;nazwa;jednostka;źródło\nX1;Nowy;osoby;WLWK\n".encode()
    bad = io.BytesIO(b"kod\nX1\n")
    bad.name = "zla.csv"
    good = io.BytesIO(content)
    good.name = "wlwk.csv"

    refused = officer.post(f"{INNER}katalog/lista/", {"file": bad})
    taken = officer.post(f"{INNER}katalog/lista/", {"file": good}, follow=True)

    assert refused.status_code == 422
    assert "These columns are missing" in refused.content.decode()
    assert "1 definition is in the list" in taken.content.decode()


def test_the_chart_is_readable_without_seeing_it(home: Partnership, officer: Client) -> None:
    found = an_indicator(home)
    for year in range(2015, 2020):
        a_value(found, year, str(year - 2010), key="1436")

    shown = read(officer, f"{INNER}{found.pk}/")

    assert 'role="img" aria-labelledby="plot-title"' in shown
    assert "5 (2015), then 9 (2019); worse" in shown
    assert shown.count('<th scope="row">20') == 5


def test_files_hold_no_formula_and_cover_what_the_page_covers(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    found = an_indicator(home, name='=HYPERLINK("http://zly.example")', counts_persons=True, source="@own")
    for key, number in {"1436": "40", "143601": "3", "143602": "37"}.items():
        a_value(found, 2020, number, key=key)
    services.publish_indicator(actor=SYSTEM, indicator=found)

    public = visitor.get(f"{PUBLIC}{found.pk}/plik/csv/").content.decode("utf-8-sig")
    inner = officer.get(f"{INNER}{found.pk}/plik/xlsx/").content
    sheet = load_workbook(io.BytesIO(inner)).active

    assert "'=HYPERLINK" in public
    assert ";'@own;" in public
    lines = public.splitlines()
    assert len(lines) == 4
    assert [line.split(";")[9 - 2] for line in lines[1:]] == ["40", "", ""]
    assert sheet is not None
    assert sheet["B2"].data_type == "s"
    assert {sheet.cell(row, 8).value for row in (2, 3, 4)} == {40, 3, 37}
    assert visitor.get(f"{PUBLIC}{found.pk}/plik/pdf/").status_code == 404


def test_the_list_asks_no_more_for_more_indicators(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    a_shown_indicator(home)
    for client, address in ((officer, INNER), (visitor, PUBLIC)):
        read(client, address)
        with CaptureQueriesContext(connection) as few:
            read(client, address)
        for number in range(5):
            a_shown_indicator(home, f"{client is officer}-{number}")
        with CaptureQueriesContext(connection) as many:
            read(client, address)
        assert len(many) == len(few)


def test_an_indicator_asks_no_more_for_more_values(home: Partnership, officer: Client) -> None:
    found = a_shown_indicator(home)
    read(officer, f"{INNER}{found.pk}/")
    with CaptureQueriesContext(connection) as few:
        read(officer, f"{INNER}{found.pk}/")
    for year in range(2000, 2010):
        a_value(found, year, "5", key="1436")
    with CaptureQueriesContext(connection) as many:
        read(officer, f"{INNER}{found.pk}/")

    assert len(many) == len(few)


def test_deeds_are_offered_where_they_can_be_done(home: Partnership, officer: Client) -> None:
    found = a_shown_indicator(home)
    page = f"{INNER}{found.pk}/"

    assert "czyn/schowaj/" in read(officer, page)
    assert "czyn/usun/" not in read(officer, page)
    assert officer.post(f"{page}czyn/odloz/", {"ground": "koniec"}).status_code == 302
    assert officer.post(f"{page}czyn/pokaz/").status_code == 422
    assert "wartosci/dodaj" not in read(officer, page)
    found.refresh_from_db()
    assert found.state == State.RETIRED
    assert read(officer, f"{page}czyn/nic/", 404)


def test_two_public_counts_a_few_persons_apart_warn_the_officer(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    everybody = an_indicator(home, "W-1", counts_persons=True, measured_in="osoby")
    women = an_indicator(home, "W-2", counts_persons=True, measured_in="osoby")
    far = an_indicator(home, "W-3", counts_persons=True, measured_in="osoby")
    for indicator, number in ((everybody, "20"), (women, "17"), (far, "9")):
        a_value(indicator, 2018, number)
        a_value(indicator, 2019, "3")  # small itself: covered, so nothing is found from it
    warning = "Two indicators together may tell of a few persons."
    for indicator in (everybody, far):
        services.publish_indicator(actor=SYSTEM, indicator=indicator)

    before = read(officer, f"{INNER}{women.pk}/czyn/pokaz/")
    assert warning in before
    assert f'href="{INNER}{everybody.pk}/">' in before
    assert f'href="{INNER}{far.pk}/">' not in before
    assert "2019" not in before.partition(warning)[2].partition("</ul>")[0]
    assert warning not in read(officer, f"{INNER}{everybody.pk}/")

    services.publish_indicator(actor=SYSTEM, indicator=women)
    assert warning in read(officer, f"{INNER}{everybody.pk}/")
    assert warning not in read(officer, f"{INNER}{far.pk}/")
    assert warning not in read(visitor, f"{PUBLIC}{everybody.pk}/")


def test_counts_that_are_not_of_persons_at_risk_are_not_compared(home: Partnership, officer: Client) -> None:
    places, persons = an_indicator(home, "W-1"), an_indicator(home, "W-2", counts_persons=True)
    for indicator, number in ((places, "20"), (persons, "18")):
        a_value(indicator, 2018, number)
        services.publish_indicator(actor=SYSTEM, indicator=indicator)

    for indicator in (places, persons):
        assert "Two indicators together" not in read(officer, f"{INNER}{indicator.pk}/")
