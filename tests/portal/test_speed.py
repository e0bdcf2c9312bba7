"""What a first visit costs: statements asked cold, and bytes as a browser loads them (goals G1, G2, G11)."""

import gzip
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from config import staticfiles
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from tests.factories.meetings import a_meeting
from tests.factories.pages import an_article
from tests.factories.sites import a_sign, a_site
from tests.portal.conftest import TODAY
from tests.queries import asked_by_the_page

MOST_QUERIES = 12
MOST_BYTES = 60_000
MOST_REQUESTS = 8
# Files of a page as a browser takes them; fonts of other alphabets wait for a page that needs them.
_NAMED = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|mjs|woff2|svg))"')
_LATIN = re.compile(r'url\("?\.\./([^")]*latin[^")]*\.woff2)"?\)')


@pytest.fixture
def filled(peopled: Partnership) -> Partnership:
    """A partnership with something of everything a start page shows, in its own colours."""
    a_site(peopled, colour="#1f4e8c", sign=a_sign(), sign_words="Most na Zwoleńce")
    for number in range(6):
        an_article(peopled, f"Spotkanie partnerów {number}")
    with scope(partnership=peopled):
        a_meeting(peopled, day=TODAY + timedelta(days=9), is_public=True)
    return peopled


def addresses(partnership: Partnership) -> dict[str, str]:
    with scope(partnership=partnership):
        article = Publication.objects.filter(is_latest=True)[0]
    return {
        "start": "/",
        "articles": "/artykuly/",
        "articles of a partnership": f"{partnership.get_absolute_url()}artykuly/",
        "article": article.get_absolute_url(),
    }


@pytest.mark.parametrize("page", ["start", "articles", "articles of a partnership", "article"])
def test_a_page_asks_at_most_twelve_times(page: str, filled: Partnership) -> None:
    address = addresses(filled)[page]

    with CaptureQueriesContext(connection) as asked:
        answer = Client().get(address)

    assert answer.status_code == 200
    assert asked_by_the_page(asked) <= MOST_QUERIES


def test_the_start_page_asks_no_more_for_much_than_for_little(
    filled: Partnership,
) -> None:
    for number in range(12):
        an_article(filled, f"Kolejne spotkanie {number}")

    with CaptureQueriesContext(connection) as asked:
        Client().get("/")

    assert asked_by_the_page(asked) <= MOST_QUERIES


@pytest.mark.parametrize("page", ["start", "articles", "article"])
def test_a_first_visit_weighs_at_most_sixty_kilobytes_without_photographs(
    page: str, filled: Partnership
) -> None:
    answer = Client().get(addresses(filled)[page], headers={"accept-encoding": "gzip"})
    html = gzip.decompress(answer.content).decode()

    sheet = staticfiles.assemble()
    files = {name.removeprefix("/static/") for name in _NAMED.findall(html)} | set(_LATIN.findall(sheet))
    weights = {name: len(packed(name, sheet)) for name in files}
    own = re.findall(r'href="(/partnerstwa/[^"]+\.css)"', html)
    weights |= {name: len(gzip.compress(Client().get(name).content)) for name in own}

    assert len(answer.content) <= 15_000
    assert len(weights) <= MOST_REQUESTS
    assert sum(weights.values()) + len(answer.content) <= MOST_BYTES, weights


def packed(name: str, sheet: str) -> bytes:
    if name == staticfiles.BUNDLE:
        return gzip.compress(sheet.encode(), 9)
    content = (settings.ROOT / "static" / name).read_bytes()
    return content if name.endswith(".woff2") else gzip.compress(content, 9)


def test_a_page_is_sent_compressed_and_only_once(filled: Partnership) -> None:
    answer = Client().get("/artykuly/", headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]


def test_what_is_coming_is_what_is_public_and_ahead(filled: Partnership) -> None:
    with scope(partnership=filled):
        hidden = a_meeting(filled, title="Spotkanie robocze", day=TODAY + timedelta(days=5), is_public=False)
        shown = Meeting.objects.exclude(pk=hidden.pk).get()

    page = Client().get("/").content.decode()

    assert f"/spotkania/{shown.pk}/" in page
    assert "Spotkanie robocze" not in page
    with clock.frozen(TODAY + timedelta(days=10)):
        assert f"/spotkania/{shown.pk}/" not in Client().get("/").content.decode()
