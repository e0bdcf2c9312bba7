"""Institutions: the list with its filters, and the page of each."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.reading import read_only
from spoiwo.portal import structured
from spoiwo.portal.filters import Choice, select
from spoiwo.portal.links import organization_slug, organization_url
from spoiwo.portal.selectors.areas import counties_of_seats
from spoiwo.portal.selectors.institution import institution_page
from spoiwo.portal.selectors.institution_work import work_of
from spoiwo.portal.selectors.organizations import (
    WantedInstitutions,
    find_institutions,
    labels_in_use,
    listed_institution,
)
from spoiwo.portal.words import institutions_word
from spoiwo.registry import categories
from spoiwo.registry.categories import Sector
from spoiwo.registry.selectors import foreign_name, organization_by_id

PAGE_SIZE = 25
LONGEST_QUERY = 200


@read_only
def organization_list(request: HttpRequest) -> HttpResponse:
    """List institutions in Polish order, narrowed by kind, sector, label, place and words."""
    wanted = WantedInstitutions(
        words=request.GET.get("q", "").strip()[:LONGEST_QUERY],
        category=request.GET.get("rodzaj", ""),
        sector=request.GET.get("sektor", ""),
        label=request.GET.get("etykieta", ""),
        area=request.GET.get("teren", ""),
    )
    page = Paginator(find_institutions(wanted), PAGE_SIZE).get_page(request.GET.get("strona"))
    number = page.paginator.count
    context = {
        "wanted": wanted,
        "page": page,
        "rows": [listed_institution(organization) for organization in page],
        "filters": _filters(wanted),
        "number": number,
        "number_words": institutions_word(number),
    }
    return render(request, "portal/organization_list.html", context)


def _filters(wanted: WantedInstitutions) -> tuple[Choice, ...]:
    return (
        select(
            "rodzaj",
            _("Kind"),
            _("any kind"),
            [(kind.code, kind.label) for kind in categories.CATEGORIES],
            wanted.category,
        ),
        select("sektor", _("Sector"), _("any sector"), Sector.choices, wanted.sector),
        select(
            "etykieta",
            _("Label"),
            _("any label"),
            [(label, label.upper()) for label in labels_in_use()],
            wanted.label,
        ),
        select(
            "teren",
            _("Seat in"),
            _("anywhere"),
            counties_of_seats(clock.today()),
            wanted.area,
            says_names=True,
        ),
    )


@read_only
def organization(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Show an institution as it was on the chosen day; an old address leads to the right one."""
    found = organization_by_id(pk)
    if found.pk != pk or name != organization_slug(found.name):
        query = request.META.get("QUERY_STRING", "")
        address = organization_url(found.pk, found.name)
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    chosen = chosen_day(request)
    context = {
        "organization": found,
        "chosen": chosen,
        "page": institution_page(found, chosen.day),
        "work": work_of(found, clock.today()),
        "foreign": foreign_name(found, page_language()),
        "structured": structured.organization(found),
    }
    return render(request, "portal/organization.html", context)
