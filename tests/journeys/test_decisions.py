"""A poor connection on the day of a meeting, and two windows on one section of the minutes."""

from datetime import timedelta

import pytest
from django_scopes import scope
from playwright.sync_api import Error, Page, expect

from spoiwo.common import clock
from spoiwo.decisions.models import Motion
from spoiwo.decisions.selectors import motion_by_id, result_of
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from tests.factories.decisions import an_open_motion, at_the_table
from tests.factories.meetings import a_meeting
from tests.factories.minutes import a_session, the_minutes_of
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-zwolenski-2018/"


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration in which the officer works."""
    return Partnership.objects.get(slug="powiat-zwolenski-2018")


@pytest.fixture
def motion(partnership: Partnership) -> Motion:
    """A motion voted on now by four institutions in the room."""
    with scope(partnership=partnership):
        meeting = a_meeting(partnership, day=clock.today())
        at_the_table(meeting, 4)
        return an_open_motion(meeting)


@pytest.fixture
def session(partnership: Partnership) -> Meeting:
    """A meeting held yesterday, with its minutes begun."""
    with scope(partnership=partnership):
        meeting = a_session(partnership, day=clock.today() - timedelta(days=1))
        the_minutes_of(meeting)
        return meeting


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name), exact=True).first.click()


def test_marks_of_raised_hands_outlive_a_lost_connection_and_are_counted_once(
    page: Page, sign_in: SignIn, partnership: Partnership, motion: Motion
) -> None:
    address = f"{HERE}glosowania/{motion.pk}/"
    page.set_viewport_size({"width": 390, "height": 800})
    sign_in(page, OFFICER).goto(address)
    against = page.locator("fieldset.hand").nth(1).locator('input[value="no"]')
    against.check()

    page.context.set_offline(offline=True)
    with pytest.raises(Error):
        page.goto(address)
    page.context.set_offline(offline=False)
    page.goto(address)

    expect(against).to_be_checked()
    expect(page.locator(".kept")).to_be_visible()
    _press(page, "Write down: all the rest for")
    expect(page.get_by_text(on_screen("All who may vote have voted."))).to_be_visible()
    page.locator("main").get_by_role("link", name=on_screen("Close the vote")).first.click()
    _press(page, "Close the vote")
    with scope(partnership=partnership):
        found = result_of(motion_by_id(partnership, motion.pk))
    assert found is not None
    assert found.count is not None
    assert (found.count.yes, found.count.no, found.count.abstain) == (3, 1, 0)


def test_two_windows_on_one_section_lose_no_word(page: Page, sign_in: SignIn, session: Meeting) -> None:
    address = f"{HERE}spotkania/{session.pk}/protokol/punkt/0/"
    sign_in(page, OFFICER).goto(address)
    other = page.context.new_page()
    other.goto(address)
    page.locator("textarea[name=text]").fill("Pierwsze okno.")
    _press(page, "Save the section")
    other.locator("textarea[name=text]").fill("Drugie okno.")
    _press(other, "Save the section")

    expect(other.get_by_text("Pierwsze okno.")).to_be_visible()
    expect(other.locator("textarea[name=text]")).to_have_value("Drugie okno.")
    other.locator("textarea[name=text]").fill("Pierwsze okno. Drugie okno.")
    _press(other, "Save the section")
    expect(other.get_by_text("Pierwsze okno. Drugie okno.")).to_be_visible()


def test_what_was_typed_in_a_section_is_still_there_after_the_page_was_lost(
    page: Page, sign_in: SignIn, session: Meeting
) -> None:
    address = f"{HERE}spotkania/{session.pk}/protokol/punkt/0/"
    sign_in(page, OFFICER).goto(address)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("textarea[name=text]").fill("Tekst, którego nie zapisano.")

    page.goto(address)

    expect(page.locator("textarea[name=text]")).to_have_value("Tekst, którego nie zapisano.")
    expect(page.locator(".kept")).to_be_visible()
