"""What a stranger can write into an address or a cookie is answered, never an error of the server."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common.web.nul import without_nul
from spoiwo.decisions.services import set_register_public
from spoiwo.partnerships.models import RoleAssignment
from tests.cast import Cast, ClientOf
from tests.factories.decisions import SYSTEM

PUBLIC = (
    "/partnerstwa/?teren=%00",
    "/partnerstwa/?subregion=a%00",
    "/instytucje/?etykieta=a%00b&q=%00",
    "/szukaj/?q=%00",
)
INNER = (
    "sygnatariusze/gminy/?county=x&county_number=%00&since=dzi%C5%9B",
    "zespol/?next=%00",
    "dziennik/?strona=%00",
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_nul_in_an_address_is_as_if_it_were_not_there(address: str, client: Client) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", INNER)
def test_nul_in_an_inner_address_breaks_nothing(address: str, cast: Cast, confirmed: ClientOf) -> None:
    answer = confirmed(cast.officer).get(f"/pulpit/{cast.partnership.slug}/{address}")

    assert answer.status_code in {200, 422}


@pytest.mark.parametrize("hidden", ["%00", "%0%000", "%0%0%0000", "\x00", "%\x0000"])
def test_dropping_nul_never_puts_another_together(hidden: str) -> None:
    assert without_nul(f"q=a{hidden}b") == "q=ab"


def test_a_percent_sign_that_was_typed_stays() -> None:
    assert without_nul("q=100%2500") == "q=100%2500"


@pytest.mark.django_db
def test_a_session_cookie_with_nul_is_no_session(client: Client) -> None:
    answer = client.get("/pulpit/", headers={"cookie": r'sesja="abcdefgh\000ijkl"; wyglad="\000"'})

    assert answer.status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["9999-12-31", "31.12.9999", "9999", "0001-01-01", "00.00.0000"])
def test_the_last_and_the_first_day_of_the_calendar_break_no_page(
    day: str, cast: Cast, client_of: ClientOf
) -> None:
    here = f"/pulpit/{cast.partnership.slug}"
    for address in (f"{here}/dziennik/", f"{here}/sygnatariusze/", f"{here}/przedstawiciele/"):
        assert client_of(cast.officer).get(address, {"dzien": day}).status_code == 200, address


@pytest.mark.django_db
def test_a_role_that_ends_on_the_last_day_of_the_calendar_is_refused_with_a_sentence(
    cast: Cast, confirmed: ClientOf
) -> None:
    number = RoleAssignment.objects.get(user=cast.council_member).pk

    answer = confirmed(cast.officer).post(
        f"/pulpit/{cast.partnership.slug}/zespol/{number}/zakoncz/", {"last_day": "31.12.9999"}
    )

    assert answer.status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["0000", "²²²²", "٢٠١٦", "-016", "9" * 5000])
def test_a_year_that_never_was_breaks_no_list(year: str, cast: Cast, client_of: ClientOf) -> None:
    here, officer = cast.partnership.slug, client_of(cast.officer)
    with scope(partnership=cast.partnership):
        set_register_public(actor=SYSTEM, partnership=cast.partnership, is_public=True)
    for room in ("spotkania", "uchwaly"):
        for place in ("partnerstwa", "pulpit"):
            address = f"/{place}/{here}/{room}/"
            assert officer.get(address, {"rok": year}).status_code == 200, address


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "0"])
def test_a_number_of_an_item_that_is_none_breaks_no_form(
    number: str, cast: Cast, client_of: ClientOf
) -> None:
    address = f"/pulpit/{cast.partnership.slug}/uchwaly/nowa/"

    assert client_of(cast.officer).get(address, {"punkt": number}).status_code in {200, 404}
