"""Good practices of a partnership in public: the list, one card, the card as a paper."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.documents.web import document_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.practices import papers, selectors
from spoiwo.visits.web import visits_here

A_PAGE = 40


@read_only
@public_view
def practice_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the published cards, narrowed by whose they are, by use elsewhere and by words."""
    if not selectors.is_any_public(partnership):
        raise NotFound(_("This partnership has published no cards of good practice."))
    wanted = replace(selectors.filter_of(request.GET), state="")
    rows = selectors.practices_of(partnership, clock.today(), wanted, public_only=True)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "places": selectors.places_of(partnership, clock.today(), public_only=True),
    }
    return render(request, "portal/practice_list.html", context)


@read_only
@public_view
def practice(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one published card."""
    found = selectors.public_practice(partnership, pk)
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "record": record_of(items.practice(found)),
        "practice": found,
        "card": selectors.card_of(found, public_only=True),
    }
    return render(request, "portal/practice.html", context)


@read_only
@public_view
def practice_file(request: HttpRequest, partnership: Partnership, pk: int, kind: str) -> HttpResponse:
    """Hand a published card out to be printed."""
    found = selectors.public_practice(partnership, pk)
    document = papers.practice_paper(found)
    return document_download(
        document,
        kind,
        partnership=partnership,
        kind=papers.KIND,
        name=f"{document.title} {found.title}"[:120],
    )
