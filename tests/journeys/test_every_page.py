"""What is promised of every page: anybody can read it, in any colours, on a telephone and on a desk."""

import itertools
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import CheckPage
from tests.journeys.pages import INNER, PUBLIC, address_of
from tests.journeys.people import COORDINATOR, SignIn
from tests.journeys.words import on_screen

NARROW, WIDE = 360, 1440
MOST_REQUESTS = 8
# Passkeys bring the scripts of their library.
SIGN_IN_REQUESTS = 10
PICTURES = {"image"}
# The sign in the tab is a picture as well (G11 counts none), though browsers call it something else.
SIGN = "/img/favicon"


@pytest.fixture
def stage(gallery: LiveServer) -> LiveServer:
    """Look at one demonstration with all pages: making one for each takes longer than looking."""
    return gallery


def _go(page: Page, name: str) -> None:
    answer = page.goto(address_of(name))
    assert answer is not None
    assert answer.status == 200, page.url


def _wear(page: Page, theme: str, width: int) -> None:
    # What the server writes for a visitor who chose the theme (tests/portal/test_appearance.py).
    page.locator("html").evaluate("(html, theme) => html.dataset.theme = theme", theme)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than {width} px"


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_accessible_and_keeps_to_itself_a11y_01_pke_01(
    page: Page, accessible: CheckPage, name: str
) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    _go(page, name)
    page.wait_for_load_state("networkidle")

    # Nothing is fetched from anybody else, so nobody else learns who reads.
    home = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}/"
    assert not [one.url for one in requests if not one.url.startswith((home, "data:", "blob:"))]
    fetched = [one.url for one in requests if one.resource_type not in PICTURES and SIGN not in one.url]
    assert len(fetched) <= (SIGN_IN_REQUESTS if name == "sign in" else MOST_REQUESTS), fetched
    # A form that changes something carries a token against forgery; a page to read carries nothing.
    has_form = page.locator('input[name="csrfmiddlewaretoken"]').count() > 0
    cookies = {cookie.get("name") for cookie in page.context.cookies()}
    assert cookies <= ({"csrftoken"} if has_form else set())
    _looks_well(page, accessible)


@pytest.mark.parametrize("name", INNER)
def test_an_inner_page_is_accessible_a11y_01(
    page: Page, sign_in: SignIn, accessible: CheckPage, name: str
) -> None:
    _go(sign_in(page, COORDINATOR), name)

    _looks_well(page, accessible)


def _looks_well(page: Page, accessible: CheckPage) -> None:
    _is_well_built(page)
    for width in (NARROW, WIDE):
        _wear(page, "light", width)
        accessible(page)
        for theme in ("dark", "contrast"):
            _wear(page, theme, width)
            accessible(page, colours_only=True)


def _is_well_built(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "pl"
    assert page.locator("h1").count() == 1, page.url
    assert page.locator("main").count() == 1
    assert page.title().endswith("– Spoiwo"), page.title()
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    main = levels[levels.index(1) :]
    assert all(after - before <= 1 for before, after in itertools.pairwise(main)), levels


@pytest.mark.parametrize("name", ["home", "register", "sign in"])
def test_the_first_tab_leads_past_the_furniture_a11y_03(page: Page, name: str) -> None:
    _go(page, name)
    if name == "sign in":
        # A field may ask for the focus; the way round begins at the top all the same.
        page.locator("body").evaluate("body => { document.activeElement.blur(); window.scrollTo(0, 0) }")

    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_have_text(on_screen("Skip to content"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#content$"))
    expect(page.locator("#content")).to_be_focused()
