"""Pages of comments and rating: without an account, without a script, kept in memory where they may be."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from spoiwo.comments import services
from spoiwo.comments.models import Comment, Flag, Vote
from spoiwo.comments.states import State
from spoiwo.comments.web import VOTER_COOKIE, VOTER_PATH
from spoiwo.common import clock
from spoiwo.common.web.forms import TRAP
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.comments.conftest import MOMENT
from tests.factories.comments import SYSTEM, a_comment, a_published_comment, a_removed_comment, with_comments
from tests.factories.pages import an_article
from tests.reading import english, questions, read

pytestmark = pytest.mark.django_db
ARTICLE = "/partnerstwa/powiat-zwolenski/artykuly/spotkanie-partnerow/"
FORM = f"{ARTICLE}komentarze/nowy/"
HERE = "/pulpit/powiat-zwolenski/komentarze/"
HOSTILE = '<script>alert(1)</script> <a href="https://zle.example">link</a> {{ 7|add:7 }}'
WORDS = {"text": "Dobrze, że to opisano.", "signature": "Ala", "agreed": "on"}


@pytest.fixture
def article(home: Partnership) -> Publication:
    """A published article readers may comment on."""
    with_comments(home)
    return an_article(home)


@pytest.fixture
def visitor() -> Client:
    return english(Client())


def _stamp(visitor: Client, address: str) -> str:
    found = re.search(r'name="stamp" value="([^"]+)"', read(visitor, address))
    assert found
    return found[1]


def _sent(visitor: Client, **words: str) -> int:
    stamp = _stamp(visitor, FORM)
    with clock.frozen(MOMENT + timedelta(seconds=20)):
        return visitor.post(FORM, WORDS | {"stamp": stamp} | words).status_code


def test_004_06_and_004_07_an_article_without_comments_says_so_and_leads_to_the_form(
    article: Publication, visitor: Client
) -> None:
    page = read(visitor, ARTICLE)

    assert "No comments" in page
    assert FORM in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_a_comment_is_shown_at_once_when_it_is_published_and_gone_at_once_when_removed(
    article: Publication, visitor: Client
) -> None:
    assert _sent(visitor) == 302
    assert WORDS["text"] not in read(visitor, ARTICLE)
    comment = Comment.objects.get()

    services.publish_comment(actor=SYSTEM, comment=comment)
    page = read(visitor, ARTICLE)
    assert "1 comment" in page
    assert WORDS["text"] in page

    services.remove_comment(actor=SYSTEM, comment=comment, reason="Obraża inną osobę.")
    page = read(visitor, ARTICLE)
    assert WORDS["text"] not in page
    assert "Comment removed by the editors." in page
    assert "Obraża inną osobę." in page


def test_a_first_visit_sets_no_cookie_and_the_article_is_the_same_for_everybody(
    article: Publication,
) -> None:
    a_published_comment(article)

    answer = Client().get(ARTICLE)

    assert not answer.cookies
    assert "csrf" not in answer.content.decode()


def test_the_article_asks_twelve_questions_with_any_number_of_comments(
    article: Publication, visitor: Client
) -> None:
    assert questions(Client(), ARTICLE) <= 12
    for number in range(25):
        a_published_comment(article, text=f"Głos {number}")
    services.rate_article(actor=SYSTEM, article=article, given=5, visitor="ona")

    assert questions(Client(), ARTICLE) <= 12
    assert "All comments" in read(visitor, ARTICLE)
    assert "Głos 0" in read(visitor, f"{ARTICLE}komentarze/")


def test_hostile_words_stay_words(article: Publication, visitor: Client) -> None:
    a_published_comment(article, text=HOSTILE, signature="<b>Ala</b>")

    page = read(visitor, ARTICLE)

    assert "<script>alert" not in page
    assert "<b>Ala</b>" not in page
    assert 'href="https://zle.example' not in page
    assert "{{ 7|add:7 }}" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"agreed": ""},
        {"email": "ala@"},
        {TRAP: "https://spam.example"},
        {"text": "Tel. 600 700 800", "x": "1"},
    ],
)
def test_nothing_typed_is_lost_by_a_mistake_a_trap_or_a_private_number(
    article: Publication, visitor: Client, wrong: dict[str, str]
) -> None:
    stamp = _stamp(visitor, FORM)
    with clock.frozen(MOMENT + timedelta(seconds=20)):
        answer = visitor.post(FORM, WORDS | {"stamp": stamp} | wrong)

    assert answer.status_code == 422
    assert (wrong.get("text") or WORDS["text"]) in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_form_faster_than_people_or_older_than_a_day_comes_back_and_passes_when_sent_again(
    article: Publication, visitor: Client
) -> None:
    stamp = _stamp(visitor, FORM)

    hasty = visitor.post(FORM, WORDS | {"stamp": stamp})
    assert hasty.status_code == 422
    assert "faster than people write" in hasty.content.decode()
    with clock.frozen(MOMENT + timedelta(days=2)):
        stale = visitor.post(FORM, WORDS | {"stamp": stamp})
    assert "more than a day ago" in stale.content.decode()
    renewed = re.search(r'name="stamp" value="([^"]+)"', stale.content.decode())
    assert renewed
    with clock.frozen(MOMENT + timedelta(days=2, minutes=1)):
        assert visitor.post(FORM, WORDS | {"stamp": renewed[1]}).status_code == 302


def test_a_forged_stamp_or_one_of_another_form_sends_nothing(article: Publication, visitor: Client) -> None:
    a_published_comment(article, text="Inny głos")
    other = _stamp(visitor, f"/ocena/powiat-zwolenski/{article.series}/")

    for stamp in (other, "abc", "", "x" * 5000):
        assert visitor.post(FORM, WORDS | {"stamp": stamp}).status_code == 422
    assert Comment.objects.count() == 1


def test_a_second_press_is_one_comment(article: Publication, visitor: Client) -> None:
    stamp = _stamp(visitor, FORM)

    with clock.frozen(MOMENT + timedelta(seconds=20)):
        answers = [visitor.post(FORM, WORDS | {"stamp": stamp}).status_code for _press in range(2)]

    assert answers == [302, 302]
    assert Comment.objects.count() == 1


def test_one_network_sends_ten_comments_an_hour_and_its_address_is_kept_nowhere(
    article: Publication, visitor: Client
) -> None:
    for number in range(10):
        assert _sent(visitor, text=f"Głos {number}") == 302

    assert _sent(visitor, text="Jeszcze jeden") == 429
    with connection.cursor() as cursor:
        cursor.execute("select cache_key from shared_cache")
        assert not [key for (key,) in cursor.fetchall() if "127.0.0.1" in key and "article_comment" in key]


def test_a_reader_reports_a_comment_and_the_officer_finds_it(
    article: Publication, visitor: Client, cast: Cast, client_of: ClientOf
) -> None:
    comment = a_published_comment(article)
    address = f"{ARTICLE}komentarze/{comment.pk}/zglos/"

    fields = {"wrong": "other", "words": "To reklama", "stamp": _stamp(visitor, address)}
    assert visitor.post(address, fields).status_code == 302

    assert Flag.objects.count() == 1
    assert "To reklama" in read(english(client_of(cast.officer)), f"{HERE}{comment.pk}/")
    assert "1 comment reported by readers" in read(
        english(client_of(cast.officer)), "/pulpit/powiat-zwolenski/"
    )


def test_what_is_not_published_cannot_be_reported_or_found(article: Publication, visitor: Client) -> None:
    waiting, removed = a_comment(article), a_removed_comment(article, text="Zniknie")

    for comment in (waiting, removed):
        read(visitor, f"{ARTICLE}komentarze/{comment.pk}/zglos/", 404)


def test_the_officer_reads_what_waits_and_decides(
    article: Publication, cast: Cast, client_of: ClientOf
) -> None:
    comment = a_comment(article)
    officer = english(client_of(cast.officer))

    assert "1 comment waits for the editors" in read(officer, "/pulpit/powiat-zwolenski/")
    assert "Ala: Dobrze" in read(officer, HERE)
    assert officer.post(f"{HERE}{comment.pk}/opublikuj/").status_code == 302
    assert officer.post(f"{HERE}{comment.pk}/usun/", {"reason": ""}).status_code == 422
    assert officer.post(f"{HERE}{comment.pk}/usun/", {"reason": "Reklama"}).status_code == 302
    assert Comment.objects.get().state == State.REMOVED
    assert "Reklama" in read(officer, f"{HERE}{comment.pk}/")


def test_switching_off_and_closing_one_article_take_the_form_away(
    article: Publication, visitor: Client, cast: Cast, client_of: ClientOf
) -> None:
    officer = english(client_of(cast.officer))
    assert officer.post(f"{HERE}artykul/{article.series}/", {"no_comments": "on"}).status_code == 302
    assert "takes no more comments" in read(visitor, ARTICLE)

    assert officer.post(f"{HERE}ustawienia/", {"hides_after": "0"}).status_code == 302
    page = read(visitor, ARTICLE)
    assert "omment" not in page.split("<main")[1].split("</main>")[0]
    assert "switched off" in read(visitor, FORM)


def test_004_04_a_visitor_rates_once_may_change_it_and_is_known_nowhere_else(
    article: Publication, visitor: Client
) -> None:
    address = f"/ocena/powiat-zwolenski/{article.series}/"
    assert "Nobody has rated this article yet." in read(visitor, ARTICLE)

    answer = visitor.post(address, {"given": "4", "stamp": _stamp(visitor, address)})
    assert answer.status_code == 302
    cookie = answer.cookies[VOTER_COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (VOTER_PATH, True, "Lax")
    assert "Average <b>4.0</b> out of 5, from 1 mark." in read(visitor, ARTICLE)

    assert "You have rated this article before" in read(visitor, address)
    visitor.post(address, {"given": "5", "stamp": _stamp(visitor, address)})
    assert [vote.given for vote in Vote.objects.all()] == [5]
    assert visitor.cookies[VOTER_COOKIE].value not in str(list(Vote.objects.values()))


def test_a_rating_sent_twice_by_a_browser_without_cookies_is_one(article: Publication) -> None:
    address = f"/ocena/powiat-zwolenski/{article.series}/"
    stamp = _stamp(english(Client()), address)

    for _press in range(2):
        assert Client().post(address, {"given": "2", "stamp": stamp}).status_code == 302

    assert Vote.objects.count() == 1


def test_a_mark_that_is_none_of_the_five_is_refused(article: Publication, visitor: Client) -> None:
    address = f"/ocena/powiat-zwolenski/{article.series}/"
    stamp = _stamp(visitor, address)

    for given in ("", "0", "6", "pięć"):
        assert visitor.post(address, {"given": given, "stamp": stamp}).status_code == 422
    assert not Vote.objects.exists()


def test_machines_are_told_of_comments_and_of_the_average(article: Publication, visitor: Client) -> None:
    a_published_comment(article)
    services.rate_article(actor=SYSTEM, article=article, given=3, visitor="ona")

    page = read(visitor, ARTICLE)

    assert '"commentCount": 1' in page
    assert '"@type": "AggregateRating", "ratingValue": 3.0, "ratingCount": 1' in page


def test_the_cookie_of_rating_is_declared(home: Partnership, visitor: Client) -> None:
    assert f"<code>{VOTER_COOKIE}</code>" in read(visitor, "/prywatnosc/")
    assert settings.KEPT_PAGES in (True, False)
