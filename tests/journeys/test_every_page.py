"""What is promised of every page: anybody can read it, in any colours, on a telephone and on a desk."""

import itertools
import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.pages import INNER, PUBLIC, address_of
from tests.journeys.people import COORDINATOR, SignIn
from tests.journeys.words import on_screen

NARROW, WIDE = 360, 1440
LOOKS = list(itertools.product(("light", "dark", "contrast"), (NARROW, WIDE)))
# An inner page is seen in each theme and each width, a public one in every pair of them.
INNER_LOOKS = [("light", NARROW), ("dark", WIDE), ("contrast", NARROW)]
MOST_REQUESTS = 8
PICTURES = {"image"}


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
def test_a_public_page_is_accessible_in_every_theme_and_width_a11y_01(
    page: Page, accessible: CheckPage, name: str
) -> None:
    _go(page, name)

    for theme, width in LOOKS:
        _wear(page, theme, width)
        accessible(page)


@pytest.mark.parametrize("name", INNER)
def test_an_inner_page_is_accessible_in_every_theme_a11y_01(
    page: Page, sign_in: SignIn, accessible: CheckPage, name: str
) -> None:
    _go(sign_in(page, COORDINATOR), name)

    _is_well_built(page)
    for theme, width in INNER_LOOKS:
        _wear(page, theme, width)
        accessible(page)


def _is_well_built(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "pl"
    assert page.locator("h1").count() == 1, page.url
    assert page.locator("main").count() == 1
    assert page.title().endswith("– Spoiwo"), page.title()
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    main = levels[levels.index(1) :]
    assert all(after - before <= 1 for before, after in itertools.pairwise(main)), levels


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_well_built_and_keeps_to_itself(open_page: OpenPage, name: str) -> None:
    page, requests = open_page(width=NARROW), list[Request]()
    page.on("request", lambda request: requests.append(request))

    _go(page, name)
    page.wait_for_load_state("networkidle")

    _is_well_built(page)
    fetched = [one.url for one in requests if one.resource_type not in PICTURES]
    assert len(fetched) <= MOST_REQUESTS, fetched
    forms_with_token = page.locator('input[name="csrfmiddlewaretoken"]').count()
    allowed = {"csrftoken"} if forms_with_token else set()
    assert {cookie.get("name") for cookie in page.context.cookies()} <= allowed


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
