"""A meeting from its calling to the approval of its minutes, with real letters through a real SMTP server."""

import re
import subprocess

from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import COORDINATOR, SignIn
from tests.journeys.post_office import PostOffice, invitation_in, letters_to, link_in
from tests.journeys.words import counted, on_screen

HERE = "/pulpit/powiat-zwolenski-2018/spotkania/"
PHONE = 390


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name), exact=True).first.click()


def _follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=on_screen(name), exact=True).first.click()


def _invite(page: Page, meeting: str) -> None:
    page.goto(meeting)
    _follow(page, "See who is to be invited")
    _press(page, "Draw up the list")
    _follow(page, "See whom to invite")
    expect(page.get_by_text("Szanowna Pani Dyrektor").first).to_be_visible()
    page.get_by_role("button", name=counted("Send %(number)s letter", "Send %(number)s letters", 7)).click()
    page.wait_for_url("**/uczestnicy/")


def _answer(page: Page, address: str, choice: str) -> None:
    page.goto(address)
    page.get_by_label(on_screen(choice)).check()
    if choice == "A deputy will come":
        page.get_by_label(on_screen("Name of the deputy")).fill("Jan Zastępca")
    page.get_by_label(on_screen("induction loop")).check()
    page.locator('input[name="acting"]').check()
    _press(page, "Send the answer")
    expect(page.get_by_text(on_screen("Answer recorded:"))).to_be_visible()


def _mark(page: Page, meeting: str, present: int) -> None:
    page.goto(f"{meeting}obecnosc/")
    rows = page.locator("[data-row]")
    for number in range(present):
        row = rows.nth(number)
        row.get_by_role("button", name=on_screen("Is here"), exact=True).click()
        expect(row).to_have_attribute("data-mark", "present")
    expect(page.locator("[data-counts]")).to_contain_text(str(present))


def _vote(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}uchwaly/")
    _follow(page, "Write a motion down")
    page.get_by_label(on_screen("Motion"), exact=True).fill("Przyjęcie planu działania na 2027 rok")
    page.locator('select[name="item"]').select_option(index=2)
    page.locator("main form.form button[type=submit]").first.click()
    page.wait_for_load_state()
    _press(page, "Open the vote")
    page.locator('input[type="radio"][value="no"]').first.check()
    _press(page, "Write down: all the rest for")
    _follow(page, "Close the vote")
    page.locator("main form button[type=submit]").first.click()


def _go(page: Page) -> None:
    """Press the one button of a form of its own page."""
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def _write_minutes(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}stan/odbylo-sie/")
    _go(page)
    page.goto(f"{meeting}protokol/")
    _follow(page, "Draw up the minutes")
    _go(page)
    page.locator('a[href*="/protokol/punkt/"]').nth(1).click()
    page.get_by_label(re.compile(on_screen("Course of the item"))).fill("Zebranych powitała gospodyni.")
    _go(page)
    expect(page.get_by_text("Zebranych powitała gospodyni.")).to_be_visible()
    expect(page.get_by_text("Za: 4, przeciw: 1").first).to_be_visible()
    _follow(page, "Send for remarks")
    _go(page)


def _remark(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Zebranych powitała gospodyni.")).to_be_visible()
    page.get_by_label(on_screen("Remark"), exact=True).fill("Zebranych powitał także burmistrz.")
    page.locator('input[name="acting"]').check()
    _press(page, "Send the remark")
    expect(page.get_by_text("Zebranych powitał także burmistrz.")).to_be_visible()


def _answer_remark(page: Page, meeting: str) -> None:
    page.goto(f"{meeting}protokol/")
    page.locator('a[href*="/protokol/uwagi/"]').first.click()
    page.locator('input[name="decision"][value="refused"]').check()
    page.locator('textarea[name="answer"]').fill("Burmistrza nie było na liście obecności.")
    _go(page)
    _follow(page, "Give for approval")
    _go(page)


def _approve_at_the_next(page: Page, meeting: str) -> None:
    page.goto(f"{HERE}nowe/")
    page.locator('input[name="day"]').fill(clock.today().strftime("%d.%m.%Y"))
    _go(page)
    page.wait_for_url("**/porzadek/")
    following = page.url.removesuffix("porzadek/")
    expect(page.locator(".agenda").get_by_text(re.compile("Przyjęcie protokołu")).first).to_be_visible()
    page.goto(f"{following}uczestnicy/")
    _press(page, "Draw up the list")
    _mark(page, following, 5)
    page.goto(f"{following}uchwaly/")
    row = page.locator("main li", has_text="Przyjęcie protokołu")
    row.get_by_role("link", name=re.compile(on_screen("Motion"))).click()
    page.get_by_label(on_screen("Motion"), exact=True).fill("Przyjęcie protokołu poprzedniego spotkania")
    _go(page)
    _press(page, "Open the vote")
    _press(page, "Write down: all the rest for")
    _follow(page, "Close the vote")
    _go(page)
    page.goto(f"{meeting}protokol/")


def _pdf(page: Page, meeting: str) -> str:
    """Return the words of the sealed minutes as another program reads them from the file."""
    answer = page.request.get(f"{meeting}protokol/plik/pdf/")
    assert answer.headers["content-type"] == "application/pdf"
    read = subprocess.run(["pdftotext", "-", "-"], input=answer.body(), capture_output=True, check=True)
    return " ".join(read.stdout.decode().replace("\u00ad", "").split())


def _tomorrow_comes(number: int) -> None:
    """Let the day of the meeting come: the server asks the same clock as everybody."""
    Meeting._base_manager.filter(pk=number).update(day=clock.today(), begins=None, ends=None)


def test_a_meeting_from_its_calling_to_the_approval_of_its_minutes(
    page: Page,
    open_page: OpenPage,
    sign_in: SignIn,
    accessible: CheckPage,
    post_office: PostOffice,
    representatives: list[str],
) -> None:
    planned = Meeting._base_manager.get(partnership__slug="powiat-zwolenski-2018", state=State.PLANNED)
    meeting = f"{HERE}{planned.pk}/"
    sign_in(page, COORDINATOR)

    _invite(page, meeting)
    sent = post_office.deliver()
    assert sorted(str(letter["To"]) for letter in sent) == sorted(representatives)
    first, second, third = (letters_to(sent, address)[0] for address in representatives[:3])
    assert invitation_in(first).text("SUMMARY") == planned.title

    phone = open_page(width=PHONE)
    _answer(phone, link_in(first, "zaproszenie"), "I will come")
    accessible(phone)
    _answer(open_page(width=PHONE, javascript=False), link_in(second, "zaproszenie"), "A deputy will come")
    post_office.answer_by_calendar(third, "DECLINED")
    page.goto(f"{meeting}uczestnicy/")
    _follow(page, "Remind now")
    page.get_by_role("button", name=counted("Send %(number)s letter", "Send %(number)s letters", 4)).click()
    page.wait_for_url("**/uczestnicy/")
    assert sorted(str(letter["To"]) for letter in post_office.deliver()) == sorted(representatives[3:])

    _tomorrow_comes(planned.pk)
    officer_phone = sign_in(open_page(width=PHONE), COORDINATOR)
    _mark(officer_phone, meeting, 5)
    accessible(officer_phone)
    _vote(officer_phone, meeting)
    expect(officer_phone.get_by_text("Za: 4, przeciw: 1, wstrzymało się: 0.")).to_be_visible()
    accessible(officer_phone)

    _write_minutes(page, meeting)
    accessible(page)
    to_read = post_office.deliver()
    _remark(phone, link_in(letters_to(to_read, representatives[0])[0], "protokol"))
    accessible(phone)
    _answer_remark(page, meeting)
    _approve_at_the_next(page, meeting)
    accessible(page)
    expect(page.get_by_text(re.compile("SHA-256")).first).to_be_visible()
    words = _pdf(page, meeting)
    for said in (
        "Zebranych powitała gospodyni.",
        "Za: 4, przeciw: 1",
        "Przyjęcie planu działania na 2027 rok",
    ):
        assert said in words, said
    assert Meeting._base_manager.get(pk=planned.pk).state == State.CLOSED
