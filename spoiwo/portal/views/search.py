"""One box over everything public."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.web.reading import read_only
from spoiwo.portal.parts import Link
from spoiwo.search import registry
from spoiwo.search.results import Results
from spoiwo.search.selectors import search as find

PAGE_SIZE = 20
LONGEST_QUERY = 200
LAST_PAGE = 100


@read_only
def search(request: HttpRequest) -> HttpResponse:
    """Search institutions, partnerships, agreements and persons in office; the address keeps the question."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    kind = request.GET.get("rodzaj", "")
    kind = kind if kind in {source.kind for source in registry.known()} else ""
    number = _page_number(request)
    results = _found(query, kind, number)
    context = {
        "q": query,
        "kind": kind,
        "results": results,
        "page": _pages(results, number),
        "facets": _facets(request, kind) if query else [],
        "total_words": _total_words(results),
    }
    return render(request, "portal/search.html", context)


def _found(query: str, kind: str, number: int) -> Results:
    if not query:
        return Results(query="")
    return find(query, kinds=[kind] if kind else None, limit=PAGE_SIZE, offset=PAGE_SIZE * (number - 1))


def _page_number(request: HttpRequest) -> int:
    typed = request.GET.get("strona", "1")
    return min(max(int(typed), 1), LAST_PAGE) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def _pages(results: Results, number: int) -> Page[int]:
    """Return the page for the pagination: the engine has cut the hits already."""
    paginator = Paginator(range(results.total), PAGE_SIZE)
    return paginator.get_page(number)


def _facets(request: HttpRequest, chosen: str) -> list[Link]:
    question = request.GET.copy()
    question.pop("strona", None)
    question.pop("rodzaj", None)
    everything = Link(_("Everything"), f"?{question.urlencode()}", current=not chosen)
    links = [everything]
    for source in registry.known():
        question["rodzaj"] = source.kind
        links.append(Link(source.label, f"?{question.urlencode()}", current=source.kind == chosen))
    return links


def _total_words(results: Results) -> str:
    if results.is_capped:
        return _("over %(number)s results") % {"number": results.total}
    words = ngettext("%(number)s result", "%(number)s results", results.total)
    return words % {"number": results.total}
