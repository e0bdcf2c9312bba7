"""A member is asked about a year and answers by the link; an entity confirms its showcase on a telephone."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.market.models import Procurement, Showcase
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.states import RepresentationKind
from tests.factories.registry import a_person, a_representative
from tests.journeys.browser import OpenPage
from tests.journeys.people import OFFICER, SignIn, name_nobody
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

HERE = "/pulpit/powiat-zwolenski-2018/"
PUBLIC = "/partnerstwa/powiat-zwolenski-2018/zamowienia-spoleczne/"
OFFICE = "Powiatowy Urząd Pracy w Zwoleniu"
BUYER, SELLER = "zamowienia@urzad.example", "sklep@spoldzielnia.example"


@pytest.fixture
def partnership(stage: object) -> Partnership:
    """The partnership of the demonstration, where an office and a co-operative have contact persons."""
    found = Partnership.objects.get(slug="powiat-zwolenski-2018")
    name_nobody(found)
    with scope(partnership=found):
        office = Organization.objects.get(name=OFFICE)
        seller = Showcase.objects.get().organization
        for institution, name, email in ((office, "Ewa", BUYER), (seller, "Jan", SELLER)):
            person = a_person(name, "Kontaktowy")
            a_representative(found, institution, person, kind=RepresentationKind.CONTACT, email=email)
    return found


def test_a_member_asked_about_a_year_records_a_contract_on_a_telephone(
    page: Page, open_page: OpenPage, sign_in: SignIn, partnership: Partnership, post_office: PostOffice
) -> None:
    sign_in(page, OFFICER).goto(f"{HERE}zamowienia/rok/2023/")
    expect(page.locator("main")).to_contain_text(BUYER)
    page.get_by_role("button", name=on_screen("Send to the ticked ones")).click()
    (letter,) = letters_to(post_office.deliver(), BUYER)

    phone = open_page(width=360, javascript=False)
    phone.goto(link_in(letter, "zamowienia-spoleczne/odpowiedz"))
    phone.get_by_role("link", name=on_screen("Record a procurement")).click()
    phone.locator("input[name=subject]").fill("Szycie zasłon do sali")
    phone.locator("input[name=net]").fill("dużo")
    phone.locator("input[value=reserved]").check()
    phone.locator("input[name=acting]").check()
    phone.locator("main form button[type=submit]").click()
    # What was typed wrong is explained, and nothing typed is lost.
    expect(phone.locator(".error-summary")).to_be_visible()
    expect(phone.locator("input[name=subject]")).to_have_value("Szycie zasłon do sali")
    phone.locator("input[name=net]").fill("4 321,50")
    phone.locator("main form button[type=submit]").click()
    expect(phone.locator("main")).to_contain_text("Szycie zasłon do sali")

    with scope(partnership=partnership):
        assert Procurement.objects.get(subject="Szycie zasłon do sali").net == 432_150
    page.goto(PUBLIC)
    page.locator("table.rows").first.get_by_role("link").filter(has_text="1").last.click()
    expect(page.locator("#zapisy")).to_be_visible()
    page.goto(f"{HERE}zamowienia/rok/2023/")
    expect(page.locator("main")).not_to_contain_text(on_screen("Asked, no answer yet"))


def test_an_entity_confirms_its_showcase_and_adds_a_product(
    page: Page, open_page: OpenPage, sign_in: SignIn, partnership: Partnership, post_office: PostOffice
) -> None:
    sign_in(page, OFFICER).goto(f"{HERE}witryna/pytania/")
    page.locator("input[name=witryna]").check()
    page.get_by_role("button", name=on_screen("Send to the ticked ones")).click()
    (letter,) = letters_to(post_office.deliver(), SELLER)

    phone = open_page(width=360, javascript=False)
    phone.goto(link_in(letter, "witryna/uzupelnij"))
    phone.locator("input[name=acting]").check()
    phone.get_by_role("button", name=on_screen("Everything is still true")).click()
    expect(phone.locator("main")).to_contain_text(on_screen("confirmed today"))
    phone.get_by_role("link", name=on_screen("Add a product or service")).click()
    phone.locator("select[name=kind]").select_option("wood")
    phone.locator("input[name=name]").fill("Karmniki dla ptaków")
    phone.locator("input[name=price_from]").fill("45,00")
    phone.locator("input[name=acting]").check()
    phone.locator("main form button[type=submit]").click()

    page.goto("/witryna/?q=karmnik")
    expect(page.locator("ol.results")).to_contain_text("Karmniki dla ptaków")
