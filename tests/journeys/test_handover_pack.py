"""A pack is opened from the disk, without a server: every page is accessible, and a record is found."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from spoiwo.partnerships.models import Partnership
from tests.handover.packs import pack_of
from tests.journeys.browser import CheckPage
from tests.journeys.stage import looking_at

WIDTHS = [1280, 360]


@pytest.fixture(scope="module")
def opened(
    read_copy: str, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the folder of an unpacked pack of the demonstration; its pages are only looked at."""
    folder = tmp_path_factory.mktemp("pack")
    with django_db_blocker.unblock(), looking_at(read_copy):
        pack = pack_of(Partnership.objects.get(slug="lubuskie-es"), folder / "pack.zip")
    with ZipFile(pack) as archive:
        archive.extractall(folder / "open")
    return folder / "open"


def a_page(browser: Browser, width: int, *, javascript: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=javascript)
    return context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_record_is_found_without_a_server(
    browser: Browser, opened: Path, accessible: CheckPage, width: int
) -> None:
    page = a_page(browser, width)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith("file:") else failures.append(request.url)
    )

    page.goto((opened / "index.html").as_uri())
    accessible(page)
    page.get_by_role("searchbox").fill("rada PROGRAMOWA przygotowuje")
    page.get_by_role("button", name="Szukaj").click()
    accessible(page)
    page.locator('#lista a[href*="#r"]').first.click()

    expect(
        page.get_by_role("heading", name="Rada Programowa przygotowuje dwie rekomendacje").first
    ).to_be_visible()
    expect(page.locator(".record:has(:target) dl")).to_be_visible()
    accessible(page)
    assert failures == []


@pytest.mark.parametrize(
    "name",
    ["meetings.meeting", "registry.organization", "files.storedfile", "voting.ballot", "audit.logentry"],
)
def test_lists_are_read_without_a_script(
    browser: Browser, opened: Path, accessible: CheckPage, name: str
) -> None:
    page = a_page(browser, 360)
    page.goto((opened / "strony" / f"{name}.html").as_uri())

    expect(page.locator("article").first).to_be_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("name", ["registry.organization", "audit.logentry"])
def test_a_letter_or_year_leads_to_its_record_without_a_script(
    browser: Browser, opened: Path, name: str
) -> None:
    page = a_page(browser, 360, javascript=False)
    page.goto((opened / "strony" / f"{name}.html").as_uri())
    expect(page.locator(".record dl:visible")).to_have_count(0)

    page.locator(".heads a").last.click()

    expect(page.locator(".record dl:visible")).to_have_count(1)
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_papers_of_the_pack_are_accessible(browser: Browser, opened: Path, accessible: CheckPage) -> None:
    page, narrow = a_page(browser, 1280), a_page(browser, 360)

    for kind in ("minutes", "resolution", "report", "recommendation", "communique", "goodpractice"):
        page.goto(min(opened.glob(f"strony/pismo-{kind}-*.html")).as_uri())
        accessible(page)
        narrow.goto(page.url)
        assert narrow.evaluate("document.documentElement.scrollWidth") == 360
