"""A communiqué, its links, three ways of proof, a reminder to the missing alone, until all is green."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from ipaddress import ip_network

import pytest
from django.db import connection
from playwright.sync_api import Page, expect
from pytest_django import Settings

from spoiwo.common.actors import SystemActor
from spoiwo.communiques.services import make_visits, tell_of_missed
from tests.communiques.website import Website, a_website
from tests.factories.communiques import LEAD, TEXT, TITLE, a_picture
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-zwolenski-2018/komunikaty/"


@pytest.fixture
def site(settings: Settings) -> Iterator[Website]:
    """Websites of the members, on this machine."""
    settings.FOREIGN_NETWORKS = [ip_network("127.0.0.0/8")]
    with a_website() as opened:
        yield opened


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name), exact=True).first.click()


def _follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=on_screen(name), exact=True).first.click()


def _let_the_visitor_go() -> int:
    """Make the visits that are due, as the worker does every two minutes."""

    def visit() -> int:
        try:
            return make_visits(actor=SystemActor("visitor"))
        finally:
            connection.close()

    # The browser keeps an event loop in this thread.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(visit).result()


def _publish(page: Page) -> str:
    """Write and publish the communiqué; return its short address."""
    page.goto(HERE)
    _follow(page, "Write a communiqué")
    page.get_by_label(on_screen("Title")).fill(TITLE)
    page.get_by_label(on_screen("Lead")).fill(LEAD)
    page.get_by_label(on_screen("Text"), exact=True).fill(TEXT)
    _press(page, "Save the draft")
    _follow(page, "Publish the communiqué")
    _press(page, "Publish the communiqué")
    expect(page.get_by_text("Komunikat nr 1/").first).to_be_visible()
    found = re.search(r"/k/[2-9a-z]+/", page.content())
    assert found is not None
    return found[0]


def _give_address(page: Page, letter: EmailMessage, address: str) -> None:
    page.goto(link_in(letter, "zamieszczono"))
    page.get_by_label(on_screen("Address of the page")).fill(address)
    page.locator('input[name="acting"]').check()
    _press(page, "Posted here")
    expect(page.locator("#stan .note")).to_be_visible()


def _give_picture(page: Page, letter: EmailMessage, tab: str) -> None:
    page.goto(link_in(letter, "zamieszczono"))
    page.get_by_role("link", name=on_screen(tab)).click()
    page.locator('input[name="picture"]').set_input_files(
        {"name": "tablica.jpg", "mimeType": "image/jpeg", "buffer": a_picture().read()}
    )
    page.locator('input[name="acting"]').check()
    _press(page, "Posted here")
    expect(page.locator("#stan .note.ok")).to_be_visible()


def _shown(page: Page) -> list[str]:
    page.goto(f"{HERE}tablica/")
    return [cell.get_attribute("class") or "" for cell in page.locator("table.postings td").all()]


def test_a_communique_hangs_everywhere_in_the_end(
    page: Page,
    open_page: OpenPage,
    sign_in: SignIn,
    accessible: CheckPage,
    representatives: list[str],
    post_office: PostOffice,
    site: Website,
) -> None:
    sign_in(page, OFFICER)
    address = _publish(page)
    _follow(page, "Send the links")
    for one in representatives:
        expect(page.get_by_text(one)).to_be_visible()
    _press(page, "Send the links")
    letters = post_office.deliver()
    assert len(letters) == 7

    # Three ways of proof, on a telephone.
    phone = open_page(width=390)
    first, second, third, *others = (letters_to(letters, one)[0] for one in representatives)
    copy = phone.request.get(f"{address}html/")
    site.pages["/aktualnosci"] = f"<!doctype html><main>{copy.text()}</main>"
    phone.goto(link_in(first, "zamieszczono"))
    accessible(phone)
    _give_address(phone, first, site.address("/aktualnosci"))
    _give_picture(phone, second, "Photo of the board")
    _give_picture(phone, third, "Screenshot")
    accessible(phone)
    assert _let_the_visitor_go() == 1
    assert sorted(_shown(page)) == ["ok"] * 3 + ["wait"] * 4
    accessible(page)

    # A reminder reaches the missing alone, by the same link.
    page.goto(HERE)
    page.get_by_role("link", name="Komunikat nr 1/").first.click()
    _follow(page, "Remind the missing")
    expect(page.get_by_text(representatives[3])).to_be_visible()
    expect(page.get_by_text(representatives[0])).to_have_count(0)
    _press(page, "Remind the missing")
    reminders = post_office.deliver()
    assert sorted(str(one["To"]) for one in reminders) == sorted(representatives[3:])
    assert link_in(letters_to(reminders, representatives[3])[0], "zamieszczono") == link_in(
        others[0], "zamieszczono"
    )

    # One pastes an address where it is not; the letter says so, and the next address is right.
    site.pages["/"] = "<p>Strona gminy</p>"
    _give_address(phone, others[0], site.address("/", host=2))
    assert _let_the_visitor_go() == 1
    tell_of_missed(actor=SystemActor("visitor"))
    morning = post_office.deliver()
    assert letters_to(morning, OFFICER)
    assert not any(letters_to(morning, one) for one in representatives[:3] + representatives[4:])
    [told] = letters_to(morning, representatives[3])
    own = phone.request.get("/partnerstwa/powiat-zwolenski-2018/komunikaty/").text()
    frame = re.search(r"https?://[^&]+/osadz/[^&]+/komunikaty/", own)
    assert frame is not None
    site.pages["/komunikaty"] = f'<iframe src="{frame[0]}" title="Komunikaty"></iframe>'
    _give_address(phone, told, site.address("/komunikaty", host=2))
    site.pages["/link"] = f'<p><a href="{_whole(frame[0], address)}">Komunikat</a></p>'
    for number, letter in enumerate(others[1:3], 3):
        _give_address(phone, letter, site.address("/link", host=number))
    assert _let_the_visitor_go() == 3

    # The last one tells by telephone.
    page.goto(f"{HERE}tablica/")
    page.locator("table.postings td.wait a").click()
    _follow(page, "Write down what was said by telephone")
    page.get_by_label(on_screen("Who said it, and where it hangs")).fill("Pan Jan: tablica przy wejściu")
    _press(page, "Write down what was said by telephone")
    accessible(page)

    assert _shown(page) == ["ok"] * 7
    accessible(page)
    page.goto(HERE)
    assert on_screen("Remind the missing") not in page.content()


def _whole(frame: str, path: str) -> str:
    """Return the address of a page on the host of another."""
    return frame.partition("/osadz/")[0] + path
