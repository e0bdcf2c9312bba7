"""What stories of photos do in common: naming who agreed, and taking the consent back by one's own link."""

from playwright.sync_api import Page, expect

from spoiwo.files.models import Photo
from tests.journeys.words import on_screen


def say_who_agreed(officer: Page, name: str) -> None:
    """Fill in, on a form that takes photos, that the person in them agreed on paper."""
    officer.locator('input[name="ground"][value="consent"]').check()
    officer.locator("summary", has_text=on_screen("Consents")).first.click()
    officer.locator('textarea[name="people"]').fill(name)
    officer.locator('input[name="agreed_on"]').fill("28.03.2018")
    officer.locator('select[name="how"]').select_option("paper")


def link_of_the_person(officer: Page, photo: Photo) -> str:
    """Return the address, without its host, that the officer finds beside the consent."""
    officer.goto(f"/pulpit/lubuskie-es/zdjecia/{photo.pk}/")
    officer.locator("details summary", has_text=on_screen("The person’s own link")).click()
    own = officer.locator("main details a").first.get_attribute("href") or ""
    return "/" + own.split("/", 3)[3]


def take_back(phone: Page) -> None:
    """Press the one button behind the person's link."""
    phone.locator("main form.form button[type=submit]").click()
    expect(phone.locator("main")).to_contain_text(on_screen("The consent is withdrawn."))
