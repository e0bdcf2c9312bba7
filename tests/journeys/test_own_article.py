"""An article of an institution: asked for by a letter, written on a phone, sent back, mended, published."""

from collections.abc import Iterator

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.dashboard.services import send_desk
from spoiwo.pages.models import Article
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Representation
from spoiwo.registry.states import RepresentationKind
from tests.factories.pages import SYSTEM
from tests.factories.registry import a_person, a_representative
from tests.journeys import editor
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in, words_in
from tests.journeys.words import on_screen

PHONE = 360
HOME = "/pulpit/lubuskie-es/"
OFFICE = "Powiatowy Urząd Pracy w Strzelcach Krajeńskich"
HEAD = "dyrekcja@pup.example"
TITLE = "Targi pracy w Strzelcach"
TEXT = "Trzydziestu pracodawców szukało ludzi do pracy."
WHY = "Brakuje roku."


@pytest.fixture
def director(stage: object) -> Iterator[Representation]:
    """Whoever speaks for the labour office of the demonstration, with an address."""
    partnership = Partnership.objects.get(slug="lubuskie-es")
    with scope(partnership=partnership):
        yield a_representative(
            partnership,
            Organization.objects.get(name=OFFICE),
            a_person("Ewa", "Dyrektorska"),
            kind=RepresentationKind.CONTACT,
            email=HEAD,
        )


def _send(page: Page) -> None:
    page.locator("main form.form button[type=submit]").click()


def _fits(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_an_institution_writes_on_a_phone_mends_what_was_sent_back_and_is_read_under_its_own_name(
    open_page: OpenPage,
    sign_in: SignIn,
    post_office: PostOffice,
    accessible: CheckPage,
    director: Representation,
) -> None:
    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    officer.goto(f"{HOME}artykuly/prosba/")
    officer.get_by_label(HEAD).check()
    accessible(officer)
    _send(officer)
    officer.wait_for_url(f"**{HOME}artykuly/")
    (asked,) = letters_to(post_office.deliver(), HEAD)

    # Written on a phone; the number of a person is refused, and what was typed stays.
    phone = open_page(width=PHONE)
    phone.goto(link_in(asked, "artykuly"))
    accessible(phone)
    phone.get_by_role("link", name=on_screen("Write an article"), exact=True).click()
    phone.locator('input[name="title"]').fill(TITLE)
    phone.locator('textarea[name="lead"]').fill("Targi odbyły się 14 maja.")
    phone.locator('textarea[name="text"]').fill(f"{TEXT} Zapisy: 44051401359.")
    phone.locator('input[name="written_by"]').fill("Ewa Dyrektorska, dyrektor")
    phone.locator('input[name="acting"]').check()
    _send(phone)
    expect(phone.locator("main")).to_contain_text("44051401359")
    accessible(phone)
    _fits(phone)
    phone.locator('textarea[name="text"]').fill(TEXT)
    _send(phone)
    expect(phone.locator("main")).to_contain_text("w ocenie")
    article = Article.objects.get(draft_title=TITLE)
    draft = f"/redakcja/pages/{article.pk}/edit/"

    # Sent back: the reason comes by a letter and stands on the institution's own desk.
    assert letters_to(post_office.deliver(), LUBUSKIE_OFFICER)
    officer.goto(draft)
    editor.send_back(officer, WHY)
    (back,) = letters_to(post_office.deliver(), HEAD)
    assert WHY in words_in(back)
    send_desk(actor=SYSTEM, representation=director)
    (desk,) = letters_to(post_office.deliver(), HEAD)
    phone.goto(link_in(desk, "nasz-pulpit"))
    expect(phone.locator("main")).to_contain_text(WHY)
    accessible(phone)
    _fits(phone)
    phone.get_by_role("link", name=on_screen("Change the article")).click()
    expect(phone.locator('textarea[name="text"]')).to_have_value(TEXT)
    phone.locator('textarea[name="lead"]').fill("Targi odbyły się 14 maja 2018 r.")
    phone.locator('input[name="acting"]').check()
    _send(phone)
    phone.wait_for_url("**/artykuly/wlasne/*/")

    # Accepted: everybody reads it, marked as the institution's own.
    post_office.deliver()
    officer.goto(draft)
    editor.accept(officer)
    (published,) = letters_to(post_office.deliver(), HEAD)
    reader = open_page(width=PHONE)
    reader.goto(link_in(published, "partnerstwa"))
    accessible(reader)
    _fits(reader)
    expect(reader.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(reader.locator("main")).to_contain_text(on_screen("article of an institution"))
    expect(reader.locator("main")).to_contain_text(OFFICE)
    expect(reader.locator("main")).to_contain_text("14 maja 2018 r.")
