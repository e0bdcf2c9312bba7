"""A new installation with only the register of territory takes its past out of documents, by keyboard."""

import base64
import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django_scopes import scope
from playwright.sync_api import JSHandle, Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from config import cli
from spoiwo.accounts.services import create_user
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.selectors import reach
from spoiwo.territory.services import load_bundled
from tests import databases
from tests.journeys.browser import CheckPage
from tests.journeys.people import OPERATOR, SignIn
from tests.journeys.stage import COPY, looking_at
from tests.journeys.words import on_screen
from tests.sources import shapes
from tests.sources.texts import PAST, PUBLISHED, REPORT, SIGNING
from tests.working import work_until_done

HERE = "/pulpit/stare-dokumenty/"
MOST_KEYS = 80
# From the file to the records, for a person; what the machine needs is far less.
MOST_SECONDS = 180
# In the shapes in which such documents come, the oldest first.
DRAWER = (
    ("lubuskie-2015", "html", shapes.as_page),
    ("lubuskie-2016", "docx", shapes.as_word),
    ("zwolen-i-przysucha", "pdf", shapes.as_pdf),
    ("nowy-dwor-2018", "eml", shapes.as_letter),
    ("nowy-dwor-2024", "txt", shapes.as_text),
)


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
    _apart(work_until_done)


def _apart(deed: Callable[[], object]) -> None:
    """Do something in a thread of its own: the browser keeps an event loop in this one."""

    def here() -> None:
        try:
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(here).result()


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


def test_five_documents_of_the_past_become_the_records_of_the_demonstration(
    page: Page, sign_in: SignIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    sign_in(page, OPERATOR)
    spent = {}
    for name, ending, made in DRAWER:
        file = tmp_path / f"{name}.{ending}"
        file.write_bytes(made(PAST[name]))
        began = time.monotonic()
        _take_in(page, file)
        spent[name] = round(time.monotonic() - began)

    assert max(spent.values()) < MOST_SECONDS, spent
    page.context.clear_cookies()
    _is_public(page, "powiat-zwolenski-2018", "Stowarzyszenie Oświatowe „SYCYNA” w Sycynie", members=7)
    _is_public(page, "powiat-przysuski-2018", "Gmina Odrzywół", members=3)
    _is_public(page, "powiat-nowodworski-2018", "Gmina Pomiechówek", members=9)
    _is_public(page, "powiat-nowodworski-2024", "Powiat Nowodworski", members=3)
    assert _report(monkeypatch, tmp_path, "wojewodztwo-lubuskie-2008") == PUBLISHED


def _take_in(page: Page, file: Path) -> None:
    """Bring a document in, confirm what it tells by keyboard, record it."""
    page.goto(HERE)
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_role("button", name=on_screen("Bring in and read"), exact=True).press("Enter")
    expect(page.locator("main")).to_contain_text(on_screen("The document waits for its turn"))
    _work()
    # The page asks by itself how far the worker is.
    expect(page.locator("[data-finding]").first).to_be_visible()
    _accept_by_keyboard(page)
    page.get_by_role("button", name=on_screen("Record in the register"), exact=True).press("Enter")
    expect(page.get_by_role("link", name=on_screen("Take back all records of this document"))).to_be_visible()


def _is_public(page: Page, slug: str, institution: str, *, members: int) -> None:
    """Everybody reads who signed, and how many did."""
    page.goto(f"/partnerstwa/{slug}/sygnatariusze/")
    expect(page.locator("main")).to_contain_text(institution)
    found = Partnership.objects.get(slug=slug)
    assert found.founded_on is not None
    with scope(partnership=found):
        assert Signatory.objects.members_on(found.founded_on).count() == members


def _report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, slug: str) -> dict[str, int]:
    """Return what the command says of 2016 about the figures that were published."""
    for name in ("SPOIWO_MODE", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    file = tmp_path / "2016.json"
    _apart(lambda: cli.main(["report", slug, "2016", "--format", "json", "-o", str(file)]))
    told = {one["code"]: one["number"] for one in json.loads(file.read_bytes())["figures"]}
    return {code: told[code] for code in PUBLISHED}


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


_HELD = """(files) => {
  const held = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    held.items.add(new File([bytes], name, {type: "text/plain"}));
  }
  return held;
}"""


def _held(page: Page, **texts: str) -> JSHandle:
    files = [[f"{name}.txt", base64.b64encode(text.encode()).decode()] for name, text in texts.items()]
    return page.evaluate_handle(_HELD, files)


def test_documents_dropped_anywhere_are_named_and_brought_in(
    page: Page, sign_in: SignIn, accessible: CheckPage
) -> None:
    sign_in(page, OPERATOR).goto(HERE)
    veil = page.get_by_text(on_screen("Drop the documents anywhere on this page"))
    expect(veil).to_be_hidden()
    first = _held(page, sprawozdanie=REPORT)

    page.dispatch_event("h1", "dragenter", {"dataTransfer": first})
    expect(veil).to_be_visible()
    accessible(page)
    page.dispatch_event("h1", "drop", {"dataTransfer": first})
    page.dispatch_event("footer >> nth=0", "drop", {"dataTransfer": _held(page, podpisanie=SIGNING)})

    expect(veil).to_be_hidden()
    named = page.get_by_role("list", name=on_screen("Chosen documents"))
    expect(named.get_by_role("listitem")).to_have_text(["sprawozdanie.txt", "podpisanie.txt"])
    accessible(page)
    # The button has the focus: one key sends them.
    expect(page.get_by_role("button", name=on_screen("Bring in and read"), exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(3)
    with reach(None):
        assert set(SourceDocument.objects.values_list("name", flat=True)) == {
            "sprawozdanie.txt",
            "podpisanie.txt",
        }


def test_words_dropped_on_the_page_are_left_alone(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OPERATOR).goto(HERE)
    words = page.evaluate_handle(
        "() => { const held = new DataTransfer(); held.setData('text/plain', 'x'); return held; }"
    )

    page.dispatch_event("h1", "dragenter", {"dataTransfer": words})

    expect(page.get_by_text(on_screen("Drop the documents anywhere on this page"))).to_be_hidden()
