"""The book of looks at personal data."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import rules, selectors
from spoiwo.privacy.views.shared import SECTION

A_PAGE = 100


@inner_view(rules.READ_LOOKS)
@require_safe
def look_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show who opened which page with personal data, the latest first."""
    rows = Paginator(selectors.looks_at(partnership), A_PAGE)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "page": rows.get_page(request.GET.get("strona")),
    }
    return render(request, "privacy/look_list.html", context)
