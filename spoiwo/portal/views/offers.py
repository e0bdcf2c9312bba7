"""Who can help: offers of one partnership or of all, one of them, and its sheet for the counter."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.forms import status_of
from spoiwo.common.web.reading import read_only
from spoiwo.documents.web import document_download
from spoiwo.offers import papers, selectors, wording
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import Found
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import area_choices, words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.forms import NeedForm
from spoiwo.portal.published import items
from spoiwo.portal.published.record import record_of
from spoiwo.portal.selectors.areas import INDENT, areas_of_partnerships
from spoiwo.visits.web import visits_here

ASKING = ["GET", "HEAD", "POST"]
# Fields that may stand in an address: they say nothing of anybody.
IN_ADDRESS = ("teren", "temat", "jezyk", "darmo")


@csrf_exempt  # it only reads; a token would make the page personal and impossible to keep in a cache
@sensitive_post_parameters()
@transaction.non_atomic_requests
@require_http_methods(ASKING)
def offer_find(request: HttpRequest) -> HttpResponse:
    """Look among the offers of all public partnerships."""
    return _answer(request, None, areas_of_partnerships(clock.today()))


@csrf_exempt  # likewise
@sensitive_post_parameters()
@require_http_methods(ASKING)
@public_view
def offer_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Look among the offers of one partnership."""
    units = area_choices(partnership, clock.today())
    widest = min((len(unit.key) for unit in units), default=0)
    areas = [(unit.key, unit.label if len(unit.key) == widest else INDENT + unit.label) for unit in units]
    return _answer(request, partnership, areas)


def _answer(
    request: HttpRequest, partnership: Partnership | None, areas: Iterable[tuple[str, str]]
) -> HttpResponse:
    typed = request.POST if request.method == "POST" else request.GET
    narrowed = request.method == "POST" or any(name in typed for name in IN_ADDRESS)
    data = typed if request.method == "POST" else {name: typed[name] for name in IN_ADDRESS if name in typed}
    form = NeedForm(data if narrowed else {}, areas=areas)
    found = Found()
    if form.is_valid():
        found = selectors.find(form.need(), day=clock.today(), partnership=partnership, page=form.page)
    words = words_of([partnership], page_language())[partnership.pk] if partnership else None
    context = {
        "partnership": partnership,
        "words": words,
        "form": form,
        "found": found,
        "number_words": _number_words(found),
        "is_asked": form.is_valid() and form.need().is_narrowed,
        "is_detailed": form.is_detailed,
        "next_page": found.page + 1,
    }
    status = status_of(form)
    response = render(request, "portal/offer_list.html", context, status=status)
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store, private"
    return response


def _number_words(found: Found) -> str:
    if found.is_capped:
        return _("over %(number)d offers") % {"number": found.total}
    words = ngettext("%(number)d offer", "%(number)d offers", found.total)
    return words % {"number": found.total}


@read_only
@public_view
def offer(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one offer; one that ended or faded says so."""
    found = selectors.public_offer(partnership, pk)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "visits": visits_here(request),
        "record": record_of(items.offer(found)),
        "offer": found,
        "schedules": selectors.schedule_of(found),
        "areas": list(found.areas.all()),
        "age": wording.age_words(found),
        "cost": wording.cost_words(found),
        "places": wording.places_words(found),
        "languages": wording.language_words(found),
        "access": wording.access_words(found),
        "topics": wording.topic_words(found),
        "place": wording.place_words(found),
    }
    return render(request, "portal/offer.html", context)


@read_only
@public_view
def offer_sheet(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Hand out the offer as a sheet to print at the counter."""
    found: Offer = selectors.public_offer(partnership, pk)
    areas = [unit.full_name for unit in found.areas.all()]
    address = f"{settings.SITE_ADDRESS}{found.get_absolute_url()}"
    paper = papers.offer_sheet(found, selectors.schedule_of(found), areas, address)
    return document_download(paper, "pdf", partnership=partnership, kind="offer")
