"""Resolutions of a partnership whose register anybody may read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.numbers import year_number
from spoiwo.common.web.reading import read_only
from spoiwo.decisions import selectors
from spoiwo.decisions.states import ResolutionKind
from spoiwo.meetings.marks import lineup_about
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.visits.web import visits_here

A_PAGE = 40


@read_only
@public_view
def resolution_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what was adopted; a register kept for the partnership alone is not there for others."""
    if not selectors.is_public(partnership):
        raise NotFound(_("This partnership does not show its resolutions in public."))
    year, kind = request.GET.get("rok", ""), request.GET.get("rodzaj", "")
    wanted = selectors.ResolutionFilter(
        kind=kind,
        year=year_number(year),
        words=request.GET.get("q", "").strip()[:100],
    )
    rows = selectors.resolutions_of(partnership, wanted, public_only=True)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("strona")),
        "wanted": wanted,
        "years": selectors.years_of(partnership),
        "kinds": ResolutionKind.choices,
    }
    return render(request, "portal/resolution_list.html", context)


@read_only
@public_view
def resolution(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one adopted resolution: its text, its vote in numbers, its force."""
    found = selectors.public_resolution(partnership, pk)
    wording = selectors.adopted_wording(found)
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "record": record_of(items.resolution(found)),
        "resolution": found,
        "lineup": lineup_about(selectors.meeting_of(found)),
        "wording": wording,
        "units": selectors.units_of(found.mask.words(wording.text)) if wording else [],
        "result": selectors.result_of(found.motion) if found.motion else None,
    }
    return render(request, "portal/resolution.html", context)
