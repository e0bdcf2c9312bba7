"""The protocol of what was erased by itself in a year (GDPR-07)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.numbers import year_number
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import outlived, rules, selectors
from spoiwo.privacy.views.shared import SECTION

_YEARS = 6


@inner_view(rules.KEEP)
@require_safe
def erased_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what is erased after how long, and how much of it was in the chosen year."""
    present = clock.today().year
    years = range(present, present - _YEARS, -1)
    asked = year_number(request.GET.get("rok", ""))
    year = asked if asked and asked in years else present
    context = {
        "partnership": partnership,
        "section": SECTION,
        "year": year,
        "years": years,
        "rows": selectors.erased_in(partnership, year),
        "disposals": [(one, _label(one.series)) for one in outlived.disposals_in(partnership, year)],
    }
    return render(request, "privacy/erased_list.html", context)


def _label(series: str) -> Sentence:
    try:
        return outlived.series_by_code(series).label
    except NotFound:
        # A kind the program has given up; the protocol still tells of it.
        return series
