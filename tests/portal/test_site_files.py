"""Files for machines: sitemap, robots.txt, security.txt, the head of pages and structured data."""

import json
import re
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django_scopes import scope
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.meetings import a_meeting
from tests.factories.registry import an_organization
from tests.reading import english, questions, read

_NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _xml(address: str) -> ElementTree.Element:
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(answer.content)


def _addresses() -> set[str]:
    """Return every address of the map, read file by file as a robot does."""
    found: set[str] = set()
    for part in _xml("/sitemap.xml").iterfind("s:sitemap/s:loc", _NS):
        assert part.text is not None
        rows = _xml(part.text.removeprefix(settings.SITE_ADDRESS)).iterfind("s:url/s:loc", _NS)
        found |= {(row.text or "").removeprefix(settings.SITE_ADDRESS) for row in rows}
    return found


def _entry(kind: str, number: int, url: str, *, is_public: bool = True) -> Entry:
    return Entry(
        kind=kind, object_id=number, title="x", folded=" x", url=url, is_public=is_public,
        updated_at=clock.now(),
    )  # fmt: skip


def test_the_map_holds_public_pages_and_each_of_them_opens(cast: Cast) -> None:
    an_organization(name="Fundacja Mapa & Syn")
    Entry.objects.bulk_create(
        [
            _entry("partnership", 900, cast.partnership.get_absolute_url()),
            _entry("meeting", 901, "/tajne/", is_public=False),
        ]
    )

    found = _addresses()

    assert {"/", "/kontakt/", "/dostepnosc/", f"{cast.partnership.get_absolute_url()}sygnatariusze/"} <= found
    assert any("fundacja-mapa-syn" in address for address in found)
    assert "/tajne/" not in found
    for address in found:
        assert Client().get(address).status_code == 200, address


def test_the_map_says_when_a_thing_was_last_changed(cast: Cast) -> None:
    with clock.frozen(datetime(2026, 5, 8, 9, tzinfo=clock.WARSAW)):
        an_organization(name="Fundacja Mapa")

    [changed] = _xml("/sitemap/organization-1.xml").iterfind("s:url/s:lastmod", _NS)

    assert changed.text is not None
    assert datetime.fromisoformat(changed.text) == datetime(2026, 5, 8, 9, tzinfo=clock.WARSAW)


def test_a_long_map_is_cut_into_files_and_asks_no_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spoiwo.portal.sitemap.A_PART", 40)
    few = questions(Client(), "/sitemap.xml")
    Entry.objects.bulk_create(_entry("idea", number, f"/pomysly/{number}/") for number in range(100))

    assert questions(Client(), "/sitemap.xml") == few == 1
    assert {f"/pomysly/{number}/" for number in range(100)} <= _addresses()
    assert Client().get("/sitemap/idea-3.xml").status_code == 200
    for nothing in ("idea-4", "idea-0", "nic-1"):
        assert Client().get(f"/sitemap/{nothing}.xml").status_code == 404


@pytest.mark.django_db
def test_robots_are_told_what_to_leave_and_where_the_map_is(settings: Settings) -> None:
    words = read(Client(), "/robots.txt").splitlines()
    assert words[0] == "User-agent: *"
    assert {"Disallow: /pulpit/", "Disallow: /szukaj/"} <= set(words)
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in words

    settings.IS_DEMO = True
    assert "Disallow: /" in read(Client(), "/robots.txt").splitlines()


@pytest.mark.django_db
def test_whom_to_tell_of_a_weakness_is_written_as_rfc_9116_asks(settings: Settings) -> None:
    assert Client().get("/.well-known/security.txt").status_code == 404

    settings.SECURITY_CONTACT = "mailto:bezpieczenstwo@example.org"
    answer = Client().get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:bezpieczenstwo@example.org"
    assert fields["Canonical"] == f"{settings.SITE_ADDRESS}/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(0) < expires - clock.now() < timedelta(days=365)


class _Head(HTMLParser):
    """What the head of a page tells machines."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: list[tuple[str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "meta" and (name := told.get("property") or told.get("name")):
            self.meta.append((name, told.get("content") or ""))
        elif tag == "link":
            self.links.append(told)


@pytest.mark.parametrize(
    "address",
    ["/", "/partnerstwa/", "/partnerstwa/powiat-zwolenski/", "/partnerstwa/powiat-zwolenski/wnioski/",
     "/kontakt/", "/otwarte-dane/", "/partnerstwa/powiat-zwolenski/sygnatariusze/?dzien=2020-01-01"],
)  # fmt: skip
def test_a_public_page_tells_its_address_and_its_title_once(cast: Cast, address: str) -> None:
    page = read(Client(), address)
    head = _Head(page)
    told = dict(head.meta)
    title = re.search(r"<title>(.*?) – Spoiwo</title>", page)

    assert len(head.meta) == len(told)
    assert [link["href"] for link in head.links if link.get("rel") == "canonical"] == [
        f"{settings.SITE_ADDRESS}{address}"
    ]
    assert told["og:url"] == f"{settings.SITE_ADDRESS}{address}"
    assert title is not None
    assert told["og:title"] == title[1]
    # A page has one address in all its languages, so no other is named.
    assert not [link for link in head.links if link.get("hreflang")]


def _structured(page: str) -> dict[str, object]:
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    told: dict[str, object] = json.loads(found)
    assert told["@context"] == "https://schema.org"
    return told


def test_pages_say_in_structured_data_what_they_are_about(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership, title="Spotkanie </script><b>", day=date(2026, 6, 3))
    office = an_organization(name="Urząd Gminy „Policzna”", category="jst.gmina")
    kinds = {
        "/": "WebSite",
        cast.partnership.get_absolute_url(): "Organization",
        office.get_absolute_url(): "GovernmentOrganization",
        f"{cast.partnership.get_absolute_url()}spotkania/{meeting.pk}/": "Event",
        "/otwarte-dane/": "DataCatalog",
    }

    told = {address: _structured(Client().get(address).content.decode()) for address in kinds}

    assert {address: one["@type"] for address, one in told.items()} == kinds
    event = told[f"{cast.partnership.get_absolute_url()}spotkania/{meeting.pk}/"]
    assert event["name"] == "Spotkanie </script><b>"
    assert str(event["startDate"]).startswith("2026-06-03")


def test_nothing_is_told_of_a_resident_beyond_her_page(cast: Cast) -> None:
    resident = an_organization(name="Anna Mak", category="inne.osoba", street="Cicha 3")

    page = Client().get(resident.get_absolute_url()).content.decode()

    assert "ld+json" not in page
    assert "Cicha 3" not in page


def test_structured_data_cannot_leave_their_place() -> None:
    words = "</script><script>alert(1)</script>\u2028\u2029 & <!--"

    made = Template("{% load pages %}{% structured_data data %}").render(Context({"data": {"name": words}}))

    assert made.count("<") == 2
    assert not set("\u2028\u2029&") & set(made)
    assert _structured(made)["name"] == words


@pytest.mark.django_db
def test_the_policy_of_the_page_needs_no_exception_for_structured_data() -> None:
    answer = english(Client()).get("/")

    assert "ld+json" in answer.content.decode()
    assert "script-src 'self';" in f"{answer['Content-Security-Policy']};"
