"""Sign-in at the office: known people come in, nobody else, and nothing can be slipped in on the way."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from spoiwo.accounts.models import User
from spoiwo.accounts.services import deactivate_user
from tests.accounts.office import Claim, Office, come_back
from tests.cast import Cast, ClientOf

pytestmark = pytest.mark.django_db


def _is_in(browser: Client) -> bool:
    return browser.get("/pulpit/").status_code == 200


def _words(page: bytes) -> str:
    return page.decode()


@pytest.fixture(autouse=True)
def _english(settings: Settings) -> None:
    settings.LANGUAGE_CODE = "en"


def test_a_known_person_signs_in_and_lands_on_the_desk(office: Office, cast: Cast, client: Client) -> None:
    office.knows("o-1", cast.officer.email.upper())

    answer = office.sign_in(client, "o-1")

    assert (answer.status_code, answer["Location"]) == (302, "/pulpit/")
    assert client.get("/pulpit/").context["user"] == cast.officer
    # The second time she is known by the provider's own mark, whatever her address there is by then.
    office.knows("o-1", "nowe-nazwisko@example.org")
    again = Client()
    office.sign_in(again, "o-1")
    assert _is_in(again)
    assert SocialAccount.objects.get().user == cast.officer


def test_the_sign_in_page_leads_to_the_office_in_one_step(office: Office, cast: Cast, client: Client) -> None:
    page = _words(client.get("/konto/login/").content)

    assert "Urząd Marszałkowski" in page
    assert client.get("/konto/oidc/urzad/login/?process=login")["Location"].startswith(office.url)


def test_an_unknown_person_is_refused_with_a_sentence_and_no_account_is_made(
    office: Office, cast: Cast, client: Client
) -> None:
    office.knows("o-9", "nieznana@example.org")
    before = User.objects.count(), EmailAddress.objects.count()

    answer = office.sign_in(client, "o-9")

    assert (answer.status_code, _is_in(client)) == (403, False)
    assert "no open account with this e-mail address" in _words(answer.content)
    assert (User.objects.count(), EmailAddress.objects.count()) == before
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("claim", [False, "false", None, "", 0])
def test_an_address_that_the_provider_has_not_verified_opens_nothing(
    claim: Claim, office: Office, cast: Cast, client: Client
) -> None:
    office.knows("o-8", cast.officer.email, verified=claim)

    answer = office.sign_in(client, "o-8")

    assert (answer.status_code, _is_in(client)) == (403, False)
    assert "has not confirmed your e-mail address" in _words(answer.content)
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(office: Office, cast: Cast, client: Client) -> None:
    office.knows("o-1", cast.officer.email)
    deactivate_user(actor=cast.operator, user=cast.officer)

    assert office.sign_in(client, "o-1").status_code == 403
    assert not _is_in(client)


def test_an_account_closed_after_it_was_joined_stays_closed(
    office: Office, cast: Cast, client: Client
) -> None:
    office.knows("o-1", cast.officer.email)
    office.sign_in(client, "o-1")
    deactivate_user(actor=cast.operator, user=cast.officer)
    later = Client()

    answer = office.sign_in(later, "o-1")

    assert answer["Location"] == "/konto/inactive/"
    assert not _is_in(later)
    assert not _is_in(client)


def test_an_answer_that_was_asked_for_elsewhere_is_refused(
    office: Office, cast: Cast, client: Client
) -> None:
    office.knows("o-1", cast.officer.email)
    stolen = office.ask(Client(), "o-1")

    answer = come_back(client, stolen)

    assert not _is_in(client)
    assert not SocialAccount.objects.exists()
    assert "An error occurred" in _words(answer.content)


def test_an_answer_is_good_for_one_time(office: Office, cast: Cast, client: Client) -> None:
    office.knows("o-1", cast.officer.email)
    address = office.ask(client, "o-1")
    come_back(client, address)
    client.post("/konto/logout/")

    come_back(client, address)

    assert not _is_in(client)


def test_a_token_with_another_nonce_is_refused(office: Office, cast: Cast, client: Client) -> None:
    office.knows("o-1", cast.officer.email, nonce="z innego logowania")

    answer = office.sign_in(client, "o-1")

    assert (answer.status_code, _is_in(client)) == (403, False)
    assert "does not belong to this sign-in" in _words(answer.content)


@pytest.mark.parametrize("claim", [{"iss": "http://localhost:1"}, {"aud": "inny-program"}, {"exp": 1}])
def test_a_token_for_somebody_else_or_past_its_time_is_refused(
    claim: dict[str, Claim], office: Office, cast: Cast, client: Client
) -> None:
    office.knows("o-1", cast.officer.email, **claim)

    office.sign_in(client, "o-1")

    assert not _is_in(client)


def test_the_address_of_the_visitor_changes_nothing_that_is_asked(
    office: Office, cast: Cast, client: Client
) -> None:
    office.knows("o-1", cast.officer.email)

    office.ask(client, "o-1", "?scope=admin&auth_params=nonce%3Dx%26prompt%3Dnone%26redirect_uri%3Dhttp://x")

    assert set(office.asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert office.asked["nonce"] != ["x"]
    assert "prompt" not in office.asked
    assert office.asked["redirect_uri"] == ["http://testserver/konto/oidc/urzad/login/callback/"]
    # Proof of the key that began it (RFC 7636): a code that leaks is of no use to anybody else.
    assert office.asked["code_challenge_method"] == ["S256"]


def test_a_provider_that_does_not_answer_is_a_page_and_no_error(
    office: Office, cast: Cast, client: Client, settings: Settings
) -> None:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://localhost:9"

    assert "An error occurred" in _words(client.get("/konto/oidc/urzad/login/").content)


def test_a_cancelled_sign_in_says_so(office: Office, client: Client) -> None:
    client.get("/konto/oidc/urzad/login/")
    state = next(iter(client.session["socialaccount_states"]))

    answer = client.get(f"/konto/oidc/urzad/login/callback/?error=access_denied&state={state}", follow=True)

    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, "/konto/3rdparty/login/cancelled/")


def test_nobody_adds_an_identity_with_a_foreign_address_to_an_account(
    office: Office, cast: Cast, confirmed: ClientOf
) -> None:
    office.knows("o-2", cast.neighbour.email)
    browser = confirmed(cast.officer)

    answer = office.sign_in(browser, "o-2", "?process=connect")

    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_identity_with_her_own_address_can_be_added(
    office: Office, cast: Cast, confirmed: ClientOf
) -> None:
    office.knows("o-1", cast.officer.email)

    office.sign_in(confirmed(cast.officer), "o-1", "?process=connect")

    assert SocialAccount.objects.get().user == cast.officer
