"""Values come from a file: looked at, confirmed, saved, drawn, and undone."""

from playwright.sync_api import Page, expect

from tests.journeys.browser import CheckPage
from tests.journeys.pages import address_of
from tests.journeys.people import COORDINATOR, SignIn
from tests.journeys.words import counted, on_screen

TABLE = (
    '"Kod";"Nazwa";"ogółem;2021;[osoba]";"ogółem;2022;[osoba]"\n'
    '1436000;"Powiat zwoleński";777;"778"\n'
    '1436053;"Zwoleń (3)";333;334\n'
)


def test_values_of_a_file_are_confirmed_drawn_and_undone(
    page: Page, sign_in: SignIn, accessible: CheckPage
) -> None:
    indicator = address_of("an indicator inside")
    number = indicator.rstrip("/").rpartition("/")[2]
    sign_in(page, COORDINATOR)
    page.goto(address_of("reading values from a file"))
    page.locator("input[type=file]").set_input_files(
        {"name": "tablica.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    page.locator("select[name=indicator]").select_option(number)
    page.locator("main form button[type=submit]").click()

    # What each code was understood as stands there, and nothing is saved before it is confirmed.
    expect(page.locator("#assumed")).to_have_text(on_screen("Territories understood from the codes"))
    accessible(page)
    loading = page.url
    page.locator("input[name=codes]").check()
    page.get_by_role(
        "button", name=counted("Save %(number)s value", "Save %(number)s values", 4), exact=True
    ).click()
    expect(page.locator("input[name=print]")).to_have_count(0)

    page.goto(indicator)
    expect(page.locator("main svg").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("778")
    accessible(page)

    page.goto(loading)
    page.get_by_role("link", name=on_screen("Undo the loading"), exact=True).click()
    page.locator("textarea[name=ground]").fill("Nie ta tablica.")
    page.locator("main form button[type=submit]").click()
    page.goto(indicator)
    expect(page.locator("main")).not_to_contain_text("778")
