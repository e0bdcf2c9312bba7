"""An election of a council from its call to the seats it fills, with real letters by a real SMTP server."""

import subprocess
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db.models import F
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.elections.models import Election
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body, by_laws
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import COORDINATOR, SINCE, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import counted, on_screen

SLUG = "powiat-zwolenski-2018"
HERE = f"/pulpit/{SLUG}/wybory/"
ONE = f"{HERE}1/"
PHONE = 390
SCRUTINEER = "komisja@example.org"
COLLEGE, OFFICE, COUNTY, HERITAGE = (f"anna{number}@example.org" for number in range(1, 5))
# By surname: Przykładowa 2, 3 and 4 get the numbers 1, 2 and 3.
VOTES = {COLLEGE: (1, 2), OFFICE: (1, 2), COUNTY: (1, 3)}


@pytest.fixture
def council(stage: object) -> None:
    """A council whose by-laws let at most half of the seats go to one sector."""
    partnership = Partnership.objects.get(slug=SLUG)
    with scope(partnership=partnership):
        body = a_body(partnership, "Rada Partnerstwa", since=SINCE)
        by_laws(body, since=SINCE, size_from=2, largest_sector_percent=50)


def _go(page: Page) -> None:
    """Press the one button of a form of its own page."""
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def _do(page: Page, name: str) -> None:
    """Follow a deed offered on the page of the election, and confirm it on its own page."""
    page.goto(ONE)
    page.get_by_role("link", name=on_screen(name), exact=True).first.click()
    _go(page)
    page.wait_for_url(f"**{ONE}")


def _call(page: Page) -> None:
    page.goto(HERE)
    page.get_by_role("link", name=on_screen("Call an election"), exact=True).first.click()
    page.get_by_label(on_screen("Title"), exact=True).fill("Wybory do Rady Partnerstwa")
    page.get_by_label(on_screen("Seats to fill"), exact=True).fill("2")
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    page.locator('input[name="nominations_to"]').fill(today.strftime("%d.%m.%Y"))
    page.locator('input[name="vote_on"]').fill(tomorrow.strftime("%d.%m.%Y"))
    page.locator('input[name="quorum_basis"][value="none"]').check()
    _go(page)
    page.wait_for_url(f"**{ONE}")


def _write(page: Page, kind: str, number: int) -> None:
    page.goto(f"{ONE}listy/{kind}/")
    page.get_by_role(
        "button", name=counted("Send %(number)s letter", "Send %(number)s letters", number)
    ).click()
    page.wait_for_url(f"**{ONE}")


def _nominate(page: Page, address: str, institution: str = "") -> None:
    page.goto(address)
    nominee = page.locator('select[name="nominee"]')
    if institution:
        key = nominee.locator("option", has_text=institution).get_attribute("value")
        nominee.select_option(value=key)
    page.locator('input[name="acting_for"]').check()
    _go(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(on_screen("The nomination is recorded"))


def _agree(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label(on_screen("I agree to stand in the election")).check()
    page.locator('textarea[name="statement"]').fill("Chcę wzmocnić głos organizacji.")
    page.locator('input[name="acting_for"]').check()
    _go(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(on_screen("The answer is recorded"))


def _open(page: Page, deed: str) -> None:
    """Open a deed that lies in a folded list of deeds."""
    folded = page.locator("main details", has=page.locator(f'a[href$="/{deed}/"]')).first
    folded.locator("summary").click()
    folded.locator(f'a[href$="/{deed}/"]').click()
    page.wait_for_load_state()


def _accept_all(page: Page, number: int) -> None:
    for _each in range(number):
        page.goto(ONE)
        _open(page, "przyjmij")
        _go(page)
    expect(page.locator('main a[href$="/przyjmij/"]')).to_have_count(0)


def _the_last_day_passes() -> None:
    """Let the day of the vote come: the server asks the same clock as everybody."""
    day = timedelta(days=1)
    days = ("called_on", "nominations_from", "nominations_to", "vote_on")
    Election._base_manager.filter(partnership__slug=SLUG).update(**{name: F(name) - day for name in days})


def _appoint(page: Page, name: str, email: str) -> None:
    page.goto(ONE)
    page.locator('main a[href$="/skrutator/"]').click()
    page.get_by_label(on_screen("Name of somebody who is not in the register")).fill(name)
    page.locator('input[name="email"]').fill(email)
    _go(page)


def _vote(page: Page, address: str, numbers: Sequence[int]) -> str:
    """Cast a ballot and return the receipt that was shown with it."""
    page.goto(address)
    for number in numbers:
        page.locator(f'input[name="choices"][value="{number}"]').check()
    _go(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(on_screen("Cast this ballot?"))
    page.locator('input[name="acting_for"]').check()
    page.get_by_role("button", name=on_screen("Cast the ballot"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(on_screen("The ballot is cast"))
    return page.locator("main b.num").first.inner_text()


def _find(page: Page, address: str, receipt: str) -> None:
    page.goto(address)
    page.locator('input[name="receipt"]').fill(receipt.lower())
    _go(page)
    expect(page.get_by_role("status")).to_contain_text(receipt)


def _protocol(page: Page) -> str:
    """Return the words of the protocol as another program reads them from its file."""
    page.goto(f"{ONE}protokoly/1/")
    with page.expect_download() as found:
        page.get_by_role("link", name="PDF", exact=True).click()
    read = subprocess.run(["pdftotext", str(found.value.path()), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().replace("\u00ad", "").split())


def _stand(page: Page, visitor: Page, post_office: PostOffice, representatives: list[str]) -> None:
    """Two nominate themselves by their links, the third is nominated by another and agrees by hers."""
    _write(page, "zgloszenia", 7)
    calls = post_office.deliver()
    assert sorted(str(letter["To"]) for letter in calls) == sorted(representatives)
    links = {one: link_in(letters_to(calls, one)[0], "wybory/zgloszenie") for one in representatives}
    _nominate(visitor, links[OFFICE])
    _nominate(visitor, links[COUNTY])
    _nominate(visitor, links[COLLEGE], "Dziedzictwo i Rozwój")
    _write(page, "zgody", 1)
    (question,) = post_office.deliver()
    assert question["To"] == HERITAGE
    _agree(visitor, link_in(question, "wybory/zgoda"))


def _hold(page: Page, visitor: Page, post_office: PostOffice) -> tuple[str, str]:
    """Three vote in secret by their links; return one's link and receipt."""
    _write(page, "glosowanie", 7)
    ballots = post_office.deliver()
    links = {one: link_in(letters_to(ballots, one)[0], "wybory/karta") for one in VOTES}
    receipts = {one: _vote(visitor, links[one], numbers) for one, numbers in VOTES.items()}
    visitor.goto(links[OFFICE])
    expect(visitor.get_by_role("heading", level=1)).to_have_text(on_screen("No ballot can be cast here now"))
    return links[COUNTY], receipts[COUNTY]


def _confirm(visitor: Page, address: str) -> None:
    """Read the protocol by the scrutineer's link and confirm it."""
    visitor.goto(address)
    expect(visitor.locator("main")).to_contain_text(on_screen("passed over: a quota left no seat"))
    visitor.get_by_label(on_screen("I confirm the protocol")).check()
    visitor.locator('input[name="acting_for"]').check()
    _go(visitor)
    expect(visitor.get_by_role("status")).to_have_text(on_screen("Thank you: the protocol is confirmed."))


def test_an_election_of_a_council_from_its_call_to_the_seats_it_fills(
    page: Page,
    open_page: OpenPage,
    sign_in: SignIn,
    accessible: CheckPage,
    post_office: PostOffice,
    representatives: list[str],
    council: None,
) -> None:
    sign_in(page, COORDINATOR)
    phone = open_page(width=PHONE, javascript=False)

    _call(page)
    _stand(page, phone, post_office, representatives)
    _accept_all(page, 3)
    accessible(page)

    _the_last_day_passes()
    _do(page, "Close the list of candidates")
    _do(page, "Open the candidates’ page")
    reader = open_page(width=PHONE)
    reader.goto(f"/partnerstwa/{SLUG}/wybory/1/")
    expect(reader.get_by_text("Chcę wzmocnić głos organizacji.")).to_be_visible()
    accessible(reader)

    _appoint(page, "Stefan Skrutator", SCRUTINEER)
    _do(page, "Open the vote")
    page.goto(f"{ONE}glosowanie/1/papier/")
    accessible(page)
    own_link, receipt = _hold(page, phone, post_office)
    _do(page, "Close the vote and count")
    _find(phone, own_link, receipt)

    page.goto(f"{ONE}glosowanie/1/")
    rows = page.locator("#result ~ table tbody tr")
    votes = ((1, "3", "elected"), (2, "2", "passed"), (3, "1", "elected"))
    said = {"passed": on_screen("passed over: a quota left no seat"), "elected": "mandat"}
    for number, count, result in votes:
        row = rows.filter(has_text=f"{number}. Anna")
        expect(row.locator("td").first).to_have_text(count)
        expect(row).to_contain_text(said[result])
    accessible(page)

    _do(page, "Write the protocol")
    _write(page, "protokol", 1)
    (question,) = post_office.deliver()
    assert question["To"] == SCRUTINEER
    address = link_in(question, "wybory/protokol")
    reader.goto(address)
    accessible(reader)
    _confirm(phone, address)
    page.goto(ONE)
    expect(page.locator("#protocols ~ ul").last).to_contain_text("Stefan Skrutator")
    accessible(page)
    words = _protocol(page)
    assert words.count("Stefan Skrutator") == 3
    for sentence in ("Stefan Skrutator", "Przykładowa 2", on_screen("passed over: a quota left no seat")):
        assert sentence in words, words
    _do(page, "Confirm the result")

    reader.goto(f"/partnerstwa/{SLUG}/organy/rada-partnerstwa/")
    expect(reader.locator("main")).to_contain_text("Powiatowy Urząd Pracy w Zwoleniu")
    expect(reader.locator("main")).to_contain_text("Dziedzictwo i Rozwój")
    expect(reader.locator("main")).not_to_contain_text("Starostwo Powiatowe")
    accessible(reader)
