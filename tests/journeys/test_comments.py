"""A reader comments on a telephone without a script; the officer decides; a reader reports; it is removed."""

from playwright.sync_api import Page, expect

from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.pages import NOWY_DWOR_ARTICLE
from tests.journeys.people import OFFICER, SignIn

TITLE = "Dwa partnerstwa w subregionie radomskim"
WORDS = "Chętnie przyjdę na następne spotkanie z sąsiadkami."
REASON = "Komentarz nie dotyczy artykułu."
HERE = "/pulpit/powiat-zwolenski-2018/komentarze/"


def _press_until(page: Page, selector: str) -> None:
    """Go by Tab alone until the element has the focus."""
    for _press in range(80):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {selector}")


def test_a_comment_is_read_first_then_shown_reported_and_removed(
    page: Page, open_page: OpenPage, sign_in: SignIn, accessible: CheckPage
) -> None:
    # A reader, on a narrow screen, without a script, without an account, without a puzzle.
    phone = open_page(width=360, javascript=False)
    phone.goto("/partnerstwa/powiat-zwolenski-2018/artykuly/")
    phone.get_by_role("link", name=TITLE).first.click()
    article = phone.url.partition("?")[0]
    accessible(phone)
    phone.get_by_role("link", name="Dodaj komentarz").click()
    accessible(phone)
    phone.locator("textarea[name=text]").fill(f"{WORDS} Tel. 600 700 800")
    phone.locator("input[name=signature]").fill("Basia")
    phone.locator("input[name=agreed]").check()
    phone.wait_for_timeout(3_200)
    phone.locator("main form button[type=submit]").click()
    # A private number comes back with what was found; nothing typed is lost.
    expect(phone.locator(".error-summary")).to_contain_text("600 700 800")
    accessible(phone)
    phone.locator("textarea[name=text]").fill(WORDS)
    phone.locator("main form button[type=submit]").click()
    expect(phone.locator("main")).to_contain_text("Komentarz będzie widoczny, gdy przeczyta go redakcja")
    expect(phone.locator("#komentarze")).not_to_contain_text(WORDS)

    # The officer finds it on the desk and publishes it.
    sign_in(page, OFFICER)
    page.goto(HERE)
    accessible(page)
    page.get_by_role("link", name="Basia: Chętnie").click()
    accessible(page)
    comment = page.url
    page.get_by_role("button", name="Opublikuj komentarz").click()
    expect(page.locator("main")).to_contain_text("Komentarz jest opublikowany")
    phone.goto(article)
    expect(phone.locator("#komentarze")).to_contain_text(WORDS)

    # Somebody reports it; nothing is hidden by that.
    phone.get_by_role("link", name="Zgłoś komentarz podpisany: Basia", exact=True).click()
    accessible(phone)
    phone.locator("input[name=wrong][value=ad]").check()
    phone.locator("main form button[type=submit]").click()
    expect(phone.locator("#komentarze")).to_contain_text(WORDS)

    # Removed with a reason, a trace stays.
    page.goto(comment)
    expect(page.locator("main")).to_contain_text("Jest reklamą")
    page.get_by_role("link", name="Usuń komentarz").click()
    page.locator("textarea[name=reason]").fill(REASON)
    page.locator("main form button[type=submit]").click()
    phone.goto(article)
    expect(phone.locator("#komentarze")).not_to_contain_text(WORDS)
    expect(phone.locator("#komentarze")).to_contain_text(REASON)


def test_a_reader_rates_an_article_by_keyboard_and_changes_the_mark(
    open_page: OpenPage, accessible: CheckPage
) -> None:
    phone = open_page(width=360, javascript=False)
    phone.goto(NOWY_DWOR_ARTICLE)
    expect(phone.locator("#ocena")).to_contain_text("Nikt jeszcze nie ocenił tego artykułu.")
    assert phone.context.cookies() == []

    _press_until(phone, "#ocena a")
    phone.keyboard.press("Enter")
    _press_until(phone, "input[name=given]")
    accessible(phone)
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    _press_until(phone, "main form button[type=submit]")
    phone.keyboard.press("Enter")
    expect(phone.locator("#ocena")).to_contain_text("na 5, z 1 oceny")

    phone.locator("#ocena a").click()
    expect(phone.locator("main")).to_contain_text("Ten artykuł ma już Twoją ocenę")
    phone.locator("input[name=given][value='5']").check()
    phone.locator("main form button[type=submit]").click()
    expect(phone.locator("#ocena")).to_contain_text("Średnia 5,0 na 5, z 1 oceny")
