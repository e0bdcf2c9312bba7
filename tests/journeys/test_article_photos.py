"""Photos of an article: added, refused while nobody says what they show, published, looked at, withdrawn."""

from playwright.sync_api import FilePayload, Page, expect

from spoiwo.files.models import Photo
from spoiwo.pages.models import Article
from spoiwo.partnerships.models import Partnership
from tests.factories.files import a_picture
from tests.factories.pages import a_draft
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn

PHONE = 360
JAN = "Jan podpisuje porozumienie przy stole"
PLAN = "Cztery osoby oglądają plan powiatu"


def _add(officer: Page, gallery: str) -> None:
    pictures: list[FilePayload] = [
        {
            "name": f"zdjecie{number}.png", "mimeType": "image/png",
            "buffer": a_picture(colour, size=(1400, 900)).getvalue(),
        }
        for number, colour in enumerate(("#2f5d73", "#8a3b3b"))
    ]  # fmt: skip
    officer.goto(f"{gallery}dodaj/")
    officer.locator('input[name="pictures"]').set_input_files(pictures)
    officer.locator('input[name="ground"][value="consent"]').check()
    officer.locator("details:has(textarea[name=people]) > summary").click()
    officer.locator('textarea[name="people"]').fill("Jan Nowak")
    officer.locator('input[name="agreed_on"]').fill("28.03.2018")
    officer.locator('select[name="how"]').select_option("paper")
    officer.locator("main form.form button[type=submit]").click()
    officer.wait_for_url(f"**{gallery}")


def _publish(officer: Page, article: Article) -> None:
    officer.goto(f"/redakcja/pages/{article.pk}/edit/")
    # The button stands in a menu that opens by a press on its arrow.
    with officer.expect_navigation():
        officer.locator('button[name="action-publish"]').evaluate("button => button.click()")


def test_photos_of_an_article_are_described_published_looked_at_and_withdrawn(
    stage: object, open_page: OpenPage, sign_in: SignIn, accessible: CheckPage
) -> None:
    home = Partnership.objects.get(slug="lubuskie-es")
    article = a_draft(home, "Podpisy pod porozumieniem")
    gallery = f"/pulpit/lubuskie-es/artykuly/{article.pk}/zdjecia/"
    place = f"/partnerstwa/lubuskie-es/artykuly/{article.slug}/"
    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    visitor = open_page()

    _add(officer, gallery)
    accessible(officer)
    expect(officer.locator(".faults")).to_have_count(2)
    _publish(officer, article)
    assert visitor.request.get(place).status == 404

    officer.goto(gallery)
    for number, words in enumerate((JAN, PLAN)):
        officer.locator("textarea[name$=alternative]").nth(number).fill(words)
        officer.locator("input[name$=caption]").nth(number).fill(f"Podpis {number + 1}")
    officer.locator("main form.form .actions button[type=submit]").last.click()
    expect(officer.locator(".faults")).to_have_count(0)
    _publish(officer, article)

    visitor.goto(place)
    accessible(visitor)
    thumbs = visitor.locator("[data-gallery] a")
    expect(thumbs).to_have_count(2)
    _look_by_keyboard(visitor, accessible)
    _look_without_script(open_page(width=PHONE, javascript=False), place, open_page(width=PHONE), accessible)

    photo = Photo.objects.get(alternative=JAN)
    officer.goto(f"/pulpit/lubuskie-es/zdjecia/{photo.pk}/")
    officer.locator("details a").first.wait_for(state="attached")
    own = officer.locator("details a").first.get_attribute("href") or ""
    phone = open_page(width=PHONE)
    phone.goto("/" + own.split("/", 3)[3])
    phone.locator("main form.form button[type=submit]").click()
    phone.wait_for_load_state()

    visitor.reload()
    expect(visitor.get_by_alt_text(JAN)).to_have_count(0)
    expect(visitor.get_by_alt_text(PLAN).first).to_be_visible()
    assert visitor.request.get(f"{place}zdjecia/1/").status == 404
    assert JAN not in visitor.request.get(f"{place}plik/json/").text()
    assert visitor.request.get(f"/pliki/{photo.large.uuid}/").status == 410


def _look_by_keyboard(visitor: Page, accessible: CheckPage) -> None:
    first = visitor.locator("[data-gallery] a").first
    first.focus()
    visitor.keyboard.press("Enter")
    dialog = visitor.locator("dialog.viewer")
    expect(dialog.get_by_alt_text(JAN)).to_be_visible()
    accessible(visitor)
    visitor.keyboard.press("ArrowRight")
    expect(dialog.get_by_alt_text(PLAN)).to_be_visible()
    expect(dialog.locator("[role=status]")).to_contain_text("2")
    visitor.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visitor.locator("[data-gallery] a").nth(1)).to_be_focused()


def _look_without_script(plain: Page, place: str, phone: Page, accessible: CheckPage) -> None:
    plain.goto(place)
    plain.locator("[data-gallery] a").first.click()
    plain.wait_for_url(f"**{place}zdjecia/1/")
    plain.locator("a[rel=next]").click()
    plain.wait_for_url(f"**{place}zdjecia/2/")
    expect(plain.get_by_alt_text(PLAN)).to_be_visible()
    plain.locator(f'a[href="{place}#zdjecie-2"]').click()
    plain.wait_for_url(f"**{place}#zdjecie-2")
    phone.goto(f"{place}zdjecia/1/")
    accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE
