"""An officer keeps the register: adds, looks before she doubles, never loses what she typed."""

from datetime import date, timedelta

from django_scopes import scope
from playwright.sync_api import Page, expect

from demo.logins import PASSWORD
from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from tests.factories.registry import a_signatory, an_organization
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import COORDINATOR, OFFICER, SignIn, confirm_password
from tests.journeys.words import counted, on_screen

DESK = "/pulpit/powiat-zwolenski-2018/"
PUBLIC = "/partnerstwa/powiat-zwolenski-2018/sygnatariusze/"
TOWN_HALL = "Urząd Miasta w Zwoleniu"
PUP = "Powiatowy Urząd Pracy w Zwoleniu"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name), exact=True).click()


def test_she_signs_in_and_sees_her_desk(page: Page, accessible: CheckPage) -> None:
    page.goto("/konto/login/")

    page.locator('input[type="email"]').fill(OFFICER)
    page.locator('input[type="password"]').fill(PASSWORD)
    _press(page, "Sign in")

    page.wait_for_url("**/pulpit/")
    page.locator("main").get_by_role("link", name="Powiat zwoleński").click()
    page.wait_for_url(f"**{DESK}")
    accessible(page)


def test_a_newcomer_counts_from_the_day_and_not_a_day_before(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OFFICER).goto(f"{DESK}sygnatariusze/dodaj/")

    page.locator("#q").fill("Fundacja Sycyna")
    page.locator("#q").press("Enter")
    page.locator('a[href*="/dodaj/nowa/"]').click()
    expect(page.get_by_label(on_screen("Official name"))).to_have_value("Fundacja Sycyna")
    page.get_by_label(on_screen("Kind"), exact=True).select_option("ngo.fundacja")
    page.get_by_label(on_screen("Since when, or on which day")).fill("15 czerwca 2019")
    _press(page, "Record it and put it on the list")
    recorded = page.get_by_role("heading", level=1, name="Fundacja Sycyna")
    expect(page.locator("#similar").or_(recorded)).to_be_visible()
    if page.locator("#similar").is_visible():
        page.locator('#similar input[value="new"]').check()
        _press(page, "Record it and put it on the list")

    expect(page.get_by_role("heading", level=1)).to_have_text("Fundacja Sycyna")
    page.goto(f"{PUBLIC}?dzien=2019-06-14")
    expect(page.locator(".count .big")).to_have_text("7")
    page.goto(f"{PUBLIC}?dzien=2019-06-15")
    expect(page.locator(".count .big")).to_have_text("8")
    expect(page.get_by_role("link", name="Fundacja Sycyna")).to_be_visible()


def test_a_likely_duplicate_is_shown_before_a_second_record_is_made(page: Page, sign_in: SignIn) -> None:
    before = Organization.objects.count()
    sign_in(page, OFFICER).goto(f"{DESK}sygnatariusze/dodaj/nowa/")

    page.get_by_label(on_screen("Official name")).fill("Powiatowy Urzad Pracy Zwoleń")
    page.get_by_label(on_screen("Kind"), exact=True).select_option("irp.pup")
    _press(page, "Record it and put it on the list")

    expect(page.locator("#similar")).to_contain_text(PUP)
    expect(page.get_by_label(on_screen("Official name"))).to_have_value("Powiatowy Urzad Pracy Zwoleń")
    assert Organization.objects.count() == before


def test_an_institution_is_chosen_from_suggestions_with_the_keyboard(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OFFICER).goto(f"{DESK}role/")
    field = page.get_by_role("combobox").first

    field.press_sequentially("pup zwol")
    expect(page.locator(".suggest [role=option]").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    expect(field).to_have_value(PUP)


def test_all_communes_of_a_county_join_in_one_step(page: Page, sign_in: SignIn) -> None:
    today = clock.today()
    sign_in(page, COORDINATOR).goto(f"{DESK}sygnatariusze/gminy/")
    field = page.get_by_role("combobox").first
    field.press_sequentially("przysuski")
    page.locator(".suggest [role=option]").first.click()
    _press(page, "Show its communes")

    chosen = page.locator('main input[type="checkbox"]:checked')
    expect(chosen.nth(1)).to_be_visible()
    boxes = chosen.count()
    _press(page, "Look before saving")
    assert not Signatory._base_manager.filter(valid_from=today).exists()
    admit = counted("Admit %(number)s commune", "Admit %(number)s communes", boxes)
    page.get_by_role("button", name=admit).click()

    page.wait_for_url("**/sygnatariusze/")
    page.goto(f"{PUBLIC}?dzien={today.isoformat()}")
    expect(page.locator(".count .big")).to_have_text(str(7 + boxes))
    page.goto(f"{PUBLIC}?dzien={(today - timedelta(days=1)).isoformat()}")
    expect(page.locator(".count .big")).to_have_text("7")


def test_two_officers_edit_one_institution_and_the_second_loses_nothing(
    open_page: OpenPage, sign_in: SignIn
) -> None:
    office = Organization.objects.get(name=PUP)
    address = f"/pulpit/instytucje/{office.pk}/"
    first, second = sign_in(open_page(), OFFICER), sign_in(open_page(), COORDINATOR)
    for page in (first, second):
        page.goto(address)

    first.get_by_label(on_screen("Website")).fill("https://zwolen.example.org/")
    _press(first, "Save the institution")
    first.wait_for_load_state()
    second.get_by_label(on_screen("Street and number")).fill("Aleja Jana Pawła II 1")
    _press(second, "Save the institution")

    expect(second.get_by_role("alert").first).to_contain_text("https://zwolen.example.org/")
    expect(second.get_by_label(on_screen("Street and number"))).to_have_value("Aleja Jana Pawła II 1")
    office.refresh_from_db()
    assert (office.website, office.street) == ("https://zwolen.example.org/", "")


def test_a_merge_of_two_records_loses_nothing(page: Page, sign_in: SignIn) -> None:
    kept = Organization.objects.get(name=TOWN_HALL)
    twin, other = an_organization(name="Urząd Miejski, Zwoleń"), "powiat-przysuski-2018"
    with scope(partnership=Partnership.objects.get(slug=other)):
        a_signatory(Partnership.objects.get(slug=other), twin, since=date(2019, 5, 6))
    sign_in(page, COORDINATOR).goto(f"/pulpit/instytucje/{kept.pk}/polacz/{twin.pk}/")

    _press(page, "Merge into one record")
    confirm_password(page)

    page.wait_for_url(f"**/pulpit/instytucje/{kept.pk}/")
    page.goto(twin.get_absolute_url())
    expect(page).to_have_url(kept.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Urząd Miejski, Zwoleń")
    page.goto(f"/partnerstwa/{other}/sygnatariusze/?dzien=2019-05-06")
    expect(page.get_by_role("link", name=TOWN_HALL)).to_be_visible()
