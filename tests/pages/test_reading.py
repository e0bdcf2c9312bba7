"""Articles as everybody reads them."""

import feedparser
import pytest

from tests.cast import Cast, ClientOf
from tests.factories.pages import a_draft, an_article, published, reworded

pytestmark = pytest.mark.django_db


def test_a_draft_is_read_by_nobody(cast: Cast, client_of: ClientOf) -> None:
    draft = a_draft(cast.partnership)

    reader = client_of(cast.visitor)

    assert reader.get(f"/partnerstwa/powiat-zwolenski/artykuly/{draft.slug}/").status_code == 404
    assert draft.title not in reader.get("/artykuly/").content.decode()


def test_a_published_article_is_read_at_its_address_and_listed(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership, lead="Krótko o spotkaniu.")

    reader = client_of(cast.visitor)
    page = reader.get("/partnerstwa/powiat-zwolenski/artykuly/spotkanie-partnerow/").content.decode()

    assert "umówili się" in page.replace("\xa0", " ")
    assert f'href="{article.get_absolute_url()}' in reader.get("/artykuly/").content.decode()
    assert article.title in reader.get("/partnerstwa/powiat-zwolenski/artykuly/").content.decode()


def test_articles_of_a_partnership_that_is_not_public_are_not_found(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    type(cast.partnership).objects.filter(pk=cast.partnership.pk).update(stage="preparation")

    assert client_of(cast.visitor).get(article.get_absolute_url()).status_code == 404
    assert article.title not in client_of(cast.visitor).get("/artykuly/").content.decode()


def test_an_address_an_article_had_leads_on_to_the_present_one(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    reworded(article.article, "<p>Inaczej.</p>", slug="spotkanie-w-zwoleniu")

    answer = client_of(cast.visitor).get(article.get_absolute_url())

    assert (answer.status_code, answer["Location"]) == (
        301, "/partnerstwa/powiat-zwolenski/artykuly/spotkanie-w-zwoleniu/",
    )  # fmt: skip


def test_an_article_taken_off_says_so_with_410(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    assert article.article
    article.article.unpublish()

    answer = client_of(cast.visitor).get(article.get_absolute_url())

    assert answer.status_code == 410
    assert "umówili się" not in answer.content.decode().replace("\xa0", " ")


def test_hostile_markup_does_not_leave_the_editor(cast: Cast, client_of: ClientOf) -> None:
    hostile = (
        "<p onclick='a()'>Dobre <script>zle()</script><img src=x onerror=zle()>"
        "<a href='javascript:zle()'>link</a><a href='data:text/html,zle()'>drugi</a></p>"
        "<iframe src='https://example.com'></iframe><svg onload=zle()></svg>"
    )
    article = an_article(cast.partnership, body=[("text", hostile)])

    page = client_of(cast.visitor).get(article.get_absolute_url()).content.decode()

    assert "Dobre" in page
    for sign in ("zle()", "onclick", "onerror", "javascript:", "data:text", "<iframe", "<svg onload"):
        assert sign not in page, sign


def test_a_list_is_narrowed_by_kind_month_and_words_and_the_way_back_keeps_it(
    cast: Cast, client_of: ClientOf
) -> None:
    an_article(cast.partnership, "Relacja ze spotkania", kind="account")
    an_article(cast.other, "Ogłoszenie o naborze", kind="notice")
    reader = client_of(cast.visitor)

    listed = reader.get("/artykuly/?rodzaj=relacja&slowa=spotkania").content.decode()
    inner = reader.get(
        "/partnerstwa/powiat-zwolenski/artykuly/relacja-ze-spotkania/?z=wszystkie&rodzaj=relacja&strona=2"
    ).content.decode()

    assert "Relacja ze spotkania" in listed
    assert "Ogłoszenie o naborze" not in listed
    assert 'href="/artykuly/?rodzaj=relacja&amp;strona=2"' in inner


def test_an_article_of_two_partnerships_is_listed_at_both(cast: Cast, client_of: ClientOf) -> None:
    an_article(cast.partnership, "Dwa partnerstwa", links={"partnerships": [cast.other]})

    assert (
        "Dwa partnerstwa" in client_of(None).get("/partnerstwa/powiat-przysuski/artykuly/").content.decode()
    )


def test_a_promise_becomes_a_link_when_the_account_is_published(cast: Cast, client_of: ClientOf) -> None:
    promise = an_article(cast.partnership, "Pierwsze spotkanie", awaited="Relacja ukaże się wkrótce")
    reader = client_of(cast.visitor)
    account = a_draft(cast.partnership, "Relacja z cyklu", kind="account", account_of=promise.article)

    before = reader.get(promise.get_absolute_url()).content.decode().replace("\xa0", " ")
    published(account)
    after = reader.get(promise.get_absolute_url()).content.decode().replace("\xa0", " ")

    assert "Relacja ukaże się wkrótce" in before
    assert "Relacja z cyklu" not in before
    assert "Relacja ukaże się wkrótce" not in after
    assert "Relacja z cyklu" in after


def test_a_knowledge_article_has_its_contents_and_explains_abbreviations(
    cast: Cast, client_of: ClientOf
) -> None:
    text = "<h2>Po co</h2><p>Uczy PUP i PUP.</p><h2>Jak</h2><p>Razem.</p>"
    article = an_article(cast.partnership, kind="knowledge", body=[("text", text)])

    page = client_of(cast.visitor).get(article.get_absolute_url()).content.decode()

    assert 'href="#r-po-co"' in page
    assert 'id="r-po-co"' in page
    assert page.count('href="/skroty/#pup"') == 1


def test_feeds_tell_of_articles_of_all_partnerships_or_of_one(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership, lead="Krótko o spotkaniu.")
    reader = client_of(cast.visitor)

    for of_whom in ("", "?partnerstwo=powiat-zwolenski"):
        atom = feedparser.parse(reader.get(f"/artykuly/kanal.atom{of_whom}").content)
        assert (atom.bozo, atom.version, [one.title for one in atom.entries]) == (
            False, "atom10", [article.title],
        )  # fmt: skip
        [told] = reader.get(f"/artykuly/kanal.json{of_whom}").json()["items"]
        assert (told["title"], told["content_text"]) == (article.title, "Krótko o spotkaniu.")
        assert told["url"].endswith(article.get_absolute_url())

    assert (
        feedparser.parse(reader.get("/artykuly/kanal.atom?partnerstwo=powiat-lipski").content).entries == []
    )
