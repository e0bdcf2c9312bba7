"""The rule watch: a rule turns amber, the officer does what would fulfil it, the year says it was kept."""

import pytest
from django.utils.translation import override
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.duties.models import Duty, Rule
from spoiwo.duties.selectors.statement import Ruling
from spoiwo.duties.states import Every, Kind, Light
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind, State
from spoiwo.partnerships.models import Partnership
from tests.journeys.browser import CheckPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-zwolenski-2018/"
TITLE = "Zebranie sygnatariuszy do reguły"


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration in which the officer works."""
    return Partnership.objects.get(slug="powiat-zwolenski-2018")


@pytest.fixture
def duty(partnership: Partnership) -> Duty:
    """One forum a year, told of a whole year before: on any day of it the deadline is near."""
    with scope(partnership=partnership):
        found = Duty.objects.get(partnership=partnership, kind=Kind.FORUM)
        Meeting.objects.filter(partnership=partnership, kind=MeetingKind.FORUM).delete()
        Rule.objects.filter(duty=found).update(count=1, every=Every.YEAR, warn_days=365)
        return found


def _hold(page: Page) -> None:
    """Plan the meeting that is missing, for today, and mark it as held."""
    page.goto(f"{HERE}spotkania/nowe/")
    page.locator("select[name=kind]").select_option("forum")
    page.locator("input[name=day]").fill(clock.today().strftime("%d.%m.%Y"))
    page.locator("[name=title]").fill(TITLE)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/porzadek/")
    page.goto(page.url.removesuffix("porzadek/"))
    page.locator("main a", has_text=on_screen("Mark as held")).first.click()
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main .note, main .messages, [role=status]").first).to_be_visible()


def test_a_rule_turns_amber_is_fulfilled_by_a_meeting_and_the_year_says_it_was_kept(
    page: Page, sign_in: SignIn, accessible: CheckPage, partnership: Partnership, duty: Duty
) -> None:
    officer, rule = sign_in(page, OFFICER), f"{HERE}reguly/{duty.pk}/"
    officer.goto(f"{HERE}reguly/")
    line = officer.locator("main li", has=officer.locator(f"a[href='{rule}']"))
    expect(line.locator(".tag.warn")).to_have_text(str(_polish(Light.AMBER)))
    expect(line).to_contain_text(on_screen("Who must act"))
    line.locator(f"a[href='{rule}']").click()
    accessible(officer)

    _hold(officer)

    officer.goto(rule)
    expect(officer.locator("main .tag.ok").first).to_be_visible()
    expect(officer.locator("main")).to_contain_text(TITLE)
    expect(officer.locator("main .tag.warn")).to_have_count(0)
    officer.goto(f"{HERE}reguly/rok/{clock.today().year}/")
    row = officer.locator("main tr", has=officer.locator(f"a[href='{rule}']"))
    expect(row.locator(".tag.ok").last).to_have_text(_polish(Ruling.KEPT))
    expect(row).to_contain_text(TITLE)
    with scope(partnership=partnership):
        assert Meeting.objects.get(title=TITLE).state == State.HELD


def _polish(choice: Light | Ruling) -> str:
    with override("pl"):
        return str(choice.label)
