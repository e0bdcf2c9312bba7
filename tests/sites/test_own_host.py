"""A partnership under its own host name: its public pages, and nothing else of the installation."""

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, ClientOf
from tests.factories.pages import an_article
from tests.factories.sites import a_site

HOST = "zwolen.partners.example.org"
ROOT = "/partnerstwa/powiat-zwolenski/"


@pytest.fixture
def hosted(cast: Cast) -> Cast:
    a_site(cast.partnership, host=HOST)
    return cast


def test_the_start_page_is_that_of_the_partnership(hosted: Cast) -> None:
    answer = Client().get("/", headers={"host": HOST})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<link rel="canonical" href="http://{HOST}/">' in page
    assert hosted.partnership.official_name in page
    assert f'href="{settings.SITE_ADDRESS}/"' in page


def test_a_page_has_one_address_under_whichever_name_it_is_read(hosted: Cast) -> None:
    canonical = f'<link rel="canonical" href="http://{HOST}{ROOT}sygnatariusze/">'

    for host in (HOST, "testserver"):
        assert canonical in Client().get(f"{ROOT}sygnatariusze/", headers={"host": host}).content.decode()


def test_pages_of_a_partnership_without_a_host_name_stay_at_the_main_address(hosted: Cast) -> None:
    page = Client().get("/partnerstwa/powiat-przysuski/").content.decode()

    assert f'<link rel="canonical" href="{settings.SITE_ADDRESS}/partnerstwa/powiat-przysuski/">' in page


@pytest.mark.parametrize(
    "path",
    [
        "/konto/login/",
        "/pulpit/",
        "/pulpit/powiat-zwolenski/strona/",
        "/instytucje/",
        "/partnerstwa/powiat-przysuski/",
    ],
)
def test_everything_else_is_at_the_main_address(hosted: Cast, path: str) -> None:
    answer = Client().get(path, headers={"host": HOST})

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{settings.SITE_ADDRESS}/")


def test_nobody_signs_in_under_another_name(hosted: Cast) -> None:
    answer = Client().post(
        "/konto/login/",
        {"login": "olga@example.org", "password": "most-nad-Zwolenka-1918"},
        headers={"host": HOST},
    )

    assert answer.status_code == 421
    assert not answer.cookies


def test_a_session_brought_along_is_not_looked_at(hosted: Cast, client_of: ClientOf) -> None:
    answer = client_of(hosted.officer).get("/", headers={"host": HOST})

    assert answer.status_code == 200
    assert not answer.wsgi_request.user.is_authenticated


def test_a_name_of_no_partnership_is_refused(hosted: Cast) -> None:
    answer = Client().get("/", headers={"host": "nobody.partners.example.org"})

    assert answer.status_code == 421
    assert settings.SITE_ADDRESS in answer.content.decode()


@pytest.mark.parametrize("host", ["evil.example", f"{HOST}.evil.example", f"{HOST}@evil.example", "a b"])
def test_a_name_the_installation_does_not_know_is_a_bad_request(hosted: Cast, host: str) -> None:
    assert Client().get("/", headers={"host": host}).status_code == 400


def test_a_name_forwarded_by_a_stranger_changes_nothing(hosted: Cast) -> None:
    page = Client().get(ROOT, headers={"x-forwarded-host": "evil.example"}).content.decode()

    assert "evil.example" not in page


def test_the_map_and_the_robots_file_are_those_of_the_name(hosted: Cast) -> None:
    robots = Client().get("/robots.txt", headers={"host": HOST}).content.decode()
    index = Client().get("/sitemap.xml", headers={"host": HOST}).content.decode()

    assert f"Sitemap: http://{HOST}/sitemap.xml" in robots
    assert f"<loc>http://{HOST}/</loc>" in index
    assert "powiat-przysuski" not in index


def test_the_map_of_the_portal_leaves_pages_with_another_address_to_their_own_map(hosted: Cast) -> None:
    page = Client().get("/sitemap/partnership-1.xml").content.decode()

    assert "powiat-zwolenski" not in page
    assert "powiat-przysuski" in page


def test_the_readers_own_choices_are_set_under_this_name(hosted: Cast) -> None:
    answer = Client().post("/wyglad/", {"theme": "dark", "next": "/"}, headers={"host": HOST})

    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert answer.cookies["wyglad"]["domain"] == ""


def test_feeds_data_and_paper_name_the_partnerships_own_address(hosted: Cast) -> None:
    article = an_article(hosted.partnership, "Spotkanie w Zwoleniu")
    whole = f"http://{HOST}{article.get_absolute_url()}"

    feed = Client().get("/artykuly/kanal.json", {"partnerstwo": hosted.partnership.slug}).json()
    data = Client().get(f"{article.get_absolute_url()}plik/json/").json()
    page = Client().get(article.get_absolute_url(), headers={"host": HOST}).content.decode()

    assert [one["url"] for one in feed["items"]] == [whole]
    assert feed["home_page_url"] == f"http://{HOST}{ROOT}artykuly/"
    assert data["address"] == whole
    assert f'<p class="print-only">Address of this page: {whole}</p>' in page or (
        f'<p class="print-only">Adres tej strony: {whole}</p>' in page
    )
