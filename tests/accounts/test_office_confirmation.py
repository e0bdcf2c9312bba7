"""A dangerous deed asks also those who have only the office's identity: they sign in there once more."""

import html
import re
import time

import pytest
from django.test import Client
from pytest_django import Settings

from spoiwo.accounts.models import User
from spoiwo.partnerships.models import RoleAssignment
from spoiwo.partnerships.states import Role
from tests.accounts.office import SIGN_IN, Office, come_back
from tests.cast import Cast, ClientOf

pytestmark = pytest.mark.django_db
INVITED = {
    "email": "nowa@example.org",
    "name": "Nowa Osoba",
    "role": Role.AUDITOR.value,
    "valid_from": "1.03.2026",
}


@pytest.fixture(autouse=True)
def _english(settings: Settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def team(cast: Cast) -> str:
    """The page where roles are given: a dangerous deed."""
    return f"/pulpit/{cast.partnership.slug}/zespol/"


@pytest.fixture
def browser(office: Office, cast: Cast, client: Client) -> Client:
    """The officer's browser: she has no password, no passkey and no codes, only the office's identity."""
    cast.officer.set_unusable_password()
    cast.officer.save()
    office.knows("o-1", cast.officer.email)
    office.sign_in(client, "o-1")
    return client


def _way_to_the_office(page: bytes) -> str:
    """Return what follows the address of our sign-in page in the button of the page."""
    found = re.search(rf'href="{SIGN_IN}(\?[^"]+)"', page.decode())
    assert found
    return html.unescape(found[1])


def _asked_to_confirm(browser: Client, team: str) -> str:
    answer = browser.post(team, INVITED)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/konto/potwierdz/")
    return _way_to_the_office(browser.get(answer["Location"]).content)


def test_signing_in_long_enough_ago_or_just_now_is_not_a_confirmation(browser: Client, team: str) -> None:
    answer = browser.get(team)

    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/konto/potwierdz/?next={team.replace('/', '%2F')}",
    )


def test_after_a_fresh_sign_in_at_the_office_the_deed_is_done(
    browser: Client, team: str, office: Office
) -> None:
    way = _asked_to_confirm(browser, team)

    back = office.sign_in(browser, "o-1", way)
    done = browser.get(back["Location"])

    assert (office.asked["prompt"], office.asked["max_age"]) == (["login"], ["0"])
    assert (done.status_code, done["Location"]) == (302, team)
    assert RoleAssignment.objects.filter(user__email=INVITED["email"]).count() == 1
    assert browser.get(team).status_code == 200


def test_a_confirmed_deed_is_not_done_again_by_going_back(browser: Client, team: str, office: Office) -> None:
    way = _asked_to_confirm(browser, team)
    address = office.sign_in(browser, "o-1", way)["Location"]
    browser.get(address)

    browser.get(address)

    assert RoleAssignment.objects.filter(user__email=INVITED["email"]).count() == 1


def test_a_provider_that_only_remembers_her_confirms_nothing(
    browser: Client, team: str, office: Office, cast: Cast
) -> None:
    way = _asked_to_confirm(browser, team)
    office.knows("o-1", cast.officer.email, auth_time=int(time.time()) - 3600)

    answer = office.sign_in(browser, "o-1", way)

    assert answer.status_code == 403
    assert "did not say that you signed in again" in answer.content.decode()
    assert browser.get(team).status_code == 302
    assert not User.objects.filter(email=INVITED["email"]).exists()


def test_somebody_elses_identity_confirms_nothing(
    browser: Client, team: str, office: Office, cast: Cast
) -> None:
    way = _asked_to_confirm(browser, team)
    office.knows("o-2", cast.coordinator.email)
    office.sign_in(Client(), "o-2")

    answer = office.sign_in(browser, "o-2", way)

    assert answer.status_code == 403
    assert browser.get(team).status_code == 302


def test_a_visitor_confirms_nothing(browser: Client, team: str, office: Office) -> None:
    way = _asked_to_confirm(browser, team)
    visitor = Client()

    assert office.sign_in(visitor, "o-1", way).status_code == 403
    assert visitor.get("/pulpit/").status_code == 302


def test_a_link_from_elsewhere_does_not_do_a_deed_that_waits(
    browser: Client, team: str, office: Office
) -> None:
    _asked_to_confirm(browser, team)

    browser.get("/konto/potwierdz/", {"next": team})

    assert not User.objects.filter(email=INVITED["email"]).exists()


def test_nobody_is_sent_to_another_site_afterwards(browser: Client, team: str, office: Office) -> None:
    page = browser.get("/konto/potwierdz/", {"next": "https://example.net/"})
    back = office.ask(browser, "o-1", _way_to_the_office(page.content))

    landed = browser.get(come_back(browser, back)["Location"])

    assert landed["Location"] == "/pulpit/"


def test_a_person_with_a_password_and_an_identity_may_use_either(
    office: Office, cast: Cast, client: Client, team: str
) -> None:
    office.knows("o-1", cast.officer.email)
    office.sign_in(client, "o-1")

    by_password = client.get(client.get(team)["Location"]).content.decode()

    assert 'name="password"' in by_password
    assert "/konto/potwierdz/" in by_password


def test_whoever_has_nothing_to_confirm_with_is_told_what_to_do(
    cast: Cast, client_of: ClientOf, team: str
) -> None:
    cast.officer.set_unusable_password()
    cast.officer.save()
    browser = client_of(cast.officer)

    answer = browser.get(browser.get(team)["Location"])

    assert answer.status_code == 200
    assert "no password, passkey or identity" in answer.content.decode()
    assert 'href="/konto/password/reset/"' in answer.content.decode()
