"""Communiqués as feeds for members' websites: Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from lxml import etree

from spoiwo.common import clock
from spoiwo.common.printable import clean
from spoiwo.communiques import content
from spoiwo.communiques.models import Communique
from spoiwo.communiques.papers import marking_of
from spoiwo.partnerships.models import Partnership

ATOM = "http://www.w3.org/2005/Atom"
MOST = 30


@dataclass(frozen=True, slots=True)
class Feed:
    """A partnership with its communiqués, the latest first, and the address the feed is read at."""

    partnership: Partnership
    communiques: Sequence[Communique]
    address: str

    @property
    def title(self) -> str:
        """The name of the feed; a record, so Polish."""
        return f"Komunikaty: {self.partnership.short_name}"

    @property
    def home(self) -> str:
        """The page the feed tells of."""
        path = reverse("portal:communique_list", args=[self.partnership.slug])
        return f"{settings.SITE_ADDRESS}{path}"

    @property
    def changed(self) -> datetime:
        """When something was last published; for an empty feed now."""
        moments = [one.published_at for one in self.communiques if one.published_at]
        return max(moments, default=clock.now())


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom; the address of a communiqué is its lasting identity."""
    root = etree.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "pl"}, {None: ATOM}
    )
    _add(root, "title", feed.title)
    _add(root, "id", feed.home)
    _add(root, "updated", _moment(feed.changed))
    _add(root, "link", href=feed.address, rel="self", type="application/atom+xml")
    _add(root, "link", href=feed.home, rel="alternate", type="text/html")
    _add(_add(root, "author"), "name", feed.partnership.short_name)
    _add(root, "generator", "Spoiwo")
    for communique in feed.communiques:
        _entry(root, communique)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _entry(root: "etree._Element", communique: Communique) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", communique.title)
    _add(entry, "id", communique.address)
    _add(entry, "link", href=communique.address, rel="alternate", type="text/html")
    moment = _moment(communique.published_at or clock.now())
    _add(entry, "published", moment)
    _add(entry, "updated", moment)
    if communique.lead:
        _add(entry, "summary", communique.lead)
    _add(entry, "content", _html(communique), type="html")


def _add(parent: "etree._Element", name: str, text: str = "", **attributes: str) -> "etree._Element":
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = clean(text) or None
    return child


def as_json(feed: Feed) -> bytes:
    """Return the feed as JSON Feed 1.1."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": "pl",
        "authors": [{"name": feed.partnership.short_name}],
        "items": [_item(communique) for communique in feed.communiques],
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _item(communique: Communique) -> dict[str, str]:
    item = {
        "id": communique.address,
        "url": communique.address,
        "title": clean(communique.title),
        "content_html": _html(communique),
        "date_published": _moment(communique.published_at or clock.now()),
    }
    return item | ({"summary": clean(communique.lead)} if communique.lead else {})


def _html(communique: Communique) -> str:
    """Return the words with the link by which a page that shows them is known to carry the communiqué."""
    label = f"{communique.label}: {communique.address}"
    parts = (communique.text, label, marking_of(communique))
    return str(content.to_html(clean("\n\n".join(part for part in parts if part)), level=3))


def _moment(moment: datetime) -> str:
    return moment.astimezone(clock.WARSAW).isoformat(timespec="seconds")
