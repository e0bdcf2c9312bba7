"""Pages about the site, statements and translations: the search finds them, machines are told of them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled

from spoiwo.pages.models import Publication
from spoiwo.pages.services import begin_translation
from spoiwo.pages.states import Language
from spoiwo.portal.fixed_pages import FIXED, all_documents, words_of
from spoiwo.search import services
from spoiwo.search.models import Build, Entry
from tests.cast import Cast
from tests.factories.pages import SYSTEM, an_article, published

pytestmark = pytest.mark.django_db
SITEMAP = "/sitemap/article-1.xml"


def updated() -> None:
    call_command("rebuild_search", after_update=True, stdout=StringIO())


def translated(original: Publication, language: Language) -> Publication:
    assert original.article
    return published(begin_translation(actor=SYSTEM, article=original.article, language=language))


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("jak korzystać ze strony", "/instrukcja/"),
        ("ciasteczka", "/prywatnosc/"),
        ("słownik skrótów", "/skroty/"),
        ("licencje", "/licencje/"),
        ("kontakt", "/kontakt/"),
        ("otwarte dane", "/otwarte-dane/"),
        ("mapa strony", "/mapa-strony/"),
    ],
)
def test_a_page_about_the_site_is_found(asked: str, address: str, client: Client) -> None:
    updated()

    page = client.get("/szukaj/", {"q": asked}).content.decode()

    assert f'href="{address}' in page.partition("<main")[2].partition("</main")[0]


def test_every_page_about_the_site_has_its_words_in_the_index() -> None:
    for page in FIXED:
        if page.template:
            said = words_of(page)
            assert said["h1"], page.route
            # The words of these two are mostly names of partnerships, which the search knows by themselves.
            few = page.route in {"portal:contact", "portal:site_map"}
            assert few or len(said["content"]) > 100, page.route
    assert len({one.object_id for one in all_documents()}) == len(FIXED)


def test_an_update_makes_the_whole_index_anew_once_without_a_hand(cast: Cast) -> None:
    Entry.objects.all().delete()
    Build.objects.all().delete()

    updated()
    assert Entry.objects.filter(kind="partnership", object_id=cast.partnership.pk).exists()
    assert services.is_up_to_date()

    Entry.objects.filter(kind="partnership").delete()
    Entry.objects.filter(kind="page").delete()
    updated()
    assert not Entry.objects.filter(kind="partnership").exists()
    assert Entry.objects.filter(kind="page").count() == len(FIXED)


def test_a_newer_version_makes_it_anew_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    updated()
    Entry.objects.filter(kind="partnership").delete()
    monkeypatch.setattr(services, "VERSION", services.VERSION + 1)

    updated()

    assert Entry.objects.filter(kind="partnership").exists()


def test_the_map_for_machines_names_translations_beside_the_article(cast: Cast, client: Client) -> None:
    original = an_article(cast.partnership, "Spotkanie w Zwoleniu")
    an_article(cast.partnership, "Tylko po polsku")
    with scopes_disabled():
        other = translated(original, Language.UKRAINIAN)

    said = client.get(SITEMAP).content.decode()

    for one in (original, other):
        assert said.count(f"{one.get_absolute_url()}</loc>") == 1
    assert said.count('hreflang="pl"') == 2
    assert said.count('hreflang="uk"') == 2
    assert "tylko-po-polsku/</loc><lastmod>" in said
    assert "</lastmod></url>" in said


def test_translations_cost_the_map_one_query(cast: Cast, client: Client) -> None:
    an_article(cast.partnership)
    client.get(SITEMAP)

    with CaptureQueriesContext(connection) as few:
        client.get(SITEMAP)
    with scopes_disabled():
        for title in ("Drugi", "Trzeci"):
            original = an_article(cast.partnership, title)
            translated(original, Language.ENGLISH)
    with CaptureQueriesContext(connection) as many:
        client.get(SITEMAP)

    assert len(many) == len(few)


def test_pages_about_the_site_stand_in_the_map_once(client: Client) -> None:
    updated()

    index = client.get("/sitemap.xml").content.decode()

    assert "sitemap/page-1.xml" not in index
    assert client.get("/sitemap/strony-1.xml").content.decode().count("/instrukcja/</loc>") == 1
