"""The office's own identity provider, in a browser that keeps to the content security policy."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from spoiwo.accounts.models import User
from tests.accounts.office import Office, office
from tests.journeys.browser import CheckPage
from tests.journeys.pages import ZWOLEN
from tests.journeys.people import OFFICER

__all__ = ["office"]
NAME = re.compile("Urząd Marszałkowski")


@pytest.fixture
def traveller(browser: Browser, stage: LiveServer) -> Iterator[Page]:
    """A browser that may also go to the provider, which stands on this machine, and nowhere else."""
    context = browser.new_context(base_url=stage.url, locale="pl-PL")
    context.route(re.compile(r"^https?://(?!localhost[:/])"), lambda route: route.abort())
    yield context.new_page()
    context.close()


def _sign_in_there(page: Page, subject: str) -> None:
    page.locator('input[name="sub"]').fill(subject)
    page.get_by_role("button", name="Authorize", exact=True).click()


def test_an_officer_without_a_password_enters_and_confirms_at_the_office(
    traveller: Page, office: Office, accessible: CheckPage
) -> None:
    page, officer = traveller, User.objects.get(email=OFFICER)
    officer.set_unusable_password()
    officer.save()
    office.knows("o-1", OFFICER)

    page.goto("/konto/login/")
    page.get_by_role("link", name=NAME).click()
    _sign_in_there(page, "o-1")
    page.wait_for_url("**/pulpit/**")

    page.goto(f"{ZWOLEN}zespol/")
    page.wait_for_url("**/konto/potwierdz/**")
    accessible(page)
    page.get_by_role("link", name=NAME).click()
    _sign_in_there(page, "o-1")
    page.wait_for_url(f"**{ZWOLEN}zespol/")
    expect(page.locator("main h1")).to_be_visible()


def test_somebody_unknown_reads_why_she_was_not_let_in(
    traveller: Page, office: Office, accessible: CheckPage
) -> None:
    office.knows("o-9", "nieznana@example.org")

    traveller.goto("/konto/login/")
    traveller.get_by_role("link", name=NAME).click()
    _sign_in_there(traveller, "o-9")

    expect(traveller.locator("main .note.warn")).to_be_visible()
    accessible(traveller)
