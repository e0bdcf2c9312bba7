"""Territory: what happened in a voivodeship, a powiat, a gmina or a subregion."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.reading import read_only
from spoiwo.portal.links import territory_url
from spoiwo.portal.parts import Link
from spoiwo.portal.selectors.listing import Wanted, find_partnerships, listed
from spoiwo.portal.selectors.map import partnership_map
from spoiwo.portal.selectors.territory import territory_page, voivodeships
from spoiwo.territory.models import Subregion
from spoiwo.territory.selectors import subregions, unit_as_of

NO_UNIT = _("There was no such unit on that day.")


@read_only
def territory_list(request: HttpRequest) -> HttpResponse:
    """List voivodeships and subregions, beside the map of powiats."""
    today = clock.today()
    context = {"rows": voivodeships(today), "subregions": subregions(), "where": partnership_map(today)}
    return render(request, "portal/territory_list.html", context)


@read_only
def territory(request: HttpRequest, key: str) -> HttpResponse:
    """Tell everything that happened in a unit, named as it was on the chosen day."""
    chosen = chosen_day(request)
    unit = unit_as_of(key, chosen.day) or unit_as_of(key, clock.today())
    if unit is None or unit.key != key:
        raise NotFound(NO_UNIT)
    context = {"chosen": chosen, "unit": unit, "page": territory_page(unit, chosen.day, page_language())}
    return render(request, "portal/territory.html", context)


@read_only
def subregion(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a named set of units and the partnerships that work in it."""
    found = Subregion.objects.prefetch_related("units").filter(slug=slug).first()
    if found is None:
        raise NotFound(_("There is no such subregion."))
    units = [Link(unit.full_name, territory_url(unit.key)) for unit in found.units.all()]
    wanted = Wanted(area=frozenset(unit.key for unit in found.units.all()))
    partnerships = list(find_partnerships(wanted)) if units else []
    rows = listed(partnerships, clock.today(), page_language())
    context = {"subregion": found, "units": units, "rows": rows}
    return render(request, "portal/subregion.html", context)
