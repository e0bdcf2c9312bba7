"""Feeds for other websites: Atom (RFC 4287) and JSON Feed 1.1, both written from one description."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from spoiwo.common import clock
from spoiwo.common.printable import clean

MOST = 30
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a feed tells of; ``id`` stays the same for ever, ``html`` or ``text`` says what it is."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    author: str = ""
    tags: Sequence[str] = ()
    # A picture (JPEG) that stands for it.
    image: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new on a page, the latest first; its words are records, so Polish.

    ``home`` is the page, ``address`` where the feed is read; ``author`` stands for entries without one.
    """

    title: str
    home: str
    address: str
    entries: Sequence[Entry]
    author: str = ""

    @property
    def changed(self) -> datetime:
        """When something was last changed; of an empty feed now."""
        return max((one.updated for one in self.entries), default=clock.now())


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    root = etree.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: "pl"}, {None: _ATOM})
    _add(root, "title", feed.title)
    _add(root, "id", feed.home)
    _add(root, "updated", moment(feed.changed))
    _add(root, "link", href=feed.address, rel="self", type="application/atom+xml")
    _add(root, "link", href=feed.home, rel="alternate", type="text/html")
    _add_author(root, feed.author)
    _add(root, "generator", "Spoiwo")
    for one in feed.entries:
        _entry(root, one)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _entry(root: "etree._Element", one: Entry) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", one.title)
    _add(entry, "id", one.id)
    _add(entry, "link", href=one.url, rel="alternate", type="text/html")
    _add(entry, "published", moment(one.published))
    _add(entry, "updated", moment(one.updated))
    _add_author(entry, one.author)
    if one.image:
        _add(entry, "link", href=one.image, rel="enclosure", type="image/jpeg")
    if one.summary:
        _add(entry, "summary", one.summary)
    if one.html:
        _add(entry, "content", one.html, type="html")


def _add_author(parent: "etree._Element", name: str) -> None:
    if name:
        _add(_add(parent, "author"), "name", name)


def _add(parent: "etree._Element", name: str, text: str = "", **attributes: str) -> "etree._Element":
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = clean(text) or None
    return child


def as_json(feed: Feed) -> bytes:
    """Return the feed as JSON Feed 1.1; what is empty is left out."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": "pl",
        **_authors(feed.author),
        "items": [_item(one) for one in feed.entries],
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _item(one: Entry) -> dict[str, object]:
    summary = clean(one.summary)
    return {
        "id": one.id,
        "url": one.url,
        "title": clean(one.title),
        "date_published": moment(one.published),
        "date_modified": moment(one.updated),
        **({"content_html": one.html} if one.html else {"content_text": summary or clean(one.title)}),
        **({"summary": summary} if summary else {}),
        **({"image": one.image} if one.image else {}),
        **_authors(one.author),
        **({"tags": list(one.tags)} if one.tags else {}),
    }


def _authors(name: str) -> dict[str, object]:
    return {"authors": [{"name": name}]} if name else {}


def moment(at: datetime) -> str:
    """Return a moment in Warsaw to the second (BIP-08)."""
    return at.astimezone(clock.WARSAW).isoformat(timespec="seconds")
