"""An agreement from its first word to its first day in force, and a signature taken back."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.browser import CheckPage
from tests.journeys.people import COORDINATOR, SignIn, confirm_password
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-przysuski-2018/porozumienia/"
TITLE = "Porozumienie o rozszerzeniu partnerstwa w powiecie przysuskim"
TEXT = "Strony zawierają porozumienie.\n§ 1. Cel\nStrony wspierają ekonomię społeczną.\n§ 2. Zasady\nRówność."
PARTIES = [
    "Powiatowy Urząd Pracy w Zwoleniu",
    "Starostwo Powiatowe w Zwoleniu",
    "Urząd Miasta w Zwoleniu",
    "Gmina Odrzywół",
    "Stowarzyszenie Kulturalno-Oświatowe Ziemi Odrzywolskiej",
    "Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem",
    "Stowarzyszenie Oświatowe „SYCYNA” w Sycynie",
]
FIRST_PLACE, SECOND_PLACE = PARTIES[:3], PARTIES[3:]
DAY = "28.03.2019"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name), exact=True).click()


def _draw_up(page: Page) -> str:
    page.goto(f"{HERE}nowe/")
    page.locator('input[name="kind"]').first.check()
    page.get_by_label(on_screen("Title"), exact=True).fill(TITLE)
    _press(page, "Record the agreement")
    page.get_by_label(on_screen("Text of the document")).fill(TEXT)
    _press(page, "Save as a new version")
    page.wait_for_url(re.compile(rf"{HERE}\d+/$"))
    return page.url


def _add_party(page: Page, agreement: str, name: str) -> None:
    page.goto(f"{agreement}strony/dodaj/")
    # Written wholly, without a choice from the list: the form finds the institution itself.
    page.locator('input[name="organization"]').fill(name)
    page.locator('main form.form button[type="submit"]').first.click()
    page.wait_for_url(re.compile(r"(?<!dodaj)/$"))


def _sign(page: Page, agreement: str, names: list[str], place: str) -> None:
    page.goto(f"{agreement}podpisy/zapisz/")
    for name in names:
        page.get_by_label(name, exact=True).check()
    page.get_by_label(on_screen("Signed on")).fill(DAY)
    page.get_by_label(re.compile(f"^{on_screen('Place')}")).fill(place)
    _press(page, "Record the signatures")
    page.wait_for_url("**/tablica/")


def _start_signing(page: Page, agreement: str) -> None:
    page.goto(f"{agreement}podpisywanie/")
    confirm_password(page)
    page.get_by_label(on_screen("Signing begins on")).fill(DAY)
    _press(page, "Freeze the text and start the signing")
    page.wait_for_url("**/tablica/")


def _bring_into_force(page: Page, agreement: str) -> None:
    page.goto(f"{agreement}wejscie-w-zycie/")
    page.get_by_label(on_screen("In force from")).fill(DAY)
    _press(page, "Bring into force")
    page.wait_for_url(agreement)


def test_seven_parties_sign_on_one_day_in_two_places(
    page: Page, sign_in: SignIn, accessible: CheckPage
) -> None:
    agreement = _draw_up(sign_in(page, COORDINATOR))
    for name in PARTIES:
        _add_party(page, agreement, name)

    _start_signing(page, agreement)
    _sign(page, agreement, FIRST_PLACE, "Starostwo Powiatowe w Przysusze")
    _sign(page, agreement, SECOND_PLACE, "Urząd Gminy w Odrzywole")
    accessible(page)
    _bring_into_force(page, agreement)

    number = agreement.rstrip("/").rsplit("/", 1)[1]
    page.context.clear_cookies()
    page.goto(f"/partnerstwa/powiat-przysuski-2018/porozumienia/{number}/?dzien=2019-03-28")
    for words in (*PARTIES, "Starostwo Powiatowe w Przysusze", "Urząd Gminy w Odrzywole"):
        expect(page.locator("main")).to_contain_text(words)
    page.goto("/partnerstwa/powiat-przysuski-2018/sygnatariusze/?dzien=2019-03-27")
    expect(page.locator(".count .big")).to_have_text("3")
    page.goto("/partnerstwa/powiat-przysuski-2018/sygnatariusze/?dzien=2019-03-28")
    expect(page.locator(".count .big")).to_have_text("7")


def test_a_signature_recorded_by_mistake_is_annulled_and_stays_in_sight(page: Page, sign_in: SignIn) -> None:
    sign_in(page, COORDINATOR).goto("/pulpit/powiat-zwolenski-2018/porozumienia/")
    page.locator("main a[href*='/porozumienia/']").filter(has_text="Porozumienie:").first.click()
    page.locator("main table.rows").get_by_role("link", name="Urząd Miasta w Zwoleniu").click()

    page.get_by_role("link", name=on_screen("Annul the signature")).click()
    confirm_password(page)
    page.get_by_label(on_screen("Ground")).fill("Podpis dotyczył innego dokumentu.")
    _press(page, "Annul the signature")

    expect(page.locator("main")).to_contain_text("Podpis dotyczył innego dokumentu.")
    page.goto("/partnerstwa/powiat-zwolenski-2018/sygnatariusze/?dzien=2018-03-28")
    expect(page.locator(".count .big")).to_have_text("6")
