"""The pattern page in a real browser: every theme and width, the keyboard, no script, paper."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.browser import CheckPage, OpenPage


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_every_component_is_accessible_in_every_theme_and_width(
    page: Page, accessible: CheckPage, theme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/wzornik/")

    page.locator(f'button[name="theme"][value="{theme}"]').click()

    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    accessible(page)


def test_suggestions_are_chosen_with_the_keyboard(page: Page) -> None:
    page.goto("/wzornik/")
    field = page.get_by_role("combobox", name="Szukaj instytucji")

    field.press_sequentially("urząd")
    expect(page.locator(".suggest [role=option]").first).to_be_visible()
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "suggest-1-0")
    field.press("Enter")

    expect(field).to_have_value("Wojewódzki Urząd Pracy w Zielonej Górze")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_escape_closes_suggestions_and_keeps_what_was_typed(page: Page) -> None:
    page.goto("/wzornik/")
    field = page.get_by_role("combobox", name="Szukaj instytucji")

    field.press_sequentially("urząd")
    expect(page.locator(".suggest [role=option]").first).to_be_visible()
    field.press("Escape")

    expect(page.locator(".suggest [role=listbox]")).to_be_hidden()
    expect(field).to_have_value("urząd")


def test_the_menu_folds_on_a_phone_and_opens_without_a_script(open_page: OpenPage) -> None:
    page = open_page(width=360, javascript=False)
    page.goto("/wzornik/")

    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    page.locator(".menu-open").click()

    expect(menu).to_be_visible()


def test_an_unsaved_form_asks_before_it_is_left(page: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.goto("/wzornik/")
    page.on("dialog", answer)

    page.locator("#good_name").fill("Gmina Zwoleń")
    page.goto("/wzornik/")

    assert asked == ["beforeunload"]


def test_paper_has_no_furniture(page: Page) -> None:
    page.goto("/wzornik/")

    page.emulate_media(media="print")

    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator(".foot form").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
