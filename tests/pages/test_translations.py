"""An article in other languages: begun, published, read, left behind by the Polish text, taken off."""

import json
import re

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.pages import selectors, services
from spoiwo.pages.models import Article, Publication
from spoiwo.search.models import Entry
from tests.cast import Cast, ClientOf
from tests.factories.pages import SYSTEM, a_draft, an_article, published, reworded
from tests.reading import english

pytestmark = pytest.mark.django_db
HOME = "/pulpit/powiat-zwolenski/artykuly/"


def begun(article: Publication | Article, language: str = "uk") -> Article:
    """Return the draft of a translation."""
    polish = article.article if isinstance(article, Publication) else article
    assert polish
    with scope(partnership=polish.partnership):
        return services.begin_translation(actor=SYSTEM, article=polish, language=language)


def translated(
    article: Publication, title: str = "Зустріч партнерів", language: str = "uk", **values: object
) -> Publication:
    """Return the first published version of a translation."""
    draft = begun(article, language)
    draft.title, draft.body = title, [("text", "<p>Установи домовилися разом працювати.</p>")]
    for name, value in values.items():
        setattr(draft, name, value)
    with scope(partnership=draft.partnership):
        draft.save_revision()
    return published(draft)


def test_a_translation_begins_with_the_polish_words_and_a_press_repeated_finds_it(cast: Cast) -> None:
    article = an_article(cast.partnership, lead="Krótko.", written_by="Anna Autorka")

    draft, again = begun(article), begun(article)

    assert draft == again
    assert (draft.title, draft.lead, draft.written_by) == ("Spotkanie partnerów", "Krótko.", "")
    assert draft.live is False
    assert LogEntry.objects.filter(action="pages.translation.begun").count() == 1


def test_only_polish_articles_are_translated_and_only_into_the_languages_of_the_site(cast: Cast) -> None:
    article = an_article(cast.partnership)

    with pytest.raises(BadInput):
        begun(article, "de")
    with pytest.raises(WrongState):
        begun(begun(article), "en")


def test_nobody_without_the_right_begins_a_translation(cast: Cast) -> None:
    article = an_article(cast.partnership)
    assert article.article

    with scope(partnership=cast.partnership), pytest.raises(NotAllowed):
        services.begin_translation(actor=cast.neighbour, article=article.article, language="uk")


def test_lang_01_a_translation_is_marked_dated_and_signed_by_itself(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership, written_by="Anna Autorka")
    translation = translated(article, written_by="Оксана Перекладачка")
    reader = english(client_of(cast.visitor))

    polish = reader.get(article.get_absolute_url()).content.decode()
    page = reader.get(translation.get_absolute_url()).content.decode().replace("\xa0", " ")

    address = translation.get_absolute_url()
    assert re.search(rf'<link rel="alternate" hreflang="uk" href="https?://[^/]+{address}">', polish)
    assert re.search(rf'href="{address}" hreflang="uk" lang="uk"', polish)
    assert '<article class="prose" lang="uk">' in page
    assert '<span lang="uk">Зустріч партнерів</span>' in page
    assert "Оксана Перекладачка" in page
    assert "Anna Autorka" not in page
    assert "The Polish text is binding" in page
    assert "was changed after it" not in page
    assert f'href="{article.get_absolute_url()}" hreflang="pl"' in page


def test_readers_and_editors_are_told_when_the_polish_text_changed_until_the_translation_follows(
    cast: Cast, client_of: ClientOf
) -> None:
    article = an_article(cast.partnership)
    translation = translated(article)
    reworded(article.article, "<p>Nowe słowa.</p>")
    reader, officer = english(client_of(cast.visitor)), english(client_of(cast.officer))
    address = translation.get_absolute_url()

    page = reader.get(address).content.decode().replace("\xa0", " ")
    desk = officer.get(HOME).content.decode()
    listed = officer.get(f"{HOME}{article.series}/tlumaczenia/").content.decode().replace("\xa0", " ")

    assert "The Polish text was changed after it" in page
    assert "the Polish text has changed" in desk
    assert "The Polish text was changed after this translation" in listed
    assert f"{article.get_absolute_url()}wersje/" in listed
    assert "since it was translated" in officer.get("/pulpit/powiat-zwolenski/").content.decode()

    reworded(translation.article, "<p>Нові слова.</p>")

    assert "was changed after it" not in reader.get(address).content.decode()
    assert "the Polish text has changed" not in officer.get(HOME).content.decode()


def test_lists_and_feeds_name_an_article_once_whatever_languages_it_has(
    cast: Cast, client_of: ClientOf
) -> None:
    article = an_article(cast.partnership)
    translated(article)
    reader = client_of(cast.visitor)

    for place in ("/artykuly/", "/partnerstwa/powiat-zwolenski/artykuly/", "/artykuly/kanal.atom", "/"):
        page = reader.get(place).content.decode()
        assert "Spotkanie" in page, place
        assert "Зустріч" not in page, place


def test_the_search_finds_the_article_by_words_of_its_translation(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    translation = translated(article)
    reader = client_of(cast.visitor)

    assert article.get_absolute_url() in reader.get("/szukaj/?q=установи").content.decode()
    assert translation.article
    translation.article.unpublish()
    assert article.get_absolute_url() not in reader.get("/szukaj/?q=установи").content.decode()
    assert Entry.objects.filter(kind="article").count() == 1


def test_a_translation_waits_for_the_polish_article(cast: Cast, client_of: ClientOf) -> None:
    draft = begun(a_draft(cast.partnership))

    with pytest.raises(WrongState):
        published(draft)

    officer = english(client_of(cast.officer))
    page = officer.post(
        f"/redakcja/pages/{draft.pk}/edit/",
        {"title": "Зустріч", "slug": draft.slug, "lead": "", "body-count": "0", "action-publish": "1"},
    )
    assert "Publish the Polish article first" in page.content.decode()
    draft.refresh_from_db()
    assert draft.live is False


def test_what_is_taken_off_in_polish_is_taken_off_in_every_language(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    translation = translated(article)
    assert article.article
    article.article.unpublish()

    assert client_of(cast.visitor).get(translation.get_absolute_url()).status_code == 410
    assert LogEntry.objects.filter(action="pages.article.taken_off").count() == 2


def test_files_and_data_of_a_translation_say_their_language(cast: Cast, client_of: ClientOf) -> None:
    translation = translated(an_article(cast.partnership))
    reader: Client = client_of(cast.visitor)
    home = translation.get_absolute_url()

    assert json.loads(reader.get(f"{home}plik/json/").content)["language"] == "uk"
    assert 'xml:lang="uk"' in reader.get(f"{home}plik/xml/").content.decode()
    assert '"inLanguage": "uk"' in reader.get(home).content.decode()
    for form in ("pdf", "docx", "odt"):
        assert reader.get(f"{home}plik/{form}/").status_code == 200


def test_comments_stand_under_the_polish_article_alone(cast: Cast, client_of: ClientOf) -> None:
    translation = translated(an_article(cast.partnership))

    assert client_of(None).get(f"{translation.get_absolute_url()}komentarze/").status_code == 404


def test_the_editor_asks_of_a_translation_only_what_is_its_own(cast: Cast, client_of: ClientOf) -> None:
    draft = begun(an_article(cast.partnership))

    page = english(client_of(cast.officer)).get(f"/redakcja/pages/{draft.pk}/edit/").content.decode()

    for name in ("title", "lead", "written_by", "written_on"):
        assert f'name="{name}"' in page, name
    for name in ("kind", "categories", "meetings", "people", "account_of"):
        assert f'name="{name}"' not in page, name
    assert "Publishing says that the translation follows the Polish text" in page


def test_the_list_of_translations_begins_one_and_leads_to_the_editor(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    assert article.article
    officer = english(client_of(cast.officer))
    address = f"{HOME}{article.series}/tlumaczenia/"

    assert officer.get(address).content.decode().count("Begin the translation") == 2
    answer = officer.post(f"{address}en/")

    draft = Article.objects.get(translates=article.series, language="en")
    assert answer["Location"] == f"/redakcja/pages/{draft.pk}/edit/"
    assert officer.get(address).content.decode().count("Begin the translation") == 1
    assert officer.get(f"{HOME}{draft.pk}/tlumaczenia/")["Location"] == address
    assert officer.post(f"{address}de/").status_code == 404
    with scope(partnership=cast.partnership):
        assert not any(one.is_behind for one in selectors.tongues_to_write(article.article))
