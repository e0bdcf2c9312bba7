"""The five documents as articles (site furniture rows of the seeds), each in its better form."""

import pytest
from django.test import Client

from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
KNOWLEDGE = "partnerstwo-lokalne-po-co-z-kim-i-na-jakich-zasadach"


def _page(slug: str, article: str) -> str:
    answer = Client().get(f"/partnerstwa/{slug}/artykuly/{article}/")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_x_06_every_document_is_an_article_that_says_what_of_it_is_demonstration() -> None:
    rows = Publication._base_manager.filter(is_latest=True, language="pl")

    # One of them is of no document: it shows how an article of an institution looks, and says so.
    assert rows.count() == 7
    assert all(row.demo_note for row in rows)


def test_000_01_one_article_tells_of_two_partnerships() -> None:
    title = "Dwa partnerstwa w subregionie radomskim"

    for slug in ("powiat-zwolenski-2018", "powiat-przysuski-2018"):
        assert title in Client().get(f"/partnerstwa/{slug}/artykuly/").content.decode().replace("\xa0", " ")


def test_004_59_the_days_of_event_signing_and_publication_stand_apart() -> None:
    page = _page("powiat-nowodworski-2018", KNOWLEDGE)

    for day in ("8 czerwca 2018 r.", "6 czerwca 2018 r.", "19 kwietnia 2018 r."):
        assert day in page, day


def test_004_54_the_promised_account_stands_under_the_article_by_itself() -> None:
    page = _page("powiat-nowodworski-2018", KNOWLEDGE)

    assert "Relacja z pierwszego spotkania organizacyjno-integracyjnego" in page
    assert "ukaże się wkrótce" not in page


def test_004_15_knowledge_has_its_contents() -> None:
    page = _page("powiat-nowodworski-2018", KNOWLEDGE)

    assert 'href="#r-cele-partnerstwa"' in page
    assert 'id="r-cele-partnerstwa"' in page


def test_004_05_articles_are_found_by_category_and_month() -> None:
    listed = Client().get("/artykuly/?kategoria=o+partnerstwach&miesiac=2018-06").content.decode()

    assert KNOWLEDGE in listed
    assert "blisko-150-osob" not in listed


def test_001_31_the_record_of_publication_is_complete() -> None:
    partnership = Partnership.objects.get(slug="powiat-nowodworski-2024")
    page = _page(partnership.slug, "blisko-150-osob-na-konferencji-otwierajacej-partnerstwo")

    assert "2024-10-11 12:00:00" in page
    assert "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim" in page


def test_x_06_an_article_of_an_institution_is_marked_as_its_own_and_as_invented() -> None:
    page = _page("lubuskie-es", "otwarte-drzwi-w-urzedzie-pracy-w-strzelcach-krajenskich")

    assert "Artykuł wymyślony na potrzeby pokazu" in page
    assert "artykuł instytucji" in page
