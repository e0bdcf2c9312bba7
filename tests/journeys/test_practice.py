"""A card of good practice: an institution is asked, writes on a phone, is sent back, published and used."""

from collections.abc import Iterator

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice
from spoiwo.registry.models import Organization
from spoiwo.registry.states import RepresentationKind
from tests.factories.registry import a_person, a_representative
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

PHONE = 360
DESK = "/pulpit/lubuskie-es/dobre-praktyki/"
PUBLIC = "/partnerstwa/lubuskie-es/dobre-praktyki/"
OFFICE = "Powiatowy Urząd Pracy w Strzelcach Krajeńskich"
HEAD = "dyrekcja@pup.example"
TITLE = "Wspólna giełda pracy"


@pytest.fixture
def partnership(stage: object) -> Iterator[Partnership]:
    """The partnership of the demonstration; the labour office has somebody with an address."""
    found = Partnership.objects.get(slug="lubuskie-es")
    with scope(partnership=found):
        a_representative(
            found,
            Organization.objects.get(name=OFFICE),
            a_person("Ewa", "Dyrektorska"),
            kind=RepresentationKind.CONTACT,
            email=HEAD,
        )
        yield found


def _send(page: Page) -> None:
    page.locator("main form.form button[type=submit]").click()


def _deed(officer: Page, card: GoodPractice, address: str, ground: str = "") -> None:
    officer.goto(f"{DESK}{card.pk}/{address}/")
    if ground:
        officer.locator('textarea[name="ground"]').fill(ground)
    _send(officer)
    officer.wait_for_url(f"**{DESK}{card.pk}/")


def test_an_institution_writes_a_card_on_a_phone_and_everybody_reads_it(
    open_page: OpenPage,
    sign_in: SignIn,
    post_office: PostOffice,
    accessible: CheckPage,
    partnership: Partnership,
) -> None:
    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    officer.goto(f"{DESK}prosba/")
    officer.get_by_label(HEAD).check()
    accessible(officer)
    _send(officer)
    officer.wait_for_url(f"**{DESK}")
    (asked,) = letters_to(post_office.deliver(), HEAD)

    phone = open_page(width=PHONE)
    home = link_in(asked, "dobre-praktyki")
    phone.goto(home)
    accessible(phone)
    phone.get_by_role("link", name=on_screen("Write a card"), exact=True).click()
    phone.locator('input[name="title"]').fill(TITLE)
    phone.locator('textarea[name="actions"]').fill("Dwa urzędy, jedna sala, raz w kwartale.")
    phone.locator('textarea[name="results"]').fill("Pani 44051401359 znalazła pracę.")
    phone.locator('input[name="acting"]').check()
    _send(phone)
    expect(phone.locator("main")).to_contain_text("44051401359")
    accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE
    phone.locator('textarea[name="results"]').fill("Trzydzieści osób znalazło pracę.")
    _send(phone)
    expect(phone.locator("main")).to_contain_text(TITLE)
    card = GoodPractice._base_manager.get(title=TITLE)
    _hand_in(phone, home, card)

    _deed(officer, card, "odeslij", "Brakuje liczb.")
    (back,) = [
        one
        for one in letters_to(post_office.deliver(), HEAD)
        if f"/{card.pk}/" in link_in(one, "dobre-praktyki")
    ]
    phone.goto(link_in(back, "dobre-praktyki"))
    expect(phone.locator("main")).to_contain_text("Brakuje liczb.")
    phone.locator('textarea[name="numbers"]').fill("osoby: około 30")
    phone.locator('input[name="acting"]').check()
    _send(phone)
    _hand_in(phone, home, card)
    _deed(officer, card, "opublikuj")
    (published,) = letters_to(post_office.deliver(), HEAD)
    phone.goto(link_in(published, "partnerstwa"))
    expect(phone.get_by_role("heading", level=1)).to_contain_text(TITLE)

    _say_that_it_is_used(phone, officer, home)


def _hand_in(phone: Page, home: str, card: GoodPractice) -> None:
    phone.goto(f"{home}{card.pk}/do-oceny/")
    phone.locator('input[name="acting"]').check()
    _send(phone)
    phone.wait_for_url(f"**{home}")


def _say_that_it_is_used(phone: Page, officer: Page, home: str) -> None:
    """Say of another's practice that it is used here too; it is read by everybody once it was seen."""
    other = GoodPractice._base_manager.get(title="Wspólny dyżur specjalistów")
    phone.goto(f"{home}{other.pk}/korzystamy/")
    phone.locator('textarea[name="words"]').fill("U nas dyżur jest w każdą środę.")
    phone.locator('input[name="acting"]').check()
    _send(phone)
    phone.wait_for_url(f"**{home}")
    phone.goto(f"{PUBLIC}{other.pk}/")
    expect(phone.get_by_text("w każdą środę")).to_have_count(0)
    officer.goto(f"{DESK}{other.pk}/")
    officer.get_by_role("button", name=on_screen("Show to everybody")).click()
    phone.reload()
    expect(phone.get_by_text("w każdą środę")).to_be_visible()
