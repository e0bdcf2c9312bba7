"""An article: written, sent back with a reason, accepted for its hour, published by itself, corrected."""

from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from demo.logins import PASSWORD
from spoiwo.accounts.services import create_user
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.pages.jobs import publish_due
from spoiwo.pages.models import Article
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import Role
from tests.journeys import editor
from tests.journeys.browser import CheckPage, OpenPage
from tests.journeys.people import LUBUSKIE_OFFICER, SINCE, SignIn
from tests.journeys.post_office import PostOffice, letters_to, link_in, words_in
from tests.journeys.words import on_screen

HOME = "/pulpit/lubuskie-es/"
WRITER = "autorka@example.org"
TITLE = "Targi ekonomii społecznej w Zielonej Górze"
LEAD, DATED_LEAD = "Targi odbyły się 14 maja.", "Targi odbyły się 14 maja 2018 r."
TEXT = "Stoiska miało trzydzieści podmiotów z całego województwa."
RIGHT_TEXT = TEXT.replace("trzydzieści", "czterdzieści")
WHY = "Brakuje roku przy dacie targów."
PHONE = 360


@pytest.fixture
def writer(stage: object) -> str:
    """Somebody who writes articles and may not publish them."""
    system = SystemActor("tests")
    user = create_user(actor=system, email=WRITER, name="Anna Autorka", password=PASSWORD)
    home = Partnership.objects.get(slug="lubuskie-es")
    assign_role(actor=system, partnership=home, user=user, role=Role.LEADER, valid_from=SINCE)
    return WRITER


def _subjects(letters: list[EmailMessage], address: str) -> list[str]:
    return [" ".join(str(letter["Subject"]).split()) for letter in letters_to(letters, address)]


def _told(subject: str) -> list[str]:
    return [on_screen(subject, title=TITLE)]


def _let_the_hour_come(monkeypatch: pytest.MonkeyPatch, hour: datetime) -> None:
    """Put the clock on, and do what the worker does every two minutes."""
    real, ahead = timezone.now, hour - timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: real() + ahead)
    publish_due(0)


def _is_read_by_nobody(visitor: Page, place: str) -> None:
    assert visitor.request.get(place).status == 404


def test_an_article_goes_from_the_first_word_to_a_correction_everybody_can_follow(
    open_page: OpenPage,
    sign_in: SignIn,
    accessible: CheckPage,
    post_office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
    writer: str,
) -> None:
    author, officer, visitor = (
        sign_in(open_page(), writer),
        sign_in(open_page(), LUBUSKIE_OFFICER),
        open_page(),
    )

    # Written, and given for review: publishing is not hers.
    author.goto(f"{HOME}artykuly/")
    author.get_by_role("button", name=on_screen("Write an article")).click()
    author.wait_for_url("**/redakcja/pages/add/**")
    editor.write(author, title=TITLE, lead=LEAD, text=TEXT)
    expect(author.locator('[name="action-publish"]')).to_have_count(0)
    editor.choose(author, editor.TO_REVIEW)
    article = Article.objects.get(title=TITLE)
    place, draft = article.get_url(), f"/redakcja/pages/{article.pk}/edit/"
    letters = post_office.deliver()
    assert _subjects(letters, LUBUSKIE_OFFICER) == _told("An article waits for the review: %(title)s")
    assert link_in(letters_to(letters, LUBUSKIE_OFFICER)[0], "redakcja") == draft
    assert _told("An article waits for the review: %(title)s")[0] not in _subjects(letters, writer)

    # From the desk to the article; it goes back with a reason, which reaches who wrote it.
    officer.goto(HOME)
    accessible(officer)
    officer.locator(f'main a[href$="{draft}"]').first.click()
    officer.wait_for_url(f"**{draft}")
    editor.send_back(officer, WHY)
    [letter] = letters_to(post_office.deliver(), writer)
    assert WHY in words_in(letter)
    officer.goto(HOME)
    expect(officer.locator(f'main a[href$="{draft}"]')).to_have_count(0)
    author.goto(f"{HOME}artykuly/")
    expect(author.locator("main")).to_contain_text(WHY)
    accessible(author)

    # Mended, given again, accepted for an hour of its own: until then nobody reads it.
    author.goto(link_in(letter, "redakcja"))
    editor.write(author, lead=DATED_LEAD)
    editor.choose(author, editor.TO_REVIEW)
    assert _subjects(post_office.deliver(), LUBUSKIE_OFFICER) == _told(
        "An article waits for the review: %(title)s"
    )
    hour = clock.now() + timedelta(hours=1)
    officer.goto(draft)
    editor.set_hour(officer, hour)
    editor.accept(officer)
    assert _subjects(post_office.deliver(), writer) == _told("The article will be published: %(title)s")
    officer.goto(f"{HOME}artykuly/")
    expect(officer.locator("main li", has_text=TITLE)).to_contain_text("zaplanowany")
    publish_due(0)
    _is_read_by_nobody(visitor, place)

    _let_the_hour_come(monkeypatch, hour)
    visitor.goto(place)
    accessible(visitor)
    expect(visitor.locator("main")).to_contain_text(DATED_LEAD)
    expect(visitor.locator("main")).to_contain_text(TEXT)

    # Corrected: the article says the new words, its versions say what was changed.
    officer.goto(draft)
    editor.write(officer, text=RIGHT_TEXT)
    editor.choose(officer, editor.PUBLISH)
    visitor.goto(place)
    expect(visitor.locator("main")).to_contain_text(RIGHT_TEXT)
    _follow_the_correction(visitor, place, accessible)
    _follow_the_correction(open_page(width=PHONE), place, accessible)


def _follow_the_correction(reader: Page, place: str, accessible: CheckPage) -> None:
    reader.goto(place)
    reader.locator(f'main a[href$="{place}wersje/"]').first.click()
    reader.wait_for_url(f"**{place}wersje/")
    accessible(reader)
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(reader.locator("main del", has_text="trzydzieści")).to_have_count(1)
    expect(reader.locator("main ins", has_text="czterdzieści")).to_have_count(1)
    reader.goto(f"{place}wersje/1/")
    accessible(reader)
    expect(reader.locator("main")).to_contain_text(TEXT)
