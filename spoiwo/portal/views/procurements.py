"""The register of procurements with social clauses in public: numbers, the records behind them, files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.market import selectors
from spoiwo.market.web import FORMATS, asked_in, register_file, register_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.links import page_url
from spoiwo.portal.parts import FileLink
from spoiwo.portal.published.record import record_of_register
from spoiwo.visits.web import visits_here


def _need_any(partnership: Partnership) -> None:
    if not selectors.has_procurements(partnership):
        raise NotFound(_("This partnership has recorded no procurements with social clauses."))


@read_only
@public_view
def procurement_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show counts and values by member, year and clause; withdrawn records are left out."""
    _need_any(partnership)
    wanted = asked_in(request)
    name = _("Procurements with social clauses")
    files = [
        FileLink(
            form.upper(), f"{page_url('procurement_file', partnership.slug, form)}?{wanted.address}", name
        )
        for form in FORMATS
    ]
    context = register_page(request, partnership, wanted) | {
        "words": words_of([partnership], page_language())[partnership.pk],
        "visits": visits_here(request),
        "record": record_of_register(partnership, "zamowienia", files),
    }
    return render(request, "portal/procurement_list.html", context)


@read_only
@public_view
def procurement_file(request: HttpRequest, partnership: Partnership, form: str) -> HttpResponse:
    """Hand out the register, narrowed as the page is."""
    _need_any(partnership)
    return register_file(partnership, asked_in(request), form)
