"""The second factor, told as it happens: enrolment, codes on paper, the way in, the way out."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from spoiwo.audit.selectors import history_of
from tests.accounts.second_factor import code_of, recovery_codes_on, secret_on
from tests.cast import PASSWORD, Cast, ClientOf

pytestmark = pytest.mark.django_db
ENROL, CODES, REMOVE = (
    "/konto/2fa/totp/activate/",
    "/konto/2fa/recovery-codes/",
    "/konto/2fa/totp/deactivate/",
)
SIGN_IN, SECOND_STEP = "/konto/login/", "/konto/2fa/authenticate/"


def _enrol(browser: Client) -> str:
    secret = secret_on(browser.get(ENROL).content)
    answer = browser.post(ENROL, {"code": code_of(secret)})
    assert (answer.status_code, answer["Location"]) == (302, CODES)
    return secret


def _halfway_in(cast: Cast) -> Client:
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": cast.officer.email, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, SECOND_STEP)
    return browser


def _is_in(browser: Client) -> bool:
    return browser.get("/pulpit/").status_code == 200


def test_enrolment_asks_to_confirm_first_and_refuses_a_wrong_code(
    cast: Cast, client_of: ClientOf, confirmed: ClientOf
) -> None:
    assert "reauthenticate" in client_of(cast.officer).get(ENROL)["Location"]
    browser = confirmed(cast.officer)
    page = browser.get(ENROL)
    assert b"data:image/svg+xml" in page.content

    wrong = f"{(int(code_of(secret_on(page.content))) + 1) % 1_000_000:06}"
    browser.post(ENROL, {"code": wrong})

    assert not Authenticator.objects.exists()


def test_recovery_codes_are_shown_once(cast: Cast, confirmed: ClientOf) -> None:
    browser = confirmed(cast.officer)
    _enrol(browser)

    first, second = browser.get(CODES).content, browser.get(CODES).content

    codes = recovery_codes_on(first)
    assert len(set(codes)) == 10
    assert not any(code in second.decode() for code in codes)
    assert browser.get("/konto/2fa/recovery-codes/download/").status_code == 403


def test_the_password_alone_no_longer_opens_the_account(cast: Cast, confirmed: ClientOf) -> None:
    secret = _enrol(confirmed(cast.officer))
    browser = _halfway_in(cast)
    assert not _is_in(browser)

    refused = browser.post(SECOND_STEP, {"code": "000000"})
    assert (refused.status_code, _is_in(browser)) == (200, False)

    browser.post(SECOND_STEP, {"code": code_of(secret)})
    assert _is_in(browser)


def test_a_code_that_was_used_lets_nobody_in_again(cast: Cast, confirmed: ClientOf) -> None:
    secret = _enrol(confirmed(cast.officer))
    code = code_of(secret)
    _halfway_in(cast).post(SECOND_STEP, {"code": code})
    onlooker = _halfway_in(cast)

    onlooker.post(SECOND_STEP, {"code": code})

    assert not _is_in(onlooker)


def test_a_recovery_code_opens_the_account_one_time(cast: Cast, confirmed: ClientOf) -> None:
    browser = confirmed(cast.officer)
    _enrol(browser)
    code = recovery_codes_on(browser.get(CODES).content)[0]
    first, second = _halfway_in(cast), _halfway_in(cast)

    first.post(SECOND_STEP, {"code": code})
    second.post(SECOND_STEP, {"code": code})

    assert (_is_in(first), _is_in(second)) == (True, False)


def test_guessing_codes_is_stopped_also_for_the_right_one(cast: Cast, confirmed: ClientOf) -> None:
    secret = _enrol(confirmed(cast.officer))
    browser = _halfway_in(cast)
    for attempt in range(10):
        browser.post(SECOND_STEP, {"code": f"{attempt:06}"})

    browser.post(SECOND_STEP, {"code": code_of(secret)})

    assert not _is_in(browser)


def test_the_factor_is_removed_only_after_a_confirmation(
    cast: Cast, client_of: ClientOf, confirmed: ClientOf
) -> None:
    _enrol(confirmed(cast.officer))
    found = client_of(cast.officer)

    for method in (found.get, found.post):
        assert "reauthenticate" in method(REMOVE)["Location"]
    assert Authenticator.objects.filter(type="totp").exists()

    confirmed(cast.officer).post(REMOVE)
    assert not Authenticator.objects.exists()


def test_the_book_of_deeds_tells_of_the_factor_without_its_secrets(
    cast: Cast, confirmed: ClientOf, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    browser = confirmed(cast.officer)
    with django_capture_on_commit_callbacks(execute=True):
        secret = _enrol(browser)
    _halfway_in(cast).post(SECOND_STEP, {"code": "000000"})
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/konto/2fa/recovery-codes/generate/")
    browser.post(REMOVE)

    told = [(deed.action, deed.data.get("kind")) for deed in reversed(history_of(cast.officer))]
    assert [deed for deed in told if deed[0].startswith("accounts.factor.")] == [
        ("accounts.factor.added", "totp"),
        ("accounts.factor.added", "recovery_codes"),
        ("accounts.factor.failed", "totp"),
        ("accounts.factor.reset", "recovery_codes"),
        ("accounts.factor.removed", "totp"),
        ("accounts.factor.removed", "recovery_codes"),
    ]
    assert not any(secret in str(deed.data) for deed in history_of(cast.officer))
