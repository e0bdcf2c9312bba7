"""A reader comments on a telephone without a script; the officer decides; a reader reports; it is removed."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.pages import NOWY_DWOR_ARTICLE, RADOM_ARTICLE, ZWOLEN
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.words import on_screen

TITLE = "Dwa partnerstwa w subregionie radomskim"
WORDS = "Chętnie przyjdę na następne spotkanie z sąsiadkami."
REASON = "Komentarz nie dotyczy artykułu."
HERE = f"{ZWOLEN}komentarze/"


def _press_until(page: Page, selector: str) -> None:
    """Go by Tab alone until the element has the focus."""
    for _press in range(200):
        if page.evaluate("selector => Boolean(document.activeElement?.matches(selector))", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {selector}")


def _send(page: Page) -> None:
    page.locator("main form.form button[type=submit]").click()


def _write(phone: Page) -> None:
    """Comment from the article; a private number comes back with what was found, and nothing is lost."""
    phone.goto("/partnerstwa/powiat-zwolenski-2018/artykuly/")
    phone.get_by_role("link", name=TITLE).first.click()
    phone.wait_for_url(re.compile(RADOM_ARTICLE))
    phone.get_by_role("link", name=on_screen("Add a comment")).click()
    phone.wait_for_url(f"**{RADOM_ARTICLE}komentarze/nowy/")
    phone.locator("textarea[name=text]").fill(f"{WORDS} Tel. 600 700 800")
    phone.locator("input[name=signature]").fill("Basia")
    phone.locator("input[name=agreed]").check()
    # A form that comes back faster than people write is shown once more; nobody writes so fast.
    phone.wait_for_timeout(3_200)
    _send(phone)
    expect(phone.locator(".error-summary")).to_contain_text("600 700 800")
    expect(phone.locator("input[name=signature]")).to_have_value("Basia")
    phone.locator("textarea[name=text]").fill(WORDS)
    _send(phone)
    told = "Thank you. The comment is shown once the editors have read it."
    expect(phone.locator("main .messages")).to_contain_text(on_screen(told))
    expect(phone.locator("#komentarze")).not_to_contain_text(WORDS)


def test_a_comment_is_read_first_then_shown_reported_and_removed(
    page: Page, open_page: OpenPage, sign_in: SignIn, accessible: CheckPage
) -> None:
    # A reader, on a narrow screen, without a script, without an account, without a puzzle.
    phone = open_page(width=360, javascript=False)
    _write(phone)

    # The officer finds it on the desk and publishes it.
    sign_in(page, OFFICER)
    page.goto(ZWOLEN)
    page.locator(f'main a[href="{HERE}"]').first.click()
    page.wait_for_url(f"**{HERE}")
    accessible(page)
    page.get_by_role("link", name="Basia: Chętnie").click()
    page.wait_for_url(re.compile(rf"{HERE}\d+/$"))
    comment = page.url
    accessible(page)
    page.get_by_role("button", name=on_screen("Publish the comment")).click()
    expect(page.locator("main .messages")).to_contain_text(on_screen("The comment is published."))
    phone.goto(RADOM_ARTICLE)
    expect(phone.locator("#komentarze")).to_contain_text(WORDS)

    # Somebody reports it; nothing is hidden by that.
    report = on_screen("Report the comment signed %(signature)s", signature="Basia")
    phone.get_by_role("link", name=report, exact=True).click()
    phone.wait_for_url("**/zglos/")
    phone.locator("input[name=wrong][value=ad]").check()
    _send(phone)
    phone.wait_for_url(f"**{RADOM_ARTICLE}#komentarze")
    expect(phone.locator("#komentarze")).to_contain_text(WORDS)

    # Removed with a reason, a trace stays.
    page.goto(comment)
    expect(page.locator("main")).to_contain_text("Jest reklamą")
    page.get_by_role("link", name=on_screen("Remove the comment")).click()
    page.wait_for_url("**/usun/")
    accessible(page)
    page.locator("textarea[name=reason]").fill(REASON)
    _send(page)
    expect(page.locator("main .messages")).to_contain_text(on_screen("The comment is removed."))
    phone.goto(RADOM_ARTICLE)
    expect(phone.locator("#komentarze")).not_to_contain_text(WORDS)
    expect(phone.locator("#komentarze")).to_contain_text(REASON)


def test_a_reader_rates_an_article_by_keyboard_and_changes_the_mark(
    open_page: OpenPage, accessible: CheckPage
) -> None:
    phone = open_page(width=360)
    phone.goto(NOWY_DWOR_ARTICLE)
    expect(phone.locator("#ocena")).to_contain_text(on_screen("Nobody has rated this article yet."))
    assert phone.context.cookies() == []

    _press_until(phone, "#ocena a")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/ocena/**")
    _press_until(phone, "input[name=given]")
    accessible(phone)
    # From the first mark to the third.
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    _press_until(phone, "main form.form button[type=submit]")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"**{NOWY_DWOR_ARTICLE}#ocena")
    expect(phone.locator("#ocena")).to_contain_text("Średnia 3,0 na 5, z 1 oceny")

    phone.locator("#ocena a").click()
    expect(phone.locator("main")).to_contain_text(on_screen("You have rated this article before:"))
    phone.locator("input[name=given][value='5']").check()
    _send(phone)
    expect(phone.locator("#ocena")).to_contain_text("Średnia 5,0 na 5, z 1 oceny")
