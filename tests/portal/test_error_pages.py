"""Pages of trouble say what happened, what was kept and what to do next, and stand without a database."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory
from django.urls import reverse

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.portal.views import errors
from tests.factories.partnerships import a_partnership
from tests.portal.conftest import Reader

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "errors"
CODES = ("400", "403", "403_csrf", "404", "409", "410", "413", "429", "500", "503")


@pytest.mark.parametrize("code", CODES)
def test_every_page_of_trouble_answers_the_three_questions(code: str) -> None:
    source = (TEMPLATES / f"{code}.html").read_text(encoding="utf-8")

    shape = "errors/bare.html" if code in {"500", "503"} else "errors/base.html"
    assert f'{{% extends "{shape}" %}}' in source
    assert all(f"{{% block {block} %}}" in source for block in ("what", "heading", "happened", "next"))


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_a_404_in_our_look() -> None:
    answer = Client().get("/tego-tu-nie-ma/")

    assert answer.status_code == 404
    assert "errors/404.html" in [template.name for template in answer.templates]


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_that_it_has_grown_old() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@example.org"})

    assert answer.status_code == 403
    assert "errors/403_csrf.html" in [template.name for template in answer.templates]


@pytest.mark.django_db
def test_a_request_too_large_is_a_413_not_a_400(rf: RequestFactory) -> None:
    request = rf.post("/")
    request.user = AnonymousUser()

    assert errors.bad_request(request, RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request).status_code == 400


def test_a_broken_server_answers_without_touching_the_database(rf: RequestFactory) -> None:
    # No django_db mark: any query would raise.
    answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 500
    assert "<h1>" in answer.content.decode()


def test_resting_says_when_to_come_back(rf: RequestFactory) -> None:
    answer = errors.unavailable(rf.get("/"))

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0


def test_a_broken_page_of_trouble_still_says_something(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(template: str) -> str:
        raise OSError(template)

    monkeypatch.setattr("spoiwo.portal.views.errors.loader.render_to_string", broken)

    answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 500
    assert errors.LAST_WORDS in answer.content.decode()


def test_a_wrong_address_is_answered_with_pages_its_words_lead_to(read: Reader, peopled: Partnership) -> None:
    """Also in another form of the word, and in the manner of an address of some older portal."""
    for address in (
        "/web/guest/strona/-/urzedu-pracy-w-zwoleniu",
        "/instytucje/powiatowy-urzad-pracy-zwolen.html",
    ):
        answer = Client().get(address)

        assert answer.status_code == 404
        assert "Powiatowy Urząd Pracy w Zwoleniu" in answer.content.decode()


@pytest.mark.parametrize("address", ["/wp-login.php", "/.env", "/xyzzy-qwfpgj/", "/123/"])
def test_an_address_that_says_nothing_is_answered_with_the_search_alone(
    address: str, peopled: Partnership
) -> None:
    answer = Client().get(address)

    assert answer.status_code in {400, 404}
    assert 'id="found"' not in answer.content.decode()


def test_a_wrong_address_tells_nothing_of_a_partnership_not_yet_public(db: None) -> None:
    a_partnership("tajne", "Tajemnicze Partnerstwo", stage=Stage.PREPARATION)

    assert "Tajemnicze" not in Client().get("/tajemnicze-partnerstwo-tajne/").content.decode()
