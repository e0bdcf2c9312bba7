"""A demand for accessibility: sent from a telephone, answered in time, read by its link; the rule is kept."""

from email.message import EmailMessage

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.duties import selectors as duties
from spoiwo.duties.models import Duty
from spoiwo.duties.states import Kind, Light
from spoiwo.partnerships.models import Partnership
from spoiwo.requests.models import Case
from spoiwo.requests.selectors import open_cases
from spoiwo.requests.services import withdraw_case
from tests.journeys.browser import OpenPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in

FORM = "/partnerstwa/powiat-zwolenski-2018/wnioski/"
CITIZEN = "barbara.obywatelka@example.org"
ELEMENT = "Lista sygnatariuszy, nie da się jej przejść klawiaturą"
ANSWER = "Poprawiliśmy listę: każdy wiersz ma teraz odnośnik, do którego prowadzi klawisz Tab."


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration, where nobody else waits for an answer."""
    found = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with scope(partnership=found):
        for case in open_cases(found):
            withdraw_case(actor=SystemActor("journeys"), case=case)
    return found


def _press_until(page: Page, selector: str) -> None:
    """Go by Tab alone until the element has the focus."""
    for _press in range(80):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {selector}")


def _words(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def _light(partnership: Partnership) -> Light:
    with scope(partnership=partnership):
        duty = Duty.objects.get(partnership=partnership, kind=Kind.REQUESTS)
        return duties.standing(duty, clock.today()).light


def test_a_demand_for_accessibility_is_answered_in_time(
    page: Page, open_page: OpenPage, sign_in: SignIn, partnership: Partnership, post_office: PostOffice
) -> None:
    # A citizen, by keyboard alone, on a narrow screen, without a script.
    phone = open_page(width=360, javascript=False)
    phone.goto(FORM)
    _press_until(phone, "a[href$='/wnioski/dostepnosc-cyfrowa/']")
    phone.keyboard.press("Enter")
    expect(phone.locator("input[name=subject]")).to_be_visible()
    _press_until(phone, "input[name=subject]")
    phone.keyboard.type(ELEMENT)
    _press_until(phone, "input[name=email]")
    phone.keyboard.type("barbara.obywatelka")
    phone.keyboard.press("Enter")
    # What was typed wrong is explained, and nothing typed is lost.
    expect(phone.locator(".error-summary")).to_be_visible()
    expect(phone.locator("input[name=subject]")).to_have_value(ELEMENT)
    _press_until(phone, "input[name=email]")
    phone.keyboard.press("End")
    phone.keyboard.type("@example.org")
    _press_until(phone, "main form button[type=submit]")
    phone.keyboard.press("Enter")
    expect(phone.locator("main")).to_contain_text(ELEMENT)

    assert _light(partnership) == Light.AHEAD
    with scope(partnership=partnership):
        case = Case.objects.get(subject=ELEMENT)
    letters = post_office.deliver()
    (confirmation,) = letters_to(letters, CITIZEN)
    (told,) = letters_to(letters, OFFICER)
    assert ELEMENT not in _words(confirmation)

    # The office answers from its letter, within the seven days.
    assert case.get_absolute_url() in _words(told)
    sign_in(page, OFFICER).goto(case.get_absolute_url())
    expect(page.locator("main")).to_contain_text(ELEMENT)
    page.locator("main a[href$='/odpowiedz/']").click()
    expect(page.locator("main")).to_contain_text(CITIZEN)
    page.locator("textarea[name=text]").fill(ANSWER)
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text(ANSWER)

    # The citizen reads the answer in the letter and by the link of the first one.
    (answer,) = letters_to(post_office.deliver(), CITIZEN)
    assert ANSWER in _words(answer)
    phone.goto(link_in(confirmation, "wniosek"))
    expect(phone.locator("main")).to_contain_text(ANSWER)

    # Nothing else waits: the rule is kept, and shows this answer as its evidence.
    assert _light(partnership) == Light.GREEN
