"""A recommendation from its adoption to its effect: a letter, its link, a training, the public chain."""

import pytest
from django.utils.translation import override, pgettext
from django_scopes import scope
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Effect, Recommendation
from spoiwo.recommendations.states import State
from tests.factories.meetings import a_meeting
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-zwolenski-2018/"
TITLE = "Szkolenie z arteterapii dla pracowników instytucji"
INSTITUTION = "Centrum Szkoleń w Pionkach"
EMAIL = "centrum@example.org"


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration in which the officer works."""
    return Partnership.objects.get(slug="powiat-zwolenski-2018")


@pytest.fixture
def training(partnership: Partnership) -> Meeting:
    """A training planned for today."""
    with scope(partnership=partnership):
        return a_meeting(
            partnership,
            kind=MeetingKind.TRAINING,
            day=clock.today(),
            title="Szkolenie „Arteterapia sposobem na stres”",
            locality="Zwoleń",
        )


def _main(page: Page) -> Locator:
    return page.locator("main")


def _press(page: Page, name: str) -> None:
    _main(page).get_by_role("button", name=on_screen(name), exact=True).first.click()


def _follow(page: Page, name: str) -> None:
    _main(page).get_by_role("link", name=on_screen(name)).first.click()


def _found(partnership: Partnership) -> Recommendation:
    with scope(partnership=partnership):
        return Recommendation.objects.get(partnership=partnership, title=TITLE)


def _adopted_and_passed_on(page: Page) -> None:
    page.goto(f"{HERE}rekomendacje/")
    _follow(page, "Put a recommendation forward")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=content]").fill("Zaleca się zorganizowanie szkolenia dla pracowników instytucji.")
    _press(page, "Put a recommendation forward")
    adoption = _worded("recommendation", "Record the adoption")
    _main(page).get_by_role("link", name=adoption).first.click()
    _main(page).get_by_role("button", name=adoption, exact=True).click()
    _follow(page, "Add an institution")
    page.locator("[name=name]").fill(INSTITUTION)
    page.locator("[name=email]").fill(EMAIL)
    _press(page, "Add an institution")
    _follow(page, "Pass on")
    expect(_main(page).get_by_text(f"{INSTITUTION}: {EMAIL}")).to_be_visible()
    _press(page, "Pass on")


def _accepts(phone: Page, address: str) -> None:
    phone.goto(address)
    expect(phone.get_by_text("Zaleca się zorganizowanie szkolenia")).to_be_visible()
    phone.locator("input[name=answer][value=accepted]").check()
    phone.locator("[name=name]").fill("Anna Nowak")
    phone.locator("[name=acting]").check()
    _press(phone, "Send the answer")
    sentence = "Thank you. It is written down that your institution carries it out."
    expect(phone.get_by_text(on_screen(sentence))).to_be_visible()


def test_adopted_accepted_by_the_institution_trained_and_its_effect_recorded(
    page: Page,
    browser: Browser,
    stage: LiveServer,
    sign_in: SignIn,
    partnership: Partnership,
    training: Meeting,
    post_office: PostOffice,
) -> None:
    sign_in(page, OFFICER)
    _adopted_and_passed_on(page)
    letter = letters_to(post_office.deliver(), EMAIL)[0]
    phone = browser.new_context(base_url=stage.url, viewport={"width": 360, "height": 760}).new_page()

    _accepts(phone, link_in(letter, "rekomendacja"))

    found = _found(partnership)
    assert found.state == State.UNDERWAY
    assert found.number is not None
    page.goto(f"{HERE}rekomendacje/{found.pk}/")
    _follow(page, "Plan a step")
    page.locator("[name=kind]").select_option("training")
    page.locator("[name=meeting]").select_option(str(training.pk))
    page.locator("[name=response]").select_option(
        label=f"{INSTITUTION}: {_worded('answer to a recommendation', 'accepts')}"
    )
    _press(page, "Plan a step")
    page.goto(f"{HERE}spotkania/{training.pk}/stan/odbylo-sie/")
    _press(page, "Mark as held")
    page.goto(f"{HERE}rekomendacje/{found.pk}/")
    _follow(page, "Record an effect")
    page.locator("[name=sentence]").fill("Pracownicy znają arteterapię.")
    page.locator("[name=people]").fill("40")
    _press(page, "Record an effect")
    _follow(page, "Record that it is carried out")
    _press(page, "Record that it is carried out")

    with scope(partnership=partnership):
        assert _found(partnership).state == State.COMPLETED
        assert Effect.objects.get().people == 40
    _sees_the_chain(phone, found)
    phone.context.close()


def _worded(context: str, source: str) -> str:
    """Return what the reader sees for a sentence that has a context of its own."""
    with override("pl"):
        return pgettext(context, source)


def _sees_the_chain(citizen: Page, found: Recommendation) -> None:
    """The picture and the list beside it have the same numbers."""
    citizen.goto(f"/partnerstwa/powiat-zwolenski-2018/rekomendacje/{found.pk}/")
    for words in (TITLE, INSTITUTION, "Arteterapia sposobem na stres", "Pracownicy znają arteterapię."):
        expect(_main(citizen).get_by_text(words).first).to_be_visible()
    circles = citizen.locator(".chain-picture > svg circle")
    assert circles.count() == 4
    assert citizen.locator(".chain-list li").filter(has=citizen.locator("b, span")).count() >= 4
    assert "Anna Nowak" not in citizen.content()
    assert citizen.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
