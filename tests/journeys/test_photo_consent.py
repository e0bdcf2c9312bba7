"""A photo with a named person: added with the consent, seen by everybody, taken back by the person, gone."""

from collections.abc import Iterator

import pytest
from django_scopes import scope
from playwright.sync_api import FilePayload, Page, expect

from spoiwo.files.models import Photo, PhotoConsent
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice
from tests.factories.files import a_picture
from tests.factories.practices import a_published
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn
from tests.journeys.photos import link_of_the_person, say_who_agreed, take_back

PHONE = 360
WORDS = "Jan podpisuje porozumienie przy stole"


@pytest.fixture
def card(stage: object) -> Iterator[GoodPractice]:
    """A published card of good practice."""
    home = Partnership.objects.get(slug="lubuskie-es")
    with scope(partnership=home):
        yield a_published(home, title="Wspólne podpisy")


def _add_photo(officer: Page, card: GoodPractice) -> None:
    officer.goto(f"/pulpit/lubuskie-es/dobre-praktyki/{card.pk}/zdjecie/")
    picture: FilePayload = {
        "name": "podpisy.png",
        "mimeType": "image/png",
        "buffer": a_picture(size=(900, 600)).getvalue(),
    }
    officer.locator('input[name="file"]').set_input_files(picture)
    officer.locator('input[name="alternative"]').fill(WORDS)
    say_who_agreed(officer, "Jan Nowak")
    officer.locator("main form.form button[type=submit]").click()
    officer.wait_for_url(f"**/dobre-praktyki/{card.pk}/")


def test_a_consent_taken_back_by_the_person_hides_the_photo_everywhere(
    open_page: OpenPage, sign_in: SignIn, accessible: CheckPage, card: GoodPractice
) -> None:
    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    _add_photo(officer, card)
    photo = Photo.objects.select_related("large").latest("pk")
    visitor = open_page()
    visitor.goto(f"/partnerstwa/lubuskie-es/dobre-praktyki/{card.pk}/")
    expect(visitor.get_by_alt_text(WORDS)).to_be_visible()
    assert visitor.request.get(f"/pliki/{photo.large.uuid}/").status == 200

    own = link_of_the_person(officer, photo)
    accessible(officer)
    phone = open_page(width=PHONE)
    phone.goto(own)
    accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE
    take_back(phone)

    assert PhotoConsent._base_manager.get(photo=photo).withdrawn_at is not None
    visitor.reload()
    expect(visitor.get_by_alt_text(WORDS)).to_have_count(0)
    assert visitor.request.get(f"/pliki/{photo.large.uuid}/").status == 410
    officer.reload()
    accessible(officer)
    expect(officer.locator("main img")).to_have_count(0)
    expect(officer.locator("main .tag.bad").first).to_be_visible()
