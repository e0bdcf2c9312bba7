"""A visitor subscribes, confirms, receives an issue and unsubscribes; nothing of the address is left."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.newsletters import jobs
from spoiwo.newsletters.models import Issue, StoppedAddress, Subscription
from spoiwo.partnerships.models import Partnership
from tests.journeys.browser import OpenPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in

FORM = "/partnerstwa/powiat-zwolenski-2018/biuletyn/"
HERE = "/pulpit/powiat-zwolenski-2018/biuletyn/"
READER = "barbara.czytelniczka@example.org"
TITLE = "Lato w partnerstwie"


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration, with a draft of an issue."""
    return Partnership.objects.get(slug="powiat-zwolenski-2018")


def test_a_visitor_subscribes_confirms_receives_and_unsubscribes(
    page: Page, open_page: OpenPage, sign_in: SignIn, partnership: Partnership, post_office: PostOffice
) -> None:
    # A visitor, on a narrow screen, without a script.
    phone = open_page(width=360, javascript=False)
    phone.goto(FORM)
    expect(phone.locator("input[name=topics]:checked")).to_have_count(0)
    phone.locator("input[name=email]").fill(READER)
    phone.locator("input[name=topics][value=news]").check()
    phone.locator("main form button[type=submit]").click()
    expect(phone).to_have_url(f"{phone.url.partition('/partnerstwa')[0]}{FORM}list-wyslany/")

    # Opening the link confirms nothing; the button does.
    (asked,) = letters_to(post_office.deliver(), READER)
    phone.goto(link_in(asked, "biuletyn"))
    with scope(partnership=partnership):
        assert Subscription.objects.get(email=READER).state == "pending"
    phone.locator("main form button[type=submit]").click()
    with scope(partnership=partnership):
        assert Subscription.objects.get(email=READER).state == "active"
        draft = Issue.objects.get(partnership=partnership, state="draft")

    # The office words the draft, looks whom it reaches, and sends it.
    sign_in(page, OFFICER).goto(f"{HERE}{draft.pk}/wlasne-slowa/")
    page.locator("input[name=title]").fill("Nowe godziny sekretariatu")
    page.locator("textarea[name=text]").fill("Od lipca pracujemy do szesnastej.")
    page.locator("main form button[type=submit]").click()
    page.locator("input[name=title]").first.fill(TITLE)
    page.locator("main form button[type=submit]").click()
    page.locator("main a[href$='/wyslij/']").click()
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text(TITLE)
    jobs.send_letters(0)
    (letter,) = letters_to(post_office.deliver(), READER)
    assert letter["Subject"] == TITLE
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    # The reader leaves: again nothing by opening, all by the button.
    leave = letter["List-Unsubscribe"].strip("<>").partition("/biuletyn/")[2]
    phone.goto(f"/biuletyn/{leave}")
    with scope(partnership=partnership):
        assert Subscription.objects.filter(email=READER).exists()
    phone.locator("main form button[type=submit]").click()
    with scope(partnership=partnership):
        assert not Subscription.objects.filter(email=READER).exists()
        assert StoppedAddress.objects.filter(partnership=partnership).exists()

    # The issue stays readable for everybody.
    phone.goto(FORM)
    phone.get_by_role("link", name=TITLE).click()
    expect(phone.locator("main")).to_contain_text("Od lipca pracujemy do szesnastej.")
