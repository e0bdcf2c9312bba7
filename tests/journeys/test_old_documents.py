"""A new installation with only the register of territory takes its past out of documents, by keyboard."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django_scopes import scope
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from spoiwo.accounts.services import create_user
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.territory.services import load_bundled
from tests import databases
from tests.journeys.browser import CheckPage
from tests.journeys.people import OPERATOR, SignIn
from tests.journeys.stage import COPY, looking_at
from tests.journeys.words import on_screen
from tests.sources.texts import SIGNING
from tests.working import work_until_done

HERE = "/pulpit/stare-dokumenty/"
MOST_KEYS = 80


@pytest.fixture
def stage(
    django_db_setup: None, server: LiveServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[LiveServer]:
    """Set an installation nobody has used yet: units of territory, and who runs it."""
    databases.drop(COPY)
    databases.copy(databases.migrated(), COPY)
    with django_db_blocker.unblock(), looking_at(COPY):
        load_bundled(actor=SystemActor("test"))
        create_user(
            actor=SystemActor("test"), email=OPERATOR, name="Oskar Operator", password="most-1918-Zwolenka",
            is_operator=True,
        )  # fmt: skip
        yield server
    databases.drop(COPY)


def _work() -> None:
    # The browser keeps an event loop in this thread; the worker needs one of its own.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(_work_here).result()


def _work_here() -> None:
    try:
        work_until_done()
    finally:
        connection.close()


def test_a_partnership_comes_out_of_a_document_by_keyboard_and_goes_back_by_one_deed(
    page: Page, sign_in: SignIn, accessible: CheckPage, tmp_path: Path
) -> None:
    note = tmp_path / "podpisanie.txt"
    note.write_text(SIGNING, encoding="utf-8")
    sign_in(page, OPERATOR).goto(HERE)
    accessible(page)

    page.locator('input[type="file"]').set_input_files(note)
    page.get_by_role("button", name=on_screen("Bring in and read"), exact=True).click()
    expect(page.locator("main")).to_contain_text(on_screen("The document waits for its turn"))
    accessible(page)
    _work()
    page.reload()

    rows = page.locator("[data-finding]")
    expect(rows.first).to_be_visible()
    accessible(page)
    assert not Organization.objects.exists()
    _accept_by_keyboard(page)
    page.get_by_role("button", name=on_screen("Record in the register"), exact=True).press("Enter")

    expect(page.locator("main")).to_contain_text("Powiatowy Urząd Pracy w Kraśniku")
    accessible(page)
    found = Partnership.objects.get()
    assert (found.stage, found.founded_on) == (Stage.ACTIVE, date(2022, 3, 9))
    with scope(partnership=found):
        assert Signatory.objects.members_on(date(2022, 3, 9)).count() >= 5

    page.get_by_role("link", name=on_screen("Take back all records of this document")).click()
    accessible(page)
    page.get_by_label(on_screen("Why they are taken back")).fill("wczytano nie ten dokument")
    page.get_by_role("button", name=on_screen("Take back all of it"), exact=True).click()

    expect(page.locator("[data-finding]").first).to_be_visible()
    assert not Partnership.objects.exists()
    assert not Organization.objects.exists()
    assert not Person.objects.exists()


def _accept_by_keyboard(page: Page) -> None:
    """Accept every finding with Enter; one that cannot be accepted as it stands is rejected with Delete."""
    page.locator("[data-finding]").first.focus()
    for _key in range(MOST_KEYS):
        here = page.evaluate("document.activeElement.dataset.finding")
        row = page.locator(f'[data-finding="{here}"]')
        if "open" not in (row.get_attribute("class") or ""):
            break
        page.keyboard.press("Delete" if row.locator(".denied").count() else "Enter")
        expect(page.locator(f'[data-finding="{here}"].open')).to_have_count(0)
    expect(page.locator("[data-finding].open")).to_have_count(0)
