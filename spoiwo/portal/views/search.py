"""One box over everything public."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.polish import slugify
from spoiwo.common.web.reading import read_only
from spoiwo.portal.search_filters import Asked, asked, facets
from spoiwo.search.results import Results
from spoiwo.search.selectors import meanings
from spoiwo.search.selectors import search as find

PAGE_SIZE = 20


@read_only
def search(request: HttpRequest) -> HttpResponse:
    """Search all public records by words and filters; the address keeps the question."""
    wanted = asked(request.GET)
    results = _found(wanted)
    context = {
        "q": wanted.query,
        "asked": wanted,
        "results": results,
        "meanings": [(slugify(one.short), one) for one in meanings(wanted.query)],
        "page": _pages(results, wanted.page),
        "facets": facets(wanted, results.counts),
        "total_words": _total_words(results),
        "corrected": wanted.address(q=results.did_you_mean),
        "unnarrowed": _without_filters(wanted, results),
    }
    return render(request, "portal/search.html", context)


def _found(wanted: Asked) -> Results:
    if not wanted.query:
        return Results(query="")
    return find(
        wanted.query,
        kinds=[wanted.kind] if wanted.kind else None,
        narrowing=wanted.narrowing,
        with_counts=True,
        limit=PAGE_SIZE,
        offset=PAGE_SIZE * (wanted.page - 1),
    )


def _without_filters(wanted: Asked, results: Results) -> str:
    """Return how much the same words find without filters, when with them they find nothing."""
    if results.total or not (wanted.is_narrowed or wanted.kind):
        return ""
    anything = find(wanted.query, limit=1)
    return _total_words(anything) if anything.total else ""


def _pages(results: Results, number: int) -> Page[int]:
    """Return the page for the pagination: the engine has cut the hits already."""
    paginator = Paginator(range(results.total), PAGE_SIZE)
    return paginator.get_page(number)


def _total_words(results: Results) -> str:
    if results.is_capped:
        return _("over %(number)s results") % {"number": results.total}
    words = ngettext("%(number)s result", "%(number)s results", results.total)
    return words % {"number": results.total}
