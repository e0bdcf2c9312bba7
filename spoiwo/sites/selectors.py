"""Sites of public partnerships, as every page needs them; held until the book of deeds grows."""

from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from django.conf import settings
from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.common.changes import changes
from spoiwo.common.texts import Text, page_language
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import PUBLIC_STAGES
from spoiwo.search.selectors import public_starts
from spoiwo.sites.models import Site
from spoiwo.sites.states import NOT_WHEN_EMPTY, ROUTES, Section

# A new drawing of the style sheet gets a new address, so browsers never hold an old one.
_DRAWING = "1"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One link of a menu; a section says its name in the reader's language, an own link in its own words."""

    url: str
    section: Section | None = None
    words: str = ""

    @property
    def label(self) -> Text:
        """What it says."""
        return Text(str(self.section.label), page_language()) if self.section else Text(self.words)


@dataclass(frozen=True, slots=True)
class OwnSite:
    """What pages of a partnership show of its own."""

    slug: str
    name: str
    host: str
    colour: str
    sign_url: str
    sign_words: str
    sign_width: int
    menu: tuple[MenuItem, ...]

    @property
    def root(self) -> str:
        """Where the partnership's pages begin."""
        return reverse("portal:partnership", args=[self.slug])

    @property
    def sheet_url(self) -> str:
        """The address of its colours, named by their content; nothing where it has none."""
        return reverse("sites:sheet", args=[self.slug, mark_of(self.colour)]) if self.colour else ""


class _Held:
    """All sites by address and by host; a few hundred at most, so one query reads them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number: int | None = None
        self._by_slug: dict[str, OwnSite] = {}

    def by_slug(self) -> dict[str, OwnSite]:
        number = changes.number if settings.SITES_HELD else None
        if number is None:
            return _read()
        with self._lock:
            if self._number != number:
                self._by_slug, self._number = _read(), number
            return self._by_slug


_held = _Held()


def site_of(slug: str) -> OwnSite | None:
    """Return the site of the public partnership of that address, or None where it has none of its own."""
    return _held.by_slug().get(slug)


def site_of_host(host: str) -> OwnSite | None:
    """Return the site that lives under the host name, or None."""
    return next((one for one in _held.by_slug().values() if one.host == host), None) if host else None


def site_at(path: str) -> OwnSite | None:
    """Return the site with a host name of its own to which the page of this path belongs, or None."""
    return next((one for one in _held.by_slug().values() if one.host and path.startswith(one.root)), None)


def hosted_roots() -> tuple[str, ...]:
    """Return where the pages of partnerships with a host name of their own begin."""
    return tuple(one.root for one in _held.by_slug().values() if one.host)


def mark_of(colour: str) -> str:
    """Return the short name of a colour's style sheet."""
    return sha256(f"{_DRAWING}{colour}".encode()).hexdigest()[:10]


def settings_of(partnership: Partnership) -> Site:
    """Return what is set for the partnership, or an unsaved site that looks like the portal."""
    found = Site.objects.select_related("sign").filter(partnership=partnership).first()
    return found or Site(partnership=partnership, version=0)


def menu_of(slug: str, sections: list[str], links: list[list[str]]) -> tuple[MenuItem, ...]:
    """Return the items of a menu in their order: sections, then own links."""
    own = [Section(name) for name in sections if name in Section.values]
    return (
        *(MenuItem(reverse(ROUTES[one], args=[slug]), section=one) for one in own),
        *(MenuItem(address, words=words) for words, address in links),
    )


def _read() -> dict[str, OwnSite]:
    with scopes_disabled():
        rows = list(
            Site.objects.filter(partnership__stage__in=PUBLIC_STAGES).select_related("partnership", "sign")
        )
    asked = {row.partnership.slug for row in rows if NOT_WHEN_EMPTY.intersection(row.sections)}
    filled = public_starts(asked) if asked else frozenset()
    return {row.partnership.slug: _own(row, filled) for row in rows}


def _own(row: Site, filled: frozenset[str]) -> OwnSite:
    slug = row.partnership.slug
    menu = menu_of(slug, row.sections, row.links)
    return OwnSite(
        slug=slug,
        name=row.partnership.short_name,
        host=row.host,
        colour=row.colour,
        sign_url=reverse("files:file_download", args=[row.sign.uuid]) if row.sign else "",
        sign_words=row.sign_words,
        sign_width=row.sign_width,
        menu=tuple(item for item in menu if item.section not in NOT_WHEN_EMPTY or item.url in filled),
    )
