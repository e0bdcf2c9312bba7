"""Remarks of the council on a report, from a letter to the filing by a vote kept here."""

from datetime import date, timedelta

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.decisions import services as decisions
from spoiwo.decisions.models import Motion
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.models import Report
from spoiwo.reports.states import Chapter
from spoiwo.voting.counting import Choice
from tests.decisions.votes import hands
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.decisions import an_open_motion, at_the_table
from tests.factories.meetings import a_meeting
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization
from tests.factories.reports import SYSTEM, a_report
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

SLUG, PHONE = "powiat-zwolenski-2018", 390
ADDRESS = "rada.czlonkini@example.org"
REMARK = "W części o szkoleniach brakuje spotkania z grudnia."
ANSWER = "Dopisano spotkanie i jego temat."
ADOPTION = "Przyjęcie sprawozdania rocznego"


@pytest.fixture
def report(stage: object) -> Report:
    """A report of last year being written; the council has one member with an address."""
    partnership = Partnership.objects.get(slug=SLUG)
    with scope(partnership=partnership):
        term = a_term(
            partnership, a_body(partnership, "Rada do uwag", since=date(2019, 1, 1)), since=date(2019, 1, 1)
        )
        organization, person = an_organization("Ośrodek Pomocy Społecznej do uwag"), a_person()
        a_signatory(partnership, organization, since=date(2019, 1, 1))
        a_member(term, organization, person, since=date(2019, 1, 1))
        a_representative(partnership, organization, person, since=date(2019, 1, 1), email=ADDRESS)
        return a_report(partnership, clock.today().year - 1)


@pytest.fixture
def motion(report: Report) -> Motion:
    """The vote by which signatories adopted the report, yesterday."""
    with scope(partnership=report.partnership):
        meeting = a_meeting(report.partnership, day=clock.today() - timedelta(days=1))
        at_the_table(meeting, 3)
        found = an_open_motion(meeting, text=ADOPTION)
        hands(found, rest=Choice.YES)
        decisions.close_motion(actor=SYSTEM, motion=found)
        return found


def _press(page: Page, source: str) -> None:
    page.locator("main").get_by_role("button", name=on_screen(source), exact=True).first.click()


def _remark(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("select[name=chapter]").select_option(str(int(Chapter.TRAININGS)))
    phone.locator("textarea[name=text]").fill(REMARK)
    phone.locator("input[name=acting]").check()
    _press(phone, "Send the remark")
    expect(phone.locator("section[aria-labelledby=own]")).to_contain_text(REMARK)


def _answer(page: Page, pages: str) -> None:
    page.goto(f"{pages}uwagi/")
    page.locator("main a[href*='/uwagi/']", has_text=on_screen("Answer the remark")).first.click()
    page.locator("input[name=decision][value=accepted]").check()
    page.locator("[name=answer]").fill(ANSWER)
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text(ANSWER)


def test_the_council_remarks_by_a_letter_and_a_vote_kept_here_approves_the_report(
    page: Page,
    sign_in: SignIn,
    post_office: PostOffice,
    open_page: OpenPage,
    accessible: CheckPage,
    report: Report,
    motion: Motion,
) -> None:
    pages = f"/pulpit/{SLUG}/sprawozdania/{report.pk}/"
    officer = sign_in(page, OFFICER)
    officer.goto(f"{pages}uwagi/wyslij/")
    expect(officer.locator("main")).to_contain_text(ADDRESS)
    _press(officer, "Send for remarks")

    (letter,) = letters_to(post_office.deliver(), ADDRESS)
    link = link_in(letter, "uwagi-do-sprawozdania")
    phone = open_page(width=PHONE, javascript=False)
    _remark(phone, link)

    officer.goto(f"{pages}czynnosc/zatwierdz/")
    accessible(officer)
    expect(officer.locator("main")).to_contain_text(
        on_screen("There are remarks without an answer. Answer them first.")
    )
    expect(officer.locator("main form")).to_have_count(0)
    _answer(officer, pages)
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text(ANSWER)

    officer.goto(f"{pages}czynnosc/zatwierdz/")
    _approve(officer)
    expect(officer.locator(".note.ok").first).to_be_visible()
    expect(officer.locator("main")).to_contain_text(ADOPTION)
    officer.goto(f"{pages}czynnosc/zloz/")
    _press(officer, "File the report for good")

    expect(officer.locator("#korekty")).to_be_visible()
    with scope(partnership=report.partnership):
        filed = Report.objects.get(pk=report.pk)
    assert (filed.is_filed, filed.approving_motion_id, filed.approved_on) == (
        True,
        motion.pk,
        motion.decided_on,
    )


def _approve(page: Page) -> None:
    page.locator("input[name=how][value=vote]").check()
    page.locator("select[name=motion]").select_option(label=ADOPTION)
    _press(page, "Note the approval")
