"""An export file of WordPress (WXR: RSS 2.0 with names of its own), read as the hostile thing it may be.

Nothing in it is fetched or run: declarations and entities are refused, sizes and depths are bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput

MOST_BYTES = 100 * 1024 * 1024
MOST_ITEMS = 20_000
_DEEPEST = 40
_WORDPRESS = re.compile(r"\{http://wordpress\.org/export/[\d.]+/(excerpt/)?\}(.+)")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# What Polish and English WordPress call “no category”.
_NO_CATEGORY = frozenset({"uncategorized", "bez-kategorii"})


@dataclass(frozen=True, slots=True)
class OldPicture:
    """A picture of the old site: where it lay, and what was said of it."""

    address: str
    alternative: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class OldItem:
    """One article of the old site, as its export tells it."""

    guid: str
    link: str
    title: str
    creator: str
    html: str
    excerpt: str
    slug: str
    status: str
    has_password: bool
    written_at: datetime | None
    words: tuple[str, ...]
    leading: str


@dataclass(slots=True)
class OldSite:
    """What the file holds; ``others`` counts what is no article, by its kind."""

    address: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    items: list[OldItem] = field(default_factory=list)
    # By the number of the attachment.
    pictures: dict[str, OldPicture] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)


def read(content: bytes) -> OldSite:
    """Return what the file tells; raises BadInput with a sentence when it is no such file."""
    if len(content) > MOST_BYTES:
        raise BadInput(_("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 2**20}, "file")
    site = OldSite()
    is_export = False
    try:
        for tag, element in _elements(content):
            is_export = is_export or tag in {"wp:wxr_version", "wp:post_type"}
            if tag == "item":
                _take_item(site, element)
            elif tag == "wp:author":
                _take_author(site, element)
            elif tag == "wp:base_blog_url" or (tag == "link" and not site.address):
                site.address = (element.text or "").strip()[:500]
    except DefusedXmlException as trap:
        sentence = _("The file declares entities, which no export does. It was not read.")
        raise BadInput(sentence, "file") from trap
    except (ParseError, ValueError, LookupError) as error:
        sentence = _("The file is no whole XML: %(where)s. Export it again.")
        raise BadInput(sentence % {"where": str(error)[:100]}, "file") from error
    if not is_export:
        raise BadInput(_("This is no export of WordPress (Tools, Export, All content)."), "file")
    return site


def _elements(content: bytes) -> Iterator[tuple[str, Element]]:
    """Yield what stands right under the channel, and items whole; each is forgotten afterwards."""
    depth = 0
    channel: Element | None = None
    for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            depth += 1
            if depth > _DEEPEST:
                raise BadInput(
                    _("The file is no whole XML: %(where)s. Export it again.") % {"where": "…"}, "file"
                )
            channel = element if depth == 2 else channel
            continue
        depth -= 1
        if depth == 2:
            yield _name(element), element
            if channel is not None:
                channel.clear()


def _name(element: Element) -> str:
    tag = str(element.tag)
    if tag == _CONTENT:
        return "content"
    if tag == _CREATOR:
        return "creator"
    known = _WORDPRESS.fullmatch(tag)
    if known is None:
        return tag
    return "excerpt" if known[1] else f"wp:{known[2]}"


def _take_author(site: OldSite, element: Element) -> None:
    told = {_name(part): (part.text or "").strip() for part in element}
    login = told.get("wp:author_login", "")
    if login and len(site.authors) < MOST_ITEMS:
        full = f"{told.get('wp:author_first_name', '')} {told.get('wp:author_last_name', '')}".strip()
        site.authors[login] = (told.get("wp:author_display_name") or full or login)[:200]


def _take_item(site: OldSite, element: Element) -> None:
    if len(site.items) + len(site.pictures) >= MOST_ITEMS:
        sentence = _("The file holds more than %(most)d things. Export it by years.")
        raise BadInput(sentence % {"most": MOST_ITEMS}, "file")
    told: dict[str, str] = {}
    for part in element:
        told.setdefault(_name(part), (part.text or "").replace("\x00", ""))
    kind = told.get("wp:post_type", "post").strip()
    if kind == "post":
        site.items.append(_item(element, told))
    elif kind == "attachment":
        number = told.get("wp:post_id", "").strip()
        site.pictures[number] = OldPicture(
            told.get("wp:attachment_url", "").strip()[:1000],
            alternative=_meta(element, "_wp_attachment_image_alt")[:300],
            caption=" ".join(told.get("excerpt", "").split())[:300],
        )
    else:
        site.others[kind[:40]] = site.others.get(kind[:40], 0) + 1


def _item(element: Element, told: dict[str, str]) -> OldItem:
    link = told.get("link", "").strip()[:1000]
    return OldItem(
        guid=(told.get("guid", "").strip() or link)[:500],
        link=link,
        title=told.get("title", ""),
        creator=told.get("creator", "").strip(),
        html=told.get("content", ""),
        excerpt=told.get("excerpt", ""),
        slug=told.get("wp:post_name", "").strip(),
        status=told.get("wp:status", "publish").strip(),
        has_password=bool(told.get("wp:post_password", "").strip()),
        written_at=_moment(told),
        words=tuple(_words(element)),
        leading=_meta(element, "_thumbnail_id"),
    )


def _words(element: Element) -> Iterator[str]:
    """Yield categories, then tags."""
    for domain in ("category", "post_tag"):
        for part in element.iterfind("category"):
            if part.get("domain") == domain and part.get("nicename") not in _NO_CATEGORY:
                yield " ".join((part.text or "").replace(",", " ").split())


def _meta(element: Element, key: str) -> str:
    for part in element:
        if _name(part) == "wp:postmeta":
            told = {_name(one): (one.text or "").strip() for one in part}
            if told.get("wp:meta_key") == key:
                return told.get("wp:meta_value", "")
    return ""


def _moment(told: dict[str, str]) -> datetime | None:
    """Return when it was published: in the time of the world, else of Warsaw, else as RSS says it."""
    for name, zone in (("wp:post_date_gmt", UTC), ("wp:post_date", clock.WARSAW)):
        try:
            return datetime.strptime(told.get(name, "").strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        except ValueError:
            continue
    try:
        found = parsedate_to_datetime(told.get("pubDate", ""))
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=clock.WARSAW)
