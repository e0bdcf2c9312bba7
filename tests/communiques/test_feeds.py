"""Feeds and the frame: valid for independent readers, open to every website, following nobody."""

import json
import xml.etree.ElementTree as ET
from datetime import datetime

import feedparser
import jsonschema
import pytest
from django.conf import settings
from django.test import Client

from spoiwo.communiques import services
from spoiwo.communiques.services.visiting import frame_address
from spoiwo.partnerships.models import Partnership
from tests.factories.communiques import SYSTEM, TITLE, a_published

PUBLIC = "/partnerstwa/powiat-zwolenski/komunikaty/"
FRAME = "/osadz/powiat-zwolenski/komunikaty/"
# What https://www.jsonfeed.org/version/1.1/ requires, in our words.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "feed_url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "language": {"type": "string", "pattern": "^[a-z]{2}"},
        "authors": {
            "type": "array",
            "items": {"type": "object", "anyOf": [{"required": [one]} for one in ("name", "url", "avatar")]},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https?://"},
                    "title": {"type": "string"},
                    "content_html": {"type": "string"},
                    "date_published": {"type": "string", "format": "date-time"},
                },
            },
        },
    },
}


@pytest.fixture
def anybody(client: Client) -> Client:
    return client


def test_atom_is_read_by_an_independent_reader(home: Partnership, anybody: Client) -> None:
    communique = a_published(home, title='Tytuł <z> & "cudzysłowem"\x0b')

    answer = anybody.get(f"{PUBLIC}atom.xml")

    assert answer["Content-Type"].startswith("application/atom+xml")
    ET.fromstring(answer.content)
    read = feedparser.parse(answer.content)
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.title == "Komunikaty: Partnerstwo powiatu zwoleńskiego"
    assert read.feed.links[0].href == f"{settings.SITE_ADDRESS}{PUBLIC}atom.xml"
    [entry] = read.entries
    assert (entry.id, entry.link) == (communique.address, communique.address)
    assert "<li>" in entry.content[0].value
    assert datetime.fromisoformat(entry.updated) == communique.published_at


def test_a_feed_without_communiques_is_valid_too(home: Partnership, anybody: Client) -> None:
    read = feedparser.parse(anybody.get(f"{PUBLIC}atom.xml").content)

    assert (read.bozo, read.entries) == (False, [])
    assert read.feed.updated
    jsonschema.validate(anybody.get(f"{PUBLIC}feed.json").json(), JSON_FEED)


def test_json_feed_fits_its_definition(home: Partnership, anybody: Client) -> None:
    communique = a_published(home)

    answer = anybody.get(f"{PUBLIC}feed.json")

    assert answer["Content-Type"].startswith("application/feed+json")
    said = json.loads(answer.content)
    jsonschema.validate(said, JSON_FEED, format_checker=jsonschema.FormatChecker())
    assert said["items"][0]["url"] == communique.address
    assert communique.address in said["items"][0]["content_html"]


@pytest.mark.parametrize("feed", ["atom.xml", "feed.json"])
def test_a_feed_is_sent_once_and_to_any_website(home: Partnership, anybody: Client, feed: str) -> None:
    a_published(home)
    answer = anybody.get(f"{PUBLIC}{feed}")

    again = anybody.get(f"{PUBLIC}{feed}", headers={"If-None-Match": answer["ETag"]})

    assert (again.status_code, answer["Access-Control-Allow-Origin"]) == (304, "*")
    assert "sesja" not in answer.cookies


def test_a_withdrawn_communique_leaves_the_feeds_and_the_frame(home: Partnership, anybody: Client) -> None:
    communique = a_published(home)
    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="pomyłka")

    for address in (f"{PUBLIC}atom.xml", f"{PUBLIC}feed.json", FRAME):
        assert TITLE not in anybody.get(address).content.decode()


def test_only_the_frame_may_stand_in_a_frame_and_it_follows_nobody(
    home: Partnership, anybody: Client
) -> None:
    a_published(home)
    page = anybody.get(FRAME)

    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page
    assert "script-src 'none'" in page["Content-Security-Policy"]
    assert (page["Referrer-Policy"], len(page.cookies)) == ("no-referrer", 0)
    shown = page.content.decode().replace("\u00a0", " ")
    assert TITLE in shown
    assert "<script" not in shown
    assert "<form" not in shown
    other = anybody.get(PUBLIC)
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"


def test_the_frame_is_kept_for_everybody_so_its_language_is_nobodys_choice(
    home: Partnership, anybody: Client
) -> None:
    a_published(home)
    plain = anybody.get(FRAME)
    anybody.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"

    chosen = anybody.get(FRAME)

    assert chosen.content == plain.content
    assert (chosen["Cache-Control"], chosen["Content-Language"]) == ("public, max-age=900", "pl")


def test_the_page_offers_the_frame_to_be_pasted(home: Partnership, anybody: Client) -> None:
    shown = anybody.get(PUBLIC).content.decode()

    assert f"&lt;iframe src=&quot;{frame_address(home)}&quot;" in shown
    assert 'type="application/atom+xml"' in shown


def test_our_visitor_says_who_it_is(anybody: Client, db: None) -> None:
    page = anybody.get("/odwiedziny/").content.decode()

    assert settings.FOREIGN_AGENT in page
    assert "User-agent: Spoiwo" in page
