"""A forum of staff: named by link, asking by phone, answering by letter, the digest; all by real SMTP."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.forum import services
from spoiwo.forum.models import Circle, Post, Topic
from spoiwo.notifications.services import receive_letter
from spoiwo.notifications.states import Outcome
from spoiwo.registry.models import Organization
from spoiwo.registry.states import RepresentationKind
from tests.factories.registry import a_person, a_representative
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in
from tests.journeys.words import on_screen

PHONE = 360
ANNA, BEATA = "anna@pup.example", "beata@pcpr.example"
HEADS = {
    "Powiatowy Urząd Pracy w Strzelcach Krajeńskich": "dyrekcja@pup.example",
    "Gorzowskie Centrum Pomocy Rodzinie": "dyrekcja@pcpr.example",
}
TITLE = "Wspólne terminy szkoleń"
ASKED = "Jak umawiacie terminy szkoleń z innymi urzędami?"
TOLD_OF_A_CLIENT = "Nasz klient Jan Nowak, PESEL 44051401359, pytał o to wczoraj."


@pytest.fixture
def circle(stage: object) -> Iterator[Circle]:
    """The forum of the demonstration; two of its institutions have a representative with an address."""
    found = Circle._base_manager.select_related("partnership").get(partnership__slug="lubuskie-es")
    with scope(partnership=found.partnership):
        for number, (office, email) in enumerate(HEADS.items()):
            a_representative(
                found.partnership,
                Organization.objects.get(name=office),
                a_person("Ewa", f"Dyrektorska{number}"),
                kind=RepresentationKind.CONTACT,
                email=email,
            )
        yield found


def _send(page: Page) -> None:
    page.locator("main form.form button[type=submit]").click()


def _text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= PHONE)


def _ask_for_staff(officer: Page, forum: str, post_office: PostOffice) -> list[EmailMessage]:
    officer.goto(f"{forum}pracownicy/prosba/")
    for email in HEADS.values():
        officer.get_by_label(email).check()
    _send(officer)
    officer.wait_for_url("**/pracownicy/")
    return post_office.deliver()


def _name(phone: Page, letter: EmailMessage, name: str, email: str) -> None:
    """Name somebody by the link of the letter, on a phone without a script."""
    phone.goto(link_in(letter, "forum-pracownicy"))
    phone.locator('input[name="name"]').fill(name)
    phone.locator('input[name="email"]').fill(email)
    phone.locator('input[name="acting"]').check()
    _send(phone)
    expect(phone.locator("main")).to_contain_text(name)


def _ask(phone: Page, home: str, accessible: CheckPage) -> None:
    """Ask by the personal link; words that tell of a client are stopped and nothing typed is lost."""
    phone.goto(home)
    phone.get_by_role("link", name=on_screen("Open a topic")).click()
    phone.locator('input[name="title"]').fill(TITLE)
    text = phone.locator('textarea[name="text"]')
    text.fill(TOLD_OF_A_CLIENT)
    phone.locator("details.mentions summary").click()
    phone.get_by_label(f"@ {list(HEADS)[1]}", exact=True).check()
    phone.locator('input[name="acting"]').check()
    _send(phone)

    expect(phone.locator("mark", has_text="44051401359")).to_be_visible()
    expect(phone.locator(".screening")).to_contain_text(on_screen("PESEL number"))
    accessible(phone)
    assert _fits(phone)
    expect(text).to_have_value(TOLD_OF_A_CLIENT)
    expect(phone.locator('input[name="title"]')).to_have_value(TITLE)
    expect(phone.get_by_label(f"@ {list(HEADS)[1]}", exact=True)).to_be_checked()
    text.fill(ASKED)
    if not phone.locator('input[name="acting"]').is_checked():
        phone.locator('input[name="acting"]').check()
    _send(phone)
    phone.wait_for_url("**/temat/*/")
    accessible(phone)


def _mailed(to: str, sender: str, text: str, mark: str) -> str:
    letter = EmailMessage()
    letter["From"], letter["To"] = sender, to
    letter["Subject"], letter["Message-ID"] = f"Re: {TITLE}", f"<{mark}@pcpr.example>"
    letter.set_content(f"{text}\n\nPozdrawiam\nBeata\n\nW dniu 1.05.2026 Spoiwo pisze:\n> {ASKED}")
    return str(receive_letter(bytes(letter), recipients=[to]).outcome)


def _hide(officer: Page, forum: str, beginning: str, ground: str) -> None:
    post = Post._base_manager.get(topic__title=TITLE, text__startswith=beginning)
    officer.goto(f"{forum}wpis/{post.pk}/ukryj/")
    officer.locator('textarea[name="ground"]').fill(ground)
    _send(officer)
    officer.wait_for_url("**/temat/*/")


def test_staff_named_by_link_ask_by_phone_answer_by_letter_and_get_the_digest(
    open_page: OpenPage, sign_in: SignIn, post_office: PostOffice, accessible: CheckPage, circle: Circle
) -> None:
    forum = f"/pulpit/lubuskie-es/forum/{circle.pk}/"
    officer = sign_in(open_page(), LUBUSKIE_OFFICER)
    asked = _ask_for_staff(officer, forum, post_office)
    plain = open_page(width=PHONE, javascript=False)
    for email, name, member in zip(
        HEADS.values(), ("Anna Telefoniczna", "Beata Listowna"), (ANNA, BEATA), strict=True
    ):
        _name(plain, letters_to(asked, email)[0], name, member)
    welcome = post_office.deliver()

    phone = open_page(width=PHONE)
    _ask(phone, link_in(letters_to(welcome, ANNA)[0], "forum"), accessible)
    topic = phone.url
    (notice,) = letters_to(post_office.deliver(), BEATA)
    assert ASKED in _text(notice)
    secret = str(notice["Reply-To"])
    assert _mailed(secret, "kto@inny.example", "Podszywam się.", "obcy") == Outcome.REFUSED
    assert _mailed(secret, BEATA, "U nas robi to jedna osoba.", "wlasny") == Outcome.TAKEN

    phone.goto(topic)
    expect(phone.locator(".post", has_text="U nas robi to jedna osoba.")).to_be_visible()
    expect(phone.get_by_text("Podszywam się")).to_have_count(0)
    expect(phone.get_by_text("Pozdrawiam")).to_have_count(0)

    _hide(officer, forum, "U nas robi to", "To już było w innym temacie.")
    assert any("To już było" in _text(letter) for letter in letters_to(post_office.deliver(), BEATA))
    phone.goto(topic)
    expect(phone.get_by_text("To już było w innym temacie.")).to_be_visible()
    expect(phone.get_by_text("U nas robi to")).to_have_count(0)

    _digest(circle, post_office, open_page(width=PHONE), accessible)


def _digest(circle: Circle, post_office: PostOffice, reader: Page, accessible: CheckPage) -> None:
    """A week later the subjects come, without the words; the letter leads to the topic."""
    with clock.frozen(clock.now() + timedelta(days=8)):
        services.send_digest(actor=SystemActor("digest"), circle=circle)
    (digest,) = letters_to(post_office.deliver(), BEATA)
    assert TITLE in _text(digest)
    assert ASKED not in _text(digest)
    assert "U nas robi to" not in _text(digest)
    reader.goto(link_in(digest, r"forum/[\w-]+/temat"))
    expect(reader.get_by_role("heading", level=1)).to_contain_text(TITLE)
    accessible(reader)
    assert _fits(reader)


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
        assert _fits(page), name
