"""Photos of an article: added, refused while nobody says what they show, published, looked at, withdrawn."""

from playwright.sync_api import FilePayload, Page, expect

from spoiwo.files.models import Photo
from spoiwo.pages.models import Article
from spoiwo.pages.selectors import NOT_READY
from spoiwo.partnerships.models import Partnership
from tests.factories.files import a_picture
from tests.factories.pages import a_draft
from tests.journeys import editor
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn
from tests.journeys.photos import link_of_the_person, say_who_agreed, take_back
from tests.journeys.words import counted, on_screen

PHONE = 360
JAN = "Jan podpisuje porozumienie przy stole"
PLAN = "Cztery osoby oglądają plan powiatu"
FITS = "document.documentElement.scrollWidth <= innerWidth"


def _add(officer: Page, gallery: str) -> None:
    pictures: list[FilePayload] = [
        {
            "name": f"zdjecie{number}.png", "mimeType": "image/png",
            "buffer": a_picture(color, size=(1400, 900)).getvalue(),
        }
        for number, color in enumerate(("#2f5d73", "#8a3b3b"))
    ]  # fmt: skip
    officer.goto(f"{gallery}dodaj/")
    officer.locator('input[name="pictures"]').set_input_files(pictures)
    say_who_agreed(officer, "Jan Nowak")
    officer.locator("main form.form button[type=submit]").click()
    officer.wait_for_url(f"**{gallery}")
    expect(officer.locator("main")).to_contain_text(
        counted("%(number)d photo is added.", "%(number)d photos are added.", 2)
    )


def _describe(officer: Page, gallery: str) -> None:
    officer.goto(gallery)
    for number, words in enumerate((JAN, PLAN)):
        officer.locator("textarea[name$=alternative]").nth(number).fill(words)
        officer.locator("textarea[name$=caption]").nth(number).fill(f"Podpis {number + 1}")
    officer.get_by_role("button", name=on_screen("Save the photos")).click()
    expect(officer.locator("main")).to_contain_text(on_screen("The changes are saved."))
    expect(officer.locator(".faults")).to_have_count(0)


def _publish(officer: Page, article: Article) -> None:
    officer.goto(f"/redakcja/pages/{article.pk}/edit/")
    editor.choose(officer, editor.PUBLISH)


def test_photos_of_an_article_are_described_published_looked_at_and_withdrawn(
    stage: object, open_page: OpenPage, sign_in: SignIn, accessible: CheckPage
) -> None:
    article = a_draft(Partnership.objects.get(slug="lubuskie-es"), "Podpisy pod porozumieniem")
    gallery = f"/pulpit/lubuskie-es/artykuly/{article.pk}/zdjecia/"
    place = f"/partnerstwa/lubuskie-es/artykuly/{article.slug}/"
    officer, visitor = sign_in(open_page(), LUBUSKIE_OFFICER), open_page()

    # Nobody has said what the photos show: the editor says so, and nothing is published.
    _add(officer, gallery)
    accessible(officer)
    expect(officer.locator(".faults")).to_have_count(2)
    _publish(officer, article)
    expect(officer.get_by_text(on_screen(str(NOT_READY))).first).to_be_visible()
    assert visitor.request.get(place).status == 404

    _describe(officer, gallery)
    _publish(officer, article)
    visitor.goto(place)
    accessible(visitor)
    expect(visitor.locator("[data-gallery] a")).to_have_count(2)
    _look_by_keyboard(visitor, accessible)
    _look_without_script(open_page(width=PHONE, javascript=False), place)

    # One press of the person in the photo takes it out of everything everybody reads.
    photo = Photo._base_manager.select_related("large").get(alternative=JAN)
    assert visitor.request.get(f"/pliki/{photo.large.uuid}/").status == 200
    phone = open_page(width=PHONE)
    phone.goto(link_of_the_person(officer, photo))
    take_back(phone)
    visitor.goto(place)
    expect(visitor.get_by_alt_text(PLAN).first).to_be_visible()
    expect(visitor.get_by_alt_text(JAN)).to_have_count(0)
    accessible(visitor)
    assert visitor.request.get(f"{place}zdjecia/1/").status == 404
    assert JAN not in visitor.request.get(f"{place}plik/json/").text()
    assert visitor.request.get(f"/pliki/{photo.large.uuid}/").status == 410


def _look_by_keyboard(visitor: Page, accessible: CheckPage) -> None:
    visitor.locator("[data-gallery] a").first.focus()
    visitor.keyboard.press("Enter")
    dialog = visitor.locator("dialog.viewer")
    expect(dialog.get_by_alt_text(JAN)).to_be_visible()
    accessible(visitor)
    visitor.keyboard.press("ArrowRight")
    expect(dialog.get_by_alt_text(PLAN)).to_be_visible()
    said = on_screen("Photo {number} of {all}").format(number=2, all=2)
    expect(dialog.locator("[role=status]")).to_have_text(said)
    visitor.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visitor.locator("[data-gallery] a").nth(1)).to_be_focused()


def _look_without_script(plain: Page, place: str) -> None:
    plain.goto(place)
    plain.locator("[data-gallery] a").first.click()
    plain.wait_for_url(f"**{place}zdjecia/1/")
    plain.locator("main a[rel=next]").click()
    plain.wait_for_url(f"**{place}zdjecia/2/")
    expect(plain.get_by_alt_text(PLAN)).to_be_visible()
    plain.locator(f'main a[href="{place}#zdjecie-2"]').click()
    plain.wait_for_url(f"**{place}#zdjecie-2")
