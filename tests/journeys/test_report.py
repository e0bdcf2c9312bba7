"""A report from recorded work to the filed paper; what is corrected later stands beside it."""

import re
from datetime import date

from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.states import Chapter
from tests.factories.meetings import a_held_meeting
from tests.journeys.browser import OpenPage
from tests.journeys.people import OFFICER, SignIn, name_nobody
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import counted, on_screen

SLUG, PHONE = "powiat-zwolenski-2018", 390
REPORTS = f"/pulpit/{SLUG}/sprawozdania/"
ADDRESS = "instytucja@example.org"
TOLD = "Prowadziliśmy dyżur doradcy dwa razy w tygodniu."
WORDS = "Spotkania odbywały się na przemian u wszystkich sygnatariuszy."


def _held(month: int) -> Meeting:
    """Return a meeting of signatories that took place last year."""
    partnership = Partnership.objects.get(slug=SLUG)
    with scope(partnership=partnership):
        day = date(clock.today().year - 1, month, 10)
        return a_held_meeting(partnership, day=day, title=f"Spotkanie sygnatariuszy {month}")


def _press(page: Page, source: str) -> None:
    page.locator("main").get_by_role("button", name=on_screen(source), exact=True).click()


def _begin(page: Page) -> str:
    """Begin the report of last year and return its address."""
    page.goto(f"{REPORTS}nowe/")
    _press(page, "Begin the report")
    expect(page).to_have_url(re.compile(r"/sprawozdania/\d+/$"))
    return page.url


def _ask_one_institution(page: Page, report: str) -> None:
    page.goto(f"{report}instytucje/lista/")
    _press(page, "Put the signatories on the list")
    page.locator("main a[href*='/adres/']").first.click()
    page.locator("input[name=email]").fill(ADDRESS)
    _press(page, "Set who tells the part")
    page.goto(f"{report}instytucje/prosba/")
    expect(page.locator("main")).to_contain_text(ADDRESS)
    deed = counted("Ask %(number)s institution", "Ask %(number)s institutions", 1)
    page.get_by_role("button", name=deed, exact=True).click()


def _tell(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("textarea[name=text]").fill(TOLD)
    phone.locator("input[name=people]").fill("42")
    phone.locator("input[name=acting]").check()
    _press(phone, "Send our part")
    expect(phone.locator(".note.ok").first).to_be_visible()


def _approve_and_file(page: Page, report: str) -> None:
    page.goto(f"{report}czynnosc/zatwierdz/")
    page.locator("input[name=how][value=leader]").check()
    page.locator("input[name=on]").fill(clock.today().isoformat())
    page.locator("input[name=by]").fill("Starosta Zwoleński")
    _press(page, "Note the approval")
    page.goto(f"{report}czynnosc/zloz/")
    page.locator("input[name=filed_with]").fill("Wojewódzki Urząd Pracy")
    _press(page, "File the report for good")
    expect(page.locator("#korekty")).to_be_visible()


def test_a_year_of_work_becomes_a_filed_report_and_later_corrections_stand_beside_it(
    page: Page, sign_in: SignIn, post_office: PostOffice, open_page: OpenPage
) -> None:
    name_nobody(Partnership.objects.get(slug=SLUG))
    _held(3)
    officer = sign_in(page, OFFICER)
    report = _begin(officer)
    plenaries = f"#czesc-{int(Chapter.PLENARIES)}"
    expect(officer.locator(plenaries)).to_contain_text("Odbyło się jedno spotkanie sygnatariuszy.")

    _ask_one_institution(officer, report)
    (letter,) = letters_to(post_office.deliver(), ADDRESS)
    _tell(open_page(width=PHONE, javascript=False), link_in(letter, "czesc-sprawozdania"))

    officer.goto(f"{report}czesc/{int(Chapter.PLENARIES)}/")
    officer.locator("textarea[name=text]").fill(WORDS)
    officer.locator("main form button[type=submit]").click()
    expect(officer.locator(plenaries)).to_contain_text(WORDS)
    expect(officer.locator(f"#czesc-{int(Chapter.EFFECTS)}")).to_contain_text(TOLD)

    _approve_and_file(officer, report)
    _held(6)
    officer.goto(report)
    expect(officer.locator(plenaries)).to_contain_text("Odbyło się jedno spotkanie sygnatariuszy.")
    expect(officer.locator("#korekty")).to_contain_text("Spotkanie sygnatariuszy 6")

    citizen = open_page(width=PHONE)
    citizen.goto(f"/partnerstwa/{SLUG}/sprawozdania/")
    citizen.locator("main a[href*='/sprawozdania/']").first.click()
    expect(citizen.locator("main")).to_contain_text(WORDS)
    expect(citizen.locator("main")).not_to_contain_text("Spotkanie sygnatariuszy 6")
