"""Words of published minutes are hidden by the officer and gone for everybody at once (BIP-09)."""

from playwright.sync_api import expect

from spoiwo.minutes.models import Minutes
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn

WORDS = "Fundacja Merkury"
BAR = "[anonimizacja: tajemnica przedsiębiorcy]"
PHONE = 360


def test_words_hidden_after_publication_are_gone_for_everybody(
    open_page: OpenPage, sign_in: SignIn, accessible: CheckPage
) -> None:
    minutes = Minutes._base_manager.get(partnership__slug="lubuskie-es", state="approved")
    public = f"/partnerstwa/lubuskie-es/spotkania/{minutes.meeting_id}/protokol/"
    visitor = open_page(width=PHONE)
    visitor.goto(public)
    expect(visitor.locator("article.document")).to_contain_text(WORDS)

    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    officer.goto("/pulpit/lubuskie-es/anonimizacja/")
    accessible(officer)
    officer.goto(f"/pulpit/lubuskie-es/anonimizacja/protokoly/{minutes.pk}/")
    officer.locator('textarea[name="others"]').fill(WORDS)
    officer.locator('input[name="ground"][value="business"]').check()
    officer.locator("main form.form button[type=submit]").click()
    expect(officer.locator("section[aria-labelledby=hidden]")).to_contain_text(WORDS)
    accessible(officer)

    visitor.reload()
    expect(visitor.locator("article.document")).to_contain_text(BAR)
    expect(visitor.locator("article.document")).not_to_contain_text(WORDS)
    accessible(visitor)
    assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE
    text = visitor.request.get(f"/partnerstwa/lubuskie-es/publikacje/protokoly/{minutes.pk}/json/").text()
    assert BAR in text
    assert WORDS not in text
