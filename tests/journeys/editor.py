"""The editor of articles in the stories: it saves by itself, and its deeds stand in a menu at the foot."""

import re
from datetime import datetime

from playwright.sync_api import Page, expect

from spoiwo.common import clock
from tests.journeys.words import on_screen

# What is typed sooner the editor takes for what was there before, and does not save by itself.
_WATCHES_AFTER_MS = 2_500
# It looks twice a second, and saves half a second after the last key.
_SAVES_AFTER_MS = 1_500
_TEXT = '[data-contentpath="body"] [contenteditable="true"]'
TO_REVIEW, PUBLISH = "action-submit", "action-publish"


def write(page: Page, *, title: str = "", lead: str = "", text: str = "") -> None:
    """Type into the fields that are named; the text takes the place of what stood there."""
    page.wait_for_timeout(_WATCHES_AFTER_MS)
    if title:
        page.locator("#id_title").fill(title)
    if lead:
        page.locator("#id_lead").fill(lead)
    if text:
        _write_text(page, text)
    expect(page).to_have_url(re.compile(r"/redakcja/pages/\d+/edit/"))
    page.wait_for_timeout(_SAVES_AFTER_MS)
    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")


def _write_text(page: Page, text: str) -> None:
    if page.locator(_TEXT).count() == 0:
        page.locator("button.c-sf-add-button").first.click()
        page.get_by_role("option", name=on_screen("Text")).click()
    page.locator(_TEXT).first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def choose(page: Page, deed: str) -> None:
    """Press a button of the menu, and wait for the page it leads to."""
    _open_menu(page)
    with page.expect_navigation():
        page.locator(f'button[name="{deed}"]').click()


def send_back(page: Page, reason: str) -> None:
    """Answer the review with a reason, in the dialogue that asks for it."""
    _open_menu(page)
    page.locator('button[data-workflow-action-name="reject"]').click()
    page.locator(".modal textarea[name=comment]").fill(reason)
    with page.expect_navigation():
        page.locator(".modal button[type=submit]").click()


def accept(page: Page) -> None:
    """Answer the review with yes."""
    _open_menu(page)
    with page.expect_navigation():
        page.locator('button[data-workflow-action-name="approve"]').click()


def set_hour(page: Page, hour: datetime) -> None:
    """Say at the side when the article goes out."""
    page.locator('[data-side-panel-toggle="status"]').click()
    page.locator('[data-a11y-dialog-show="schedule-publishing-dialog"]').first.click()
    page.locator("#id_go_live_at").fill(hour.astimezone(clock.WARSAW).strftime("%Y-%m-%d %H:%M"))
    with page.expect_navigation():
        # By the keyboard: the calendar that opens below the field lies over the button.
        page.locator("#schedule-publishing-dialog button[type=submit]").press("Enter")


def _open_menu(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()
