"""What was asked in the address of the search page, and what else may be chosen there."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.web.numbers import year_number
from spoiwo.portal.filters import Choice, select
from spoiwo.portal.parts import Link
from spoiwo.portal.selectors.finding import narrowed, partnerships_to_choose, places_of_records
from spoiwo.search import registry
from spoiwo.search.scope import ANYTHING, Narrowing
from spoiwo.search.selectors import public_years

LONGEST_QUERY = 200
LAST_PAGE = 100
_BACK = "wyniki"
_KEPT = ("q", "rodzaj", "partnerstwo", "od", "do", "teren", "strona")
# A question of 200 letters beyond ASCII, each written as up to twelve signs.
_LONGEST_MARK = 4_000
# What lies beyond is a slip of the finger.
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, the kind and the filters; what is not among the choices narrows nothing."""

    query: str
    kind: str = ""
    page: int = 1
    filters: tuple[Choice, ...] = ()
    narrowing: Narrowing = ANYTHING

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter beside the kind is used."""
        return any(choice.is_used for choice in self.filters)

    def address(self, **instead: str) -> str:
        """Return this question as an address with some parts replaced; the page number is not kept."""
        kept = (
            {"q": self.query, "rodzaj": self.kind} | {one.name: one.value for one in self.filters} | instead
        )
        return "?" + urlencode({name: value for name, value in kept.items() if value})

    @property
    def mark(self) -> str:
        """What a link to a record carries, so that its page can lead back here."""
        page = {"strona": str(self.page)} if self.page > 1 else {}
        return "?" + urlencode({_BACK: self.address(**page).removeprefix("?")})

    @property
    def unfiltered(self) -> str:
        """The address of the same words without any filter."""
        return "?" + urlencode({"q": self.query})


def asked(typed: Mapping[str, str]) -> Asked:
    """Read the address: whatever is written there, only known kinds, years and places count."""
    query = typed.get("q", "").strip()[:LONGEST_QUERY]
    if not query:
        return Asked("")
    kind = typed.get("rodzaj", "")
    kind = kind if kind in {source.kind for source in registry.known()} else ""
    day = clock.today()
    partnerships = partnerships_to_choose()
    since, until = _year(typed.get("od", "")), _year(typed.get("do", ""))
    years = _years(since, until)
    chosen = typed.get
    named = [(slug, name) for _pk, slug, name in partnerships]
    places = places_of_records(day)
    whose, whole, where = _("Partnership"), _("all partnerships"), _("Place")
    filters = (
        select("partnerstwo", whose, whole, named, chosen("partnerstwo", ""), says_names=True),
        select("od", _("From the year"), _("any year"), years, str(since or "")),
        select("do", _("To the year"), _("any year"), years, str(until or "")),
        select("teren", where, _("anywhere"), places, chosen("teren", ""), says_names=True),
    )
    partnership, *_between, place = (one.value for one in filters)
    number = next((pk for pk, slug, _name in partnerships if slug == partnership), None)
    narrowing = narrowed(number, since, until, place, day)
    return Asked(query, kind, _page_number(typed.get("strona", "1")), filters, narrowing)


def way_back(typed: Mapping[str, str]) -> str:
    """Return the address of the results from which a page was opened; empty when it was not.

    Only the known parts are taken over, so the link leads nowhere but to the search.
    """
    parts = dict(parse_qsl(typed.get(_BACK, "")[:_LONGEST_MARK]))
    kept = {name: parts[name][:LONGEST_QUERY] for name in _KEPT if parts.get(name)}
    return f"{reverse('portal:search')}?{urlencode(kept)}" if "q" in kept else ""


def _year(typed: str) -> int | None:
    year = year_number(typed)
    return year if year in _YEARS else None


def _years(*chosen: int | None) -> list[tuple[str, str]]:
    """Return the years in which there is something, the latest first; one asked for stays in the list."""
    years = {*public_years(), *(year for year in chosen if year)}
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def _page_number(typed: str) -> int:
    return min(max(int(typed), 1), LAST_PAGE) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def facets(asked: Asked, counts: Mapping[str, int]) -> list[Link]:
    """Return the kinds with what each has under these filters; a kind that has nothing is left out."""
    links = [Link(_("Everything"), asked.address(rodzaj=""), str(sum(counts.values())), not asked.kind)]
    for source in registry.known():
        number, is_chosen = counts.get(source.kind, 0), source.kind == asked.kind
        if number or is_chosen:
            links.append(Link(source.label, asked.address(rodzaj=source.kind), str(number), is_chosen))
    return links
