"""A forum of staff: a phone and a letter answer, a moderator hides, the digest comes, all by real SMTP."""

from datetime import timedelta
from email.message import EmailMessage

from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.forum import services
from spoiwo.forum.models import Circle, Post, Topic
from spoiwo.notifications.services import receive_letter
from spoiwo.notifications.states import Outcome
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

PHONE = 360
ANNA, BEATA = "anna@pup.example", "beata@pcpr.example"
PUP = "Powiatowy Urząd Pracy w Strzelcach Krajeńskich"
PCPR = "Gorzowskie Centrum Pomocy Rodzinie"


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=on_screen(name), exact=True).first.click()


def _add(page: Page, forum: str, office: str, name: str, email: str) -> None:
    page.goto(f"{forum}pracownicy/dodaj/")
    page.get_by_label(on_screen("Institution"), exact=True).select_option(label=office)
    page.get_by_label(on_screen("Name and surname")).fill(name)
    page.locator('input[name="email"]').fill(email)
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_url("**/pracownicy/")


def _ask(page: Page, forum: str) -> None:
    page.goto(f"{forum}nowy-temat/")
    page.locator('input[name="title"]').fill("Wspólne terminy szkoleń")
    page.locator('textarea[name="text"]').fill("Jak umawiacie terminy szkoleń z innymi urzędami?")
    page.locator("details.mentions summary").click()
    page.get_by_label(f"@ {PUP}", exact=True).check()
    page.get_by_label(f"@ {PCPR}", exact=True).check()
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_url("**/temat/*/")


def _answer_by_phone(page: Page, address: str, accessible: CheckPage) -> None:
    page.goto(address)
    text = page.locator('textarea[name="text"]')
    text.fill("Nasz klient Jan Nowak, PESEL 44051401359, pytał o to wczoraj.")
    page.locator('input[name="acting"]').check()
    _press(page, "Send the answer")
    expect(page.locator("mark", has_text="44051401359")).to_be_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    expect(text).to_have_value("Nasz klient Jan Nowak, PESEL 44051401359, pytał o to wczoraj.")
    text.fill("Raz w miesiącu przesyłamy sobie listę terminów.")
    page.locator('input[name="acting"]').check()
    _press(page, "Send the answer")
    expect(page.locator(".post", has_text="Raz w miesiącu")).to_be_visible()


def _mailed(to: str, sender: str, text: str, mark: str) -> str:
    letter = EmailMessage()
    letter["From"], letter["To"] = sender, to
    letter["Subject"], letter["Message-ID"] = "Re: Wspólne terminy szkoleń", f"<{mark}@pcpr.example>"
    letter.set_content(f"{text}\n\nPozdrawiam\nBeata\n\nW dniu 1.05.2026 Spoiwo pisze:\n> Jak umawiacie?")
    return str(receive_letter(bytes(letter), recipients=[to]).outcome)


def test_a_phone_and_a_letter_answer_one_is_hidden_and_the_digest_comes(
    open_page: OpenPage, sign_in: SignIn, post_office: PostOffice, accessible: CheckPage
) -> None:
    circle = Circle._base_manager.select_related("partnership").get(partnership__slug="lubuskie-es")
    forum = f"/pulpit/lubuskie-es/forum/{circle.pk}/"
    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    _add(officer, forum, PUP, "Anna Telefoniczna", ANNA)
    _add(officer, forum, PCPR, "Beata Listowna", BEATA)
    accessible(officer)
    assert len(post_office.deliver()) == 2
    _ask(officer, forum)

    notices = post_office.deliver()
    (to_anna,), (to_beata,) = letters_to(notices, ANNA), letters_to(notices, BEATA)
    phone = open_page(width=PHONE, javascript=False)
    _answer_by_phone(phone, link_in(to_anna, "forum"), accessible)
    secret = str(to_beata["Reply-To"])
    assert _mailed(secret, "kto@inny.example", "Podszywam się.", "obcy") == Outcome.REFUSED
    assert _mailed(secret, BEATA, "U nas robi to jedna osoba.", "wlasny") == Outcome.TAKEN

    topic = phone.url
    phone.goto(topic)
    expect(phone.locator(".post", has_text="U nas robi to jedna osoba.")).to_be_visible()
    expect(phone.get_by_text("Podszywam się")).to_have_count(0)
    expect(phone.get_by_text("Pozdrawiam")).to_have_count(0)

    post = Post._base_manager.get(text__startswith="Raz w miesiącu")
    officer.goto(f"{forum}wpis/{post.pk}/ukryj/")
    officer.locator('textarea[name="ground"]').fill("To już było w innym temacie.")
    officer.locator("main form.form button[type=submit]").click()
    officer.wait_for_url("**/temat/*/")
    told = letters_to(post_office.deliver(), ANNA)
    assert any("To już było w innym temacie." in _text(letter) for letter in told)
    phone.goto(topic)
    expect(phone.get_by_text("To już było w innym temacie.")).to_be_visible()
    expect(phone.get_by_text("Raz w miesiącu")).to_have_count(0)

    with scope(partnership=circle.partnership), clock.frozen(clock.now() + timedelta(days=8)):
        services.send_digest(actor=SystemActor("digest"), circle=Circle.objects.get(pk=circle.pk))
    (digest,) = letters_to(post_office.deliver(), BEATA)
    assert "Wspólne terminy szkoleń" in _text(digest)
    assert "Jak umawiacie" not in _text(digest)
    reader = open_page(width=PHONE)
    reader.goto(link_in(digest, "forum"))
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Wspólne terminy szkoleń")
    accessible(reader)


PAGES = ("", "ustawienia/", "pracownicy/", "pracownicy/dodaj/", "pracownicy/prosba/", "nowy-temat/", "topic")


def test_every_page_of_a_forum_is_accessible_and_fits_a_phone(
    open_page: OpenPage, sign_in: SignIn, accessible: CheckPage
) -> None:
    topic = Topic._base_manager.get(title__startswith="Kto zwraca")
    forum = f"/pulpit/lubuskie-es/forum/{topic.circle_id}/"
    page = sign_in(open_page(width=PHONE), LUBUSKIE_OFFICER)
    for name in PAGES:
        page.goto(f"{forum}temat/{topic.pk}/" if name == "topic" else forum + name)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, name


def _text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
