"""The register of signatories on any day: the page the product is for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spoiwo.common import clock
from spoiwo.common.texts import page_language
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.selectors.register import register_page
from spoiwo.portal.words import institutions_word


@read_only
@public_view
def register(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who belonged to the partnership on the chosen day; a wrong day shows today and says so."""
    chosen = chosen_day(request)
    page = register_page(partnership, chosen.day)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "chosen": chosen,
        "page": page,
        "count": page.register.count,
        "count_word": institutions_word(page.register.count),
        "is_future": chosen.day > clock.today(),
        "founded_iso": partnership.founded_on.isoformat() if partnership.founded_on else "",
    }
    return render(request, "portal/register.html", context)
