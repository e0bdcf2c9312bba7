"""Every published version stays, is compared, tells who is answerable (BIP-01 to BIP-04, BIP-06, BIP-08)."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scope
from lxml import etree

from spoiwo.audit.models import LogEntry
from spoiwo.pages.jobs import publish_due
from spoiwo.pages.models import Article, Publication
from tests.cast import Cast, ClientOf
from tests.factories.pages import a_draft, an_article, reworded

pytestmark = pytest.mark.django_db
SECONDS = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


def test_bip_01_and_08_the_record_of_publication_names_who_and_when_to_the_second(
    cast: Cast, client_of: ClientOf
) -> None:
    article = an_article(cast.partnership, written_by="Anna Autorka", actor=cast.officer)

    page = client_of(cast.visitor).get(article.get_absolute_url()).content.decode()
    record = page[page.index('id="metadata"') :].replace("\xa0", " ")

    assert cast.partnership.official_name in record
    assert "Anna Autorka" in record
    assert SECONDS.search(record)


def test_bip_02_every_version_stays_readable_and_comparable(cast: Cast, client_of: ClientOf) -> None:
    first = an_article(cast.partnership, body=[("text", "<p>Spotkanie będzie w maju.</p>")])
    reworded(first.article, "<p>Spotkanie będzie w czerwcu.</p>")
    reader, home = client_of(cast.visitor), first.get_absolute_url()

    versions = reader.get(f"{home}wersje/").content.decode().replace("\xa0", " ")
    earlier = reader.get(f"{home}wersje/1/").content.decode().replace("\xa0", " ")

    assert re.search(r"<del>.*>maju<.*</del>", versions)
    assert re.search(r"<ins>.*>czerwcu<.*</ins>", versions)
    assert ">Spotkanie będzie w <" in versions
    assert "Spotkanie będzie w maju." in earlier
    assert "archiwalna" in earlier or "archival version" in earlier
    assert reader.get(f"{home}wersje/2/")["Location"] == home
    assert reader.get(f"{home}wersje/3/").status_code == 404


def test_bip_03_the_register_of_changes_tells_each_version_and_its_end(
    cast: Cast, client_of: ClientOf
) -> None:
    article = an_article(cast.partnership, actor=cast.officer)
    latest = reworded(article.article, "<p>Nowe słowa.</p>")
    assert latest.article
    latest.article.unpublish()

    deeds = LogEntry.objects.filter(action__startswith="pages.article.", data__article=article.series)

    told = [(row.action, row.data.get("version")) for row in deeds.order_by("pk") if "version" in row.data]
    assert told == [
        ("pages.article.published", 1), ("pages.article.published", 2), ("pages.article.taken_off", 2),
    ]  # fmt: skip


def test_bip_04_an_article_is_taken_as_pdf_docx_odt_xml_and_json(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    reader, home = client_of(cast.visitor), article.get_absolute_url()

    taken = {form: reader.get(f"{home}plik/{form}/") for form in ("pdf", "docx", "odt", "xml", "json")}

    assert {answer.status_code for answer in taken.values()} == {200}
    assert taken["pdf"].content.startswith(b"%PDF")
    assert etree.fromstring(taken["xml"].content).findtext("title") == article.title
    assert json.loads(taken["json"].content)["title"] == article.title
    assert reader.get(f"{home}plik/exe/").status_code == 404


def test_bip_06_an_article_says_until_when_it_is_shown(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    until = timezone.now().replace(microsecond=0) + timedelta(days=30)
    latest = reworded(article.article, "<p>Słowa.</p>", expire_at=until)

    page = client_of(cast.visitor).get(article.get_absolute_url()).content.decode()

    assert latest.ends_at == until
    assert f"{until.astimezone():%Y}" in page


def _schedule(article: Article, **values: object) -> None:
    for name, value in values.items():
        setattr(article, name, value)
    with scope(partnership=article.partnership):
        revision = article.save_revision()
        revision.publish()


def test_a_scheduled_article_goes_out_when_its_hour_comes_also_after_the_worker_was_down(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = a_draft(cast.partnership)
    _schedule(article, go_live_at=timezone.now() + timedelta(hours=1))
    publish_due(0)
    assert not Publication._base_manager.exists()

    two_days_on = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: two_days_on)
    for _again in range(2):
        publish_due(0)

    assert [row.number for row in Publication._base_manager.all()] == [1]


def test_an_article_whose_time_is_over_is_taken_off_by_itself(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership)
    Article.objects.filter(pk=article.series).update(expire_at=timezone.now() - timedelta(hours=1))

    publish_due(0)

    row = Publication._base_manager.get()
    assert row.ended_as == "expired"
    assert client_of(cast.visitor).get(article.get_absolute_url()).status_code == 410


def test_published_articles_are_found_by_the_search_box(cast: Cast, client_of: ClientOf) -> None:
    article = an_article(cast.partnership, "Targi ekonomii społecznej")

    found = client_of(cast.visitor).get("/szukaj/?q=targi").content.decode()
    assert article.get_absolute_url() in found

    assert article.article
    article.article.unpublish()
    assert article.get_absolute_url() not in client_of(cast.visitor).get("/szukaj/?q=targi").content.decode()


def test_the_pages_of_articles_ask_the_database_little(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: object
) -> None:
    article = an_article(cast.partnership)
    for number in range(8):
        an_article(cast.partnership, f"Artykuł {number}")
    reader = client_of(cast.visitor)

    for address in ("/artykuly/", "/partnerstwa/powiat-zwolenski/artykuly/"):
        with django_assert_max_num_queries(12):  # type: ignore[operator]  # a fixture of pytest-django
            reader.get(address)
    with django_assert_max_num_queries(16):  # type: ignore[operator]  # likewise
        reader.get(article.get_absolute_url())
