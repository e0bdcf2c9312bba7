"""An idea goes from a telephone to a project: handed in, joined by partners, voted on, chosen, recorded."""

from datetime import timedelta

from django_scopes import scope
from playwright.sync_api import Page, expect

from demo.ideas import ASSOCIATION, FIRM
from demo.plans import LEONCIN
from spoiwo.common import clock
from spoiwo.ideas import services
from spoiwo.ideas.models import Call, Idea
from spoiwo.ideas.services import CallDraft
from spoiwo.ideas.states import State, Voters
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.factories.ideas import SYSTEM
from tests.journeys.browser import OpenPage
from tests.journeys.people import COORDINATOR, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import counted, on_screen

SLUG, PHONE = "powiat-nowodworski-2018", 390
AUTHOR, VOTERS = "leoncin@example.org", ("anna@example.org", "jan@example.org")
PARTNERS = {FIRM: "firma@example.org", ASSOCIATION: "szlak@example.org"}


def _call_of_this_year() -> Call:
    """Return a call open today, with one institution to be asked and two participants who vote."""
    partnership, today = Partnership.objects.get(slug=SLUG), clock.today()
    draft = CallDraft(
        title="Pomysły na ten rok",
        themes=("Turystyka",),
        valid_from=today - timedelta(days=5),
        valid_to=today + timedelta(days=20),
        voters=Voters.PARTICIPANTS,
        votes_each=1,
        places=1,
    )
    call = services.draft_call(actor=SYSTEM, partnership=partnership, draft=draft)
    services.open_call(actor=SYSTEM, call=call)
    leoncin = Organization.objects.get(name=LEONCIN)
    services.add_invitee(actor=SYSTEM, call=call, organization=leoncin, email=AUTHOR)
    people = [(email.partition("@")[0].capitalize(), email, "") for email in VOTERS]
    services.list_participants(actor=SYSTEM, call=call, drafts=people)
    return call


def _hand_in(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("input[name=title]").fill("Kajakiem po Wkrze")
    phone.locator("select[name=theme]").select_option("Turystyka")
    phone.locator("textarea[name=problem]").fill("Mało kto odwiedza brzegi rzeki.")
    phone.locator("textarea[name=idea]").fill("Oznakować szlak kajakowy i pomosty.")
    phone.locator("input[name=acting]").check()
    phone.get_by_role("button", name=on_screen("Hand the card in"), exact=True).click()
    expect(phone.locator(".note.ok")).to_be_visible()


def _agree(phone: Page, address: str) -> None:
    phone.goto(address)
    expect(phone.locator("main")).to_contain_text("Oznakować szlak kajakowy")
    phone.locator("input[name=acting]").check()
    phone.locator("button[value=tak]").click()
    expect(phone.locator(".note.ok")).to_be_visible()


def _vote(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("input[name=choices]").first.check()
    phone.locator("input[name=acting]").check()
    phone.locator("main form.form button[type=submit]").click()
    expect(phone.locator(".note.ok")).to_be_visible()


def _press(page: Page, source: str) -> None:
    """Press the link that leads to a deed, then the button that does it."""
    page.locator("main").get_by_role("link", name=on_screen(source), exact=True).click()
    page.locator("main form.form button[type=submit]").click()


def test_an_idea_from_a_telephone_becomes_a_joint_project(
    page: Page, sign_in: SignIn, post_office: PostOffice, open_page: OpenPage
) -> None:
    with scope(partnership=Partnership.objects.get(slug=SLUG)):
        call = _call_of_this_year()
    inner, public = f"/pulpit/{SLUG}/pomysly/{call.number}/", f"/partnerstwa/{SLUG}/pomysly/{call.number}/"
    officer, phone = sign_in(page, COORDINATOR), open_page(width=PHONE, javascript=False)

    officer.goto(f"{inner}zaproszeni/")
    expect(officer.locator("main")).to_contain_text(AUTHOR)
    officer.get_by_role(
        "button", name=counted("Send %(number)s letter", "Send %(number)s letters", 1)
    ).click()
    (letter,) = letters_to(post_office.deliver(), AUTHOR)
    _hand_in(phone, link_in(letter, "pomysly/zglos"))

    with scope(partnership=call.partnership):
        idea = Idea.objects.select_related("call__partnership").get(call=call)
        for name, email in PARTNERS.items():
            institution = Organization.objects.get(name=name)
            services.add_partner(actor=SYSTEM, idea=idea, organization=institution, email=email)
    card = f"/pulpit/{SLUG}/pomysly/karty/{idea.pk}/"
    officer.goto(card)
    _press(officer, "Admit the idea")
    expect(officer.locator(".note.warn").first).to_be_visible()
    _press(officer, "Ask the partners")
    letters = post_office.deliver()
    for email in PARTNERS.values():
        _agree(phone, link_in(letters_to(letters, email)[0], "pomysly/partner"))
    officer.goto(card)
    expect(officer.locator("main .note.ok").last).to_contain_text("3")

    officer.goto(f"{inner}glosowanie/")
    _press(officer, "Open the vote")
    letters = post_office.deliver()
    for email in VOTERS:
        _vote(phone, link_in(letters_to(letters, email)[0], "pomysly/glos"))
    officer.goto(f"{inner}glosowanie/")
    _press(officer, "Close the vote and count it")
    expect(officer.locator("main progress")).to_have_attribute("value", "100")

    officer.goto(card)
    officer.locator("main").get_by_role("link", name=on_screen("Make a project of the idea")).click()
    officer.locator("main form.form button[type=submit]").click()
    expect(officer.locator("main .head .tag")).to_be_visible()

    citizen = open_page(width=PHONE)
    citizen.goto(f"{public}gala/")
    expect(citizen.locator("main")).to_contain_text("Kajakiem po Wkrze")
    for name in (LEONCIN, *PARTNERS):
        expect(citizen.locator("main")).to_contain_text(name)
    idea.refresh_from_db()
    assert (idea.state, idea.partners_then, idea.sectors_then) == (State.PROJECT, 3, 3)
