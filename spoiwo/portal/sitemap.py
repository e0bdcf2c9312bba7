"""The map of the site for machines, read from the search index: it holds what anybody may find, no more."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.urls import reverse

from spoiwo.pages.selectors import Spoken, translated
from spoiwo.portal import fixed_pages
from spoiwo.search.selectors import public_addresses, public_addresses_under, public_kinds
from spoiwo.sites.selectors import OwnSite, hosted_roots
from spoiwo.sites.web import address_of

# A file may hold 50 000 addresses; shorter ones are made sooner.
A_PART = 10_000
FIXED = "strony"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
# Pages that say the same in other languages are named beside each other.
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
# Pages of every partnership beside its own.
_OF_PARTNERSHIP = ("sygnatariusze/", "organy/", "spotkania/", "wnioski/")
PAGES = (
    "portal:home",
    "portal:partnership_list",
    "portal:organization_list",
    "portal:territory_list",
    "portal:offer_find",
    "portal:showcase_find",
    "portal:glossary",
    "portal:licences",
    "portal:contact",
    "portal:instruction",
    "portal:privacy",
    "portal:site_map",
    "portal:visitor",
    "accessibility:site_declaration",
    "opendata:index",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the map: a kind of things and its number among the files of the kind."""

    kind: str
    number: int
    changed_at: datetime | None

    @property
    def url(self) -> str:
        """Its address."""
        return settings.SITE_ADDRESS + reverse("portal:sitemap_part", args=[self.kind, self.number])


def parts() -> list[Part]:
    """Return the files of the map, in one query."""
    found = [Part(FIXED, 1, None)]
    for kind, count, changed_at in public_kinds():
        if kind == fixed_pages.KIND:
            continue
        found += [Part(kind, number, changed_at) for number in range(1, 2 + (count - 1) // A_PART)]
    return found


def index_xml() -> str:
    """Return the list of the files."""
    rows = (f"<sitemap><loc>{escape(one.url)}</loc>{_lastmod(one.changed_at)}</sitemap>\n" for one in parts())
    return f"{_XML}<sitemapindex {_XMLNS}>\n{''.join(rows)}</sitemapindex>\n"


def part_xml(kind: str, number: int) -> Iterator[str]:
    """Yield a file of the map, however long, in one query; an unknown one is empty."""
    yield f"{_XML}<urlset {_XMLNS} {_XHTML}>\n"
    if kind == FIXED:
        yield from (_url(reverse(name), None) for name in PAGES)
    else:
        # Pages with a host name of their own stand in the map of that name: each has one address.
        elsewhere, tongues = hosted_roots(), _tongues(kind)
        fixed = {reverse(name) for name in PAGES}
        for address, changed_at in public_addresses(kind, (number - 1) * A_PART, A_PART):
            if address.startswith(elsewhere) or address in fixed:
                continue
            if address in tongues:
                yield from _family(tongues[address], lambda path: settings.SITE_ADDRESS + path)
                continue
            yield _url(address, changed_at)
            if kind == "partnership":
                yield from (_url(address + more, None) for more in _OF_PARTNERSHIP)
    yield "</urlset>\n"


def own_xml(site: OwnSite) -> Iterator[str]:
    """Yield the whole map of a partnership under its own host name, in one query."""
    yield f"{_XML}<urlset {_XMLNS} {_XHTML}>\n"
    tongues = translated(site.slug)
    yield from (_whole(address_of(site, site.root + more), None) for more in ("", *_OF_PARTNERSHIP))
    for address, changed_at in public_addresses_under(site.root, A_PART):
        if address in tongues:
            yield from _family(tongues[address], lambda path: address_of(site, path))
        elif address != site.root:
            yield _whole(address_of(site, address), changed_at)
    yield "</urlset>\n"


def _tongues(kind: str) -> Mapping[str, Sequence[Spoken]]:
    return translated() if kind == "article" else {}


def _family(spoken: Sequence[Spoken], whole: Callable[[str], str]) -> Iterator[str]:
    """Yield an article and its translations, each with all of them beside it."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one.language}" href="{escape(whole(one.address))}"/>'
        for one in spoken
    )
    for one in spoken:
        yield _whole(whole(one.address), one.changed_at, links)


def _url(address: str, changed_at: datetime | None) -> str:
    return _whole(settings.SITE_ADDRESS + address, changed_at)


def _whole(address: str, changed_at: datetime | None, links: str = "") -> str:
    return f"<url><loc>{escape(address)}</loc>{_lastmod(changed_at)}{links}</url>\n"


def _lastmod(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""
