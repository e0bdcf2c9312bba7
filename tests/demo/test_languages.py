"""A11Y-02 on the whole demonstration: the Ukrainian interface marks every Polish word of the records.

Ukrainian is written in Cyrillic, so a Latin word that nobody marked is easily told from the interface.
"""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from spoiwo.accounts.models import User
from tests.journeys.pages import INNER, PUBLIC, address_of
from tests.journeys.people import COORDINATOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

WORD = re.compile(r"[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]{3,}")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b[\w/.-]+\.(?:pl|json|csv|txt|xlsx|ods|pdf)\b|[0-9a-f]{64}")
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
# Programs, formats, keys and typefaces are called the same in every language.
NAMES = frozenset(
    (
        "Spoiwo",
        "Atom",
        "Brygada",
        "Delete",
        "Emoji",
        "Enter",
        "Excel",
        "Feed",
        "GeoNames",
        "htmx",
        "JavaScript",
        "LibreOffice",
        "Morfeusz",
        "Noto",
        "Open",
        "Referral",
        "Sans",
        "Source",
        "Tab",
        "WebP",
        "Word",
        "cookie",
        "iCalendar",
    )
)
UNREAD = frozenset(("script", "style", "title", "code"))


class Reader(HTMLParser):
    """Collect the text that a screen reader would say in Ukrainian."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inherited = self.open[-1][1] if self.open else ""
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang", inherited) or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] == "uk" and not UNREAD & {tag for tag, _ in self.open}:
            self.said.append(data)


def unmarked(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    texts = (" ".join(ADDRESS.sub(" ", text).split()) for text in reader.said)
    return [
        text for text in texts if any(not word.isupper() and word not in NAMES for word in WORD.findall(text))
    ]


def _reader(user: User | None = None) -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    if user:
        client.force_login(user)
    return client


@pytest.mark.parametrize("name", PUBLIC)
def test_polish_words_of_a_public_page_are_marked(name: str) -> None:
    page = _reader().get(address_of(name)).content.decode()

    assert unmarked(page) == []


@pytest.mark.parametrize("name", INNER)
def test_polish_words_of_an_inner_page_are_marked(name: str) -> None:
    page = _reader(User.objects.get(email=COORDINATOR)).get(address_of(name)).content.decode()

    assert unmarked(page) == []
