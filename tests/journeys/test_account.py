"""An account: the letter with a new password, a passkey, codes of a telephone, the way in by them."""

import re

from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from demo.logins import PASSWORD
from spoiwo.accounts.models import User
from spoiwo.audit.selectors import history_of
from spoiwo.notifications.models import Message
from tests.accounts.second_factor import code_of
from tests.journeys.browser import CheckPage
from tests.journeys.people import OFFICER, OPERATOR, SignIn, confirm_password
from tests.journeys.words import on_screen

NEW_PASSWORD = "rynek-w-Sycynie-1792"


def _sign_in_with(page: Page, password: str) -> None:
    page.goto("/konto/login/")
    page.locator('input[type="email"]').fill(OFFICER)
    page.locator('input[type="password"]').fill(password)
    page.get_by_role("button", name=on_screen("Sign in"), exact=True).click()


def test_a_forgotten_password_is_set_anew_by_letter(page: Page, sign_in: SignIn, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "spoiwo.notifications.adapters.outbox.OutboxBackend"
    page.goto("/konto/password/reset/")
    page.locator('input[type="email"]').fill(OFFICER)
    page.locator('main button[type="submit"]').click()
    page.wait_for_url("**/konto/password/reset/done/")

    letter = Message.objects.get()
    link = re.search(r"/konto/password/reset/key/\S+", letter.text)
    assert letter.to == [OFFICER]
    assert link
    page.goto(link[0])
    for field in page.locator('input[type="password"]').all():
        field.fill(NEW_PASSWORD)
    page.locator('main button[type="submit"]').first.click()
    page.wait_for_url("**/done/")

    _sign_in_with(page, NEW_PASSWORD)
    page.wait_for_url("**/pulpit/**")
    sign_in(page, OPERATOR).goto("/poczta/")
    expect(page.locator("main")).to_contain_text(OFFICER)


def test_an_officer_enters_with_a_passkey(page: Page, sign_in: SignIn) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    sign_in(page, OFFICER).goto("/konto/2fa/webauthn/add/")
    confirm_password(page)

    page.locator("#id_name").fill("Telefon Olgi")
    for box in page.locator('main input[type="checkbox"]').all():
        box.check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile(r"/konto/2fa/(recovery-codes|webauthn)/(?!add)"))

    page.context.clear_cookies()
    page.goto("/konto/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url("**/pulpit/**")
    deeds = history_of(User.objects.get(email=OFFICER))
    assert deeds.filter(action="accounts.factor.added", data__kind="webauthn").exists()


def test_an_officer_guards_the_account_with_codes_of_a_telephone(
    page: Page, sign_in: SignIn, accessible: CheckPage
) -> None:
    sign_in(page, OFFICER).goto("/konto/2fa/")
    page.locator('a[href="/konto/2fa/totp/activate/"]').click()
    confirm_password(page)
    expect(page.locator("main img.qr")).to_be_visible()
    accessible(page)
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("#id_code").fill(code_of(secret))
    page.locator('main button[type="submit"]').click()
    page.wait_for_url("**/konto/2fa/recovery-codes/")
    on_paper = page.locator("#recovery_codes").input_value().split()
    accessible(page)
    page.reload()
    expect(page.locator("main")).not_to_contain_text(on_paper[0])

    page.context.clear_cookies()
    _sign_in_with(page, PASSWORD)
    page.wait_for_url("**/konto/2fa/authenticate/")
    page.locator("#id_code").fill("000000")
    page.locator('main form button[type="submit"]').first.click()
    expect(page.locator("main .error, main .error-summary").first).to_be_visible()
    accessible(page)
    page.locator("#id_code").fill(on_paper[0])
    page.locator('main form button[type="submit"]').first.click()
    page.wait_for_url("**/pulpit/**")


def test_a_wrong_password_keeps_the_address_and_says_so(page: Page) -> None:
    _sign_in_with(page, PASSWORD[:-1])

    expect(page.locator('input[type="email"]')).to_have_value(OFFICER)
    expect(page.locator("main .error, main .error-summary").first).to_be_visible()
