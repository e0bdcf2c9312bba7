"""A plan is followed: the institution answerable reports from a telephone, and everybody reads it."""

from datetime import timedelta

from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import services
from spoiwo.plans.models import Action, Plan
from spoiwo.plans.services import AdoptionDraft, PlanDraft
from tests.factories.plans import SYSTEM, a_draft, some_aims
from tests.journeys.browser import OpenPage
from tests.journeys.people import COORDINATOR, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import counted, on_screen

SLUG, PHONE = "powiat-nowodworski-2018", 390
ADDRESS = "czosnow@example.org"


def _plan_of_this_year() -> Action:
    """Return an action under way today in an adopted plan of the demonstration."""
    partnership, today = Partnership.objects.get(slug=SLUG), clock.today()
    with scope(partnership=partnership):
        some_aims(partnership)
        since, until = today - timedelta(days=100), today + timedelta(days=200)
        plan: Plan = services.create_plan(
            actor=SYSTEM,
            partnership=partnership,
            draft=PlanDraft(title="Plan na ten rok", valid_from=since, valid_to=until),
        )
        draft = a_draft(partnership, valid_from=since, valid_to=until)
        action = services.add_action(actor=SYSTEM, plan=plan, draft=draft)
        adoption = AdoptionDraft(on=today - timedelta(days=90), ground="Uchwała nr 1")
        services.adopt_plan(actor=SYSTEM, plan=plan, draft=adoption)
        return action


def _ask(page: Page, plan: int) -> None:
    page.goto(f"/pulpit/{SLUG}/plan/{plan}/postep/")
    page.locator("main").get_by_role("link", name=on_screen("Set who reports")).first.click()
    page.locator("input[name=email]").fill(ADDRESS)
    page.get_by_role("button", name=on_screen("Set who reports"), exact=True).click()
    expect(page.locator("main")).to_contain_text(ADDRESS)
    deed = counted("Ask %(number)s institution", "Ask %(number)s institutions", 1)
    page.get_by_role("button", name=deed, exact=True).click()


def test_an_institution_reports_on_its_telephone_and_everybody_reads_how_far_it_is(
    page: Page, sign_in: SignIn, post_office: PostOffice, open_page: OpenPage
) -> None:
    action = _plan_of_this_year()
    public = f"/partnerstwa/{SLUG}/plan/{action.plan_id}/"
    citizen = open_page(width=PHONE)
    citizen.goto(public)
    expect(citizen.locator("progress")).to_have_count(0)

    _ask(sign_in(page, COORDINATOR), action.plan_id)
    (letter,) = letters_to(post_office.deliver(), ADDRESS)
    phone = open_page(width=PHONE, javascript=False)
    phone.goto(link_in(letter, "postep-planu"))
    phone.locator("textarea[name=text]").fill("Wyznaczono pierwszy odcinek.")
    phone.locator("input[name=value]").fill("10")
    phone.locator("select[name=state]").select_option("under_way")
    phone.locator("input[name=acting]").check()
    phone.get_by_role("button", name=on_screen("Report progress"), exact=True).click()
    expect(phone.locator(".note.ok")).to_be_visible()

    citizen.goto(public)
    expect(citizen.locator("progress").first).to_have_attribute("value", "25")
    expect(citizen.locator("main")).to_contain_text("Wyznaczono pierwszy odcinek.")
