"""Photos of a published article as readers, machines and papers meet them."""

import json
import re

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.files.models import Photo, PhotoConsent
from spoiwo.files.services import withdraw_consent
from spoiwo.files.states import How
from spoiwo.pages.models import Publication
from tests.cast import Cast, ClientOf
from tests.documents import readers
from tests.factories.files import agreed
from tests.factories.pages import SYSTEM, a_draft, a_photo_in, published, reworded

pytestmark = pytest.mark.django_db
WORDS = "Jan podpisuje porozumienie przy stole"
OTHERS = "Cztery osoby oglądają plan powiatu"


@pytest.fixture
def article(cast: Cast) -> Publication:
    """An article with two photos, Jan on the leading one."""
    draft = a_draft(cast.partnership)
    with scope(partnership=cast.partnership):
        a_photo_in(draft, WORDS, caption="Podpis pod umową", ground=agreed("Jan Nowak"))
        a_photo_in(draft, OTHERS)
    return published(draft)


def _withdraw(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        withdraw_consent(actor=SYSTEM, consent=PhotoConsent.objects.get(), how=How.PAPER)


def _read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return (b"".join(answer) if answer.streaming else answer.content).decode(errors="replace")


def _on_paper(place: str) -> set[str]:
    """Return the words of the pictures in the Word file and in the PDF, which are the same."""
    word = readers.word(_bytes(f"{place}plik/docx/"))
    said = {shape._inline.docPr.get("descr") for shape in word.inline_shapes}
    pdf = {one.replace("\u00a0", " ") for one in readers.pdf_alternatives(_bytes(f"{place}plik/pdf/"))}
    assert said == pdf
    return said


def _bytes(address: str) -> bytes:
    answer = Client().get(address)
    content: bytes = b"".join(answer) if answer.streaming else answer.content
    return content


def test_an_article_shows_its_photos_at_sizes_a_browser_chooses_from(article: Publication) -> None:
    page = _read(article.get_absolute_url())

    lead, first, second = re.findall(r"<picture>.*?</picture>", page)
    assert ("fetchpriority" in lead, "lazy" in lead) == (True, False)
    for one in (first, second):
        assert 'loading="lazy"' in one
        assert re.search(r'width="\d+" height="\d+" alt="[^"]{10,}"', one)
        assert re.search(r'srcset="/pliki/\S+ \d+w', one)


def test_each_photo_has_a_page_with_ways_on_and_back(article: Publication) -> None:
    place = article.get_absolute_url()

    page, last = _read(f"{place}zdjecia/1/"), _read(f"{place}zdjecia/2/")

    assert WORDS in page
    assert "Podpis pod umową" in page
    assert (f'rel="next" href="{place}zdjecia/2/"' in page, 'rel="prev"' in page) == (True, False)
    assert (f'rel="prev" href="{place}zdjecia/1/"' in last, 'rel="next"' in last) == (True, False)
    assert f'href="{place}#zdjecie-1"' in page
    assert Client().get(f"{place}zdjecia/3/").status_code == 404


def test_machines_are_told_of_the_photos(article: Publication) -> None:
    place = article.get_absolute_url()
    page = _read(place)
    large = f"/pliki/{Photo.objects.get(alternative=WORDS).large.uuid}/"

    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[-1])

    assert data["image"][0]["@type"] == "ImageObject"
    assert data["image"][0]["contentUrl"].endswith(large)
    assert f'{large}"><meta property="og:image:width"' in page
    assert json.loads(_read(f"{place}plik/json/"))["photos"][0]["alternative"] == WORDS
    assert f"<alternative>{WORDS}</alternative>" in _read(f"{place}plik/xml/")
    assert large in _read("/artykuly/kanal.json")
    assert 'rel="enclosure" type="image/jpeg"' in _read("/artykuly/kanal.atom") or large in _read(
        "/artykuly/kanal.atom"
    )
    assert "article-thumb" in _read("/artykuly/")


def test_gdpr_11_a_withdrawn_photo_is_gone_from_every_version_page_and_file(
    article: Publication, cast: Cast
) -> None:
    """GDPR-11: withdrawal hides the photo everywhere, and nothing tells of it."""
    place = article.get_absolute_url()
    reworded(article.article, "<p>Poprawione słowa.</p>")
    photo = Photo.objects.get(alternative=WORDS)
    marks = [WORDS, "Podpis pod umową", *(str(file.uuid) for file in photo.copies)]
    pages = [
        place, f"{place}zdjecia/2/", f"{place}wersje/1/", f"{place}wersje/", "/artykuly/",
        "/artykuly/kanal.json", "/artykuly/kanal.atom", f"{place}plik/json/", f"{place}plik/xml/",
    ]  # fmt: skip
    assert WORDS in _read(f"{place}wersje/1/")
    assert _on_paper(place) == {WORDS, OTHERS}

    _withdraw(cast)

    for address in pages:
        found = _read(address)
        assert [mark for mark in marks if mark in found] == [], address
    assert OTHERS in _read(place)
    assert _on_paper(place) == {OTHERS}
    assert Client().get(f"{place}zdjecia/1/").status_code == 404
    assert {Client().get(f"/pliki/{file.uuid}/").status_code for file in photo.copies} == {410}


def test_a_preview_shows_the_photos_of_the_draft(cast: Cast, client_of: ClientOf) -> None:
    draft = a_draft(cast.partnership)
    a_photo_in(draft, WORDS)

    shown = client_of(cast.officer).get(f"/redakcja/pages/{draft.pk}/view_draft/")

    assert WORDS in shown.content.decode()


def test_an_old_address_of_a_photo_leads_on(article: Publication) -> None:
    assert article.article
    reworded(article.article, "<p>Nowe.</p>", slug="nowy-adres")

    led = Client().get(f"{article.get_absolute_url()}zdjecia/2/")

    assert (led.status_code, led["Location"].endswith("/nowy-adres/zdjecia/2/")) == (301, True)
