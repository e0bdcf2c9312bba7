"""Recommendations of a partnership in public, each with the chain to its effect; effects of a year."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.numbers import year_number
from spoiwo.common.web.reading import read_only
from spoiwo.meetings.marks import lineup_about
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.recommendations import selectors
from spoiwo.recommendations.states import NUMBERED, Kind, State
from spoiwo.visits.web import visits_here

A_PAGE = 40
_STATES = [(state, State(state).label) for state in NUMBERED]


@read_only
@public_view
def recommendation_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what was adopted, narrowed by year, kind, state and body, and the effects beside it."""
    own = selectors.bodies_of_register(partnership, public_only=True)
    year = year_number(request.GET.get("rok", ""))
    wanted = selectors.RecommendationFilter(
        kind=request.GET.get("rodzaj", ""),
        state=request.GET.get("stan", ""),
        year=year,
        body=next((body for body in own if body.slug == request.GET.get("organ")), None),
        words=request.GET.get("q", "").strip()[:100],
    )
    effects = selectors.effects_of(partnership, year, public_only=True)
    page = Paginator(selectors.recommendations_of(partnership, wanted, public_only=True), A_PAGE)
    if not page.count and not effects and wanted == selectors.RecommendationFilter():
        raise NotFound(_("This partnership shows no recommendations in public."))
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "page": page.get_page(request.GET.get("strona")),
        "wanted": wanted,
        "years": selectors.years_of(partnership, public_only=True),
        "bodies": own,
        "kinds": Kind.choices,
        "states": _STATES,
        "effects": [(one, list(rows)) for one, rows in groupby(effects, key=lambda effect: effect.year)],
    }
    return render(request, "portal/recommendation_list.html", context)


@read_only
@public_view
def recommendation(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one: its words, and the chain from the adopted text to the effect."""
    found = selectors.public_recommendation(partnership, pk)
    context = {
        "visits": visits_here(request),
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "record": record_of(items.recommendation(found)),
        "recommendation": found,
        "lineup": lineup_about(selectors.meeting_of(found)),
        "chain": selectors.chain_of(found, public_only=True),
    }
    return render(request, "portal/recommendation.html", context)
