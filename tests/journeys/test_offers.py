"""An offer goes stale, its institution confirms it by the link of a letter; another one is ended twice."""

import pytest
from django_scopes import scope
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from spoiwo.offers.models import Assurance, Offer
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.states import RepresentationKind
from tests.factories.registry import a_person, a_representative
from tests.journeys.browser import OpenPage
from tests.journeys.people import OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-zwolenski-2018/oferty/"
PUBLIC = "/partnerstwa/powiat-zwolenski-2018/oferty/"
STALE = "Szkolenie z obsługi komputera"
OTHER = "Doradca zawodowy dla osób po dłuższej przerwie w pracy"
CONTACT = "oferty@urzad.example"


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration, whose labour office has a contact person."""
    found = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with scope(partnership=found):
        provider = Offer.objects.get(name=STALE).provider
        person = a_person("Ewa", "Kontaktowa")
        a_representative(found, provider, person, kind=RepresentationKind.CONTACT, email=CONTACT)
    return found


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name)).first.click()


def test_a_stale_offer_is_confirmed_by_the_link_of_a_letter(
    page: Page,
    open_page: OpenPage,
    sign_in: SignIn,
    partnership: Partnership,
    post_office: PostOffice,
) -> None:
    with scope(partnership=partnership):
        stale = Offer.objects.get(name=STALE)
    sign_in(page, OFFICER).goto(f"{PUBLIC}{stale.pk}/")
    expect(page.locator(".note.warn").first).to_contain_text("Przed przyjściem lepiej zadzwonić.")

    page.goto(f"{HERE}pytania/")
    expect(page.get_by_text(CONTACT)).to_be_visible()
    page.locator(f'form[action="{HERE}pytania/wyslij/"] button').click()
    (letter,) = letters_to(post_office.deliver(), CONTACT)

    # The reader has a telephone, no account and no script.
    phone = open_page(width=360, javascript=False)
    phone.goto(link_in(letter, "oferty/potwierdz"))
    expect(phone.locator("main h2").filter(has_text=STALE)).to_be_visible()
    _card(phone, stale).get_by_role("button", name=on_screen("Still true")).click()
    expect(phone.locator(".error-summary")).to_be_visible()
    phone.locator("input[name=acting]").check()
    _card(phone, stale).get_by_role("button", name=on_screen("Still true")).click()
    expect(_card(phone, stale)).to_contain_text(on_screen("confirmed today"))

    _end_twice(phone, partnership)

    page.goto(f"{PUBLIC}{stale.pk}/")
    expect(page.get_by_text("Przed przyjściem lepiej zadzwonić.")).to_have_count(0)
    page.goto(f"{HERE}{stale.pk}/")
    expect(page.locator("main")).to_contain_text(on_screen("by the institution, through its personal link"))


def _card(phone: Page, offer: Offer) -> Locator:
    return phone.locator(f"#oferta-{offer.pk}")


def _end_twice(phone: Page, partnership: Partnership) -> None:
    """End the other offer with a double click; the second press does nothing."""
    with scope(partnership=partnership):
        other = Offer.objects.get(name=OTHER)
    _card(phone, other).locator(f'button[value="koniec-{other.pk}"]').dblclick()
    expect(_card(phone, other)).to_contain_text(on_screen("It has not ended: open it again"))
    with scope(partnership=partnership):
        assert Assurance.objects.filter(offer=other, deed="ended").count() == 1


def test_whoever_looks_for_help_types_a_need_and_is_stopped_at_a_person(
    page: Page, stage: LiveServer
) -> None:
    page.goto(f"{stage.url}/oferty/")
    page.locator("input[name=q]").fill("psychologiem")
    _press(page, "Find who helps")
    expect(page.get_by_role("link", name="Grupa wsparcia dla opiekunów osób zależnych")).to_be_visible()
    assert "psycholog" not in page.url

    page.locator("input[name=q]").fill("klient 44051401359")
    _press(page, "Find who helps")

    expect(page.locator(".error-summary")).to_contain_text("PESEL")
    expect(page.locator("ol.results")).to_have_count(0)
